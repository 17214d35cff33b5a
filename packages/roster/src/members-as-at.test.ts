import { type CalendarDate, plusDays } from '@track/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Membership } from './group.js'
import { groupsOfPupilAsAt, membersAsAt } from './members-as-at.js'

const memberships: readonly Membership[] = [
  { groupId: '4-oak', pupilId: 'ben', from: '2025-09-01', until: null },
  { groupId: '4-oak', pupilId: 'ada', from: '2025-09-01', until: '2025-12-31' },
  { groupId: '4-elm', pupilId: 'ada', from: '2026-01-01', until: null },
  { groupId: 'pupil-premium', pupilId: 'ada', from: '2025-09-01', until: null },
]

describe('membersAsAt', () => {
  it('counts the first and the last day', () => {
    expect(membersAsAt(memberships, { groupId: '4-oak', asOf: '2025-08-31' })).toEqual([])
    expect(membersAsAt(memberships, { groupId: '4-oak', asOf: '2025-09-01' })).toEqual(['ada', 'ben'])
    expect(membersAsAt(memberships, { groupId: '4-oak', asOf: '2025-12-31' })).toEqual(['ada', 'ben'])
    expect(membersAsAt(memberships, { groupId: '4-oak', asOf: '2026-01-01' })).toEqual(['ben'])
  })

  it('follows a pupil from class to class, and finds no member of a group it was not told of', () => {
    expect(membersAsAt(memberships, { groupId: '4-elm', asOf: '2026-03-01' })).toEqual(['ada'])
    expect(membersAsAt(memberships, { groupId: '5-ash', asOf: '2026-03-01' })).toEqual([])
  })

  it('names a pupil once though two memberships overlap, and again after a gap', () => {
    const twice: readonly Membership[] = [
      { groupId: 'eal', pupilId: 'dua', from: '2025-09-01', until: '2025-10-31' },
      { groupId: 'eal', pupilId: 'dua', from: '2025-10-15', until: '2025-11-30' },
      { groupId: 'eal', pupilId: 'dua', from: '2026-02-01', until: null },
    ]
    expect(membersAsAt(twice, { groupId: 'eal', asOf: '2025-10-20' })).toEqual(['dua'])
    expect(membersAsAt(twice, { groupId: 'eal', asOf: '2026-01-15' })).toEqual([])
    expect(membersAsAt(twice, { groupId: 'eal', asOf: '2026-02-01' })).toEqual(['dua'])
  })
})

const day = fc.integer({ min: 0, max: 30 }).map((days): CalendarDate => plusDays('2025-09-01', days))
const membership = fc.record({
  groupId: fc.constantFrom('a', 'b'),
  pupilId: fc.constantFrom('p', 'q', 'r'),
  from: day,
  until: fc.option(day),
})

describe('laws', () => {
  it('asks and answers the same from the group and from the pupil, in any order of the input', () => {
    fc.assert(
      fc.property(fc.array(membership), day, (all, asOf) => {
        for (const groupId of ['a', 'b']) {
          const members = membersAsAt(all, { groupId, asOf })
          expect(membersAsAt(all.toReversed(), { groupId, asOf })).toEqual(members)
          for (const pupilId of ['p', 'q', 'r']) {
            expect(groupsOfPupilAsAt(all, { pupilId, asOf }).includes(groupId)).toBe(members.includes(pupilId))
          }
        }
      }),
    )
  })
})
