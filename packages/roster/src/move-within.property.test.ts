import { type CalendarDate, plusDays } from '@track/kernel'

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupsOfPupilAsAt, type Membership, moveWithin } from './index.js'

const START: CalendarDate = '2026-09-01'
const day = fc.integer({ min: 0, max: 60 }).map((days) => plusDays(START, days))
/** A pupil's way through three classes, one after the other, the last of them open or not. */
const history = fc
  .array(fc.record({ groupId: fc.constantFrom('oak', 'elm', 'ash'), days: fc.integer({ min: 1, max: 20 }) }), {
    maxLength: 5,
  })
  .chain((stays) =>
    fc.boolean().map((open) => {
      let from = START
      return stays.map(({ groupId, days }, place): Membership => {
        const until = open && place === stays.length - 1 ? null : plusDays(from, days - 1)
        const membership = { groupId, pupilId: 'ada', from, until }
        from = plusDays(from, days)
        return membership
      })
    }),
  )
const move = fc.record({ groupId: fc.constantFrom('oak', 'elm', 'ash'), on: day })

const where = (memberships: readonly Membership[], asOf: CalendarDate) =>
  groupsOfPupilAsAt(memberships, { pupilId: 'ada', asOf })

describe('a move within a family of groups', () => {
  it('leaves the pupil in that one group from the day on, and where they were on the days before', () => {
    fc.assert(
      fc.property(history, move, (memberships, { groupId, on }) => {
        const after = moveWithin(memberships, { pupilId: 'ada', groupId, on })
        expect(where(after, on)).toEqual([groupId])
        const stays = where(memberships, on).includes(groupId)
        for (let later = 1; later < 120; later += 1) {
          const date = plusDays(on, later)
          expect(where(after, date)).toEqual(stays ? where(memberships, date) : [groupId])
        }
        for (let date = START; date < on; date = plusDays(date, 1))
          expect(where(after, date)).toEqual(where(memberships, date))
      }),
    )
  })

  it('changes nothing the second time, and never makes one that ends before it begins', () => {
    fc.assert(
      fc.property(history, move, (memberships, { groupId, on }) => {
        const asked = { pupilId: 'ada', groupId, on }
        const after = moveWithin(memberships, asked)
        expect(after.filter(({ from, until }) => until !== null && until < from)).toEqual([])
        expect(moveWithin(after, asked)).toEqual(after)
      }),
    )
  })

  it('into a group that ends takes the pupil until then, and leaves what begins later', () => {
    fc.assert(
      fc.property(history, move, fc.integer({ min: 0, max: 30 }), (memberships, { groupId, on }, days) => {
        fc.pre(!where(memberships, on).includes(groupId))
        const until = plusDays(on, days)
        const after = moveWithin(memberships, { pupilId: 'ada', groupId, on, until })
        for (let date = on; date <= until; date = plusDays(date, 1)) expect(where(after, date)).toEqual([groupId])
        const later = (rows: readonly Membership[]) => rows.filter(({ from }) => from > until)
        expect(later(after)).toEqual(later(memberships))
      }),
    )
  })
})
