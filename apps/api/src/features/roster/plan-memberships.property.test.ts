import { type CalendarDate, plusDays } from '@track/kernel'
import { groupsOfPupilAsAt, type Membership } from '@track/roster'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveWithin } from './plan-memberships.js'

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
const move = fc.record({ groupId: fc.constantFrom('oak', 'elm', 'ash'), today: day, firstDay: day })

function apply(memberships: readonly Membership[], changes: ReturnType<typeof moveWithin>): Membership[] {
  const key = ({ groupId, from }: Membership) => `${groupId} ${from}`
  const gone = new Set([...changes.removed, ...changes.ended].map(key))
  return [...memberships.filter((membership) => !gone.has(key(membership))), ...changes.ended, ...changes.started]
}

const where = (memberships: readonly Membership[], asOf: CalendarDate) =>
  groupsOfPupilAsAt(memberships, { pupilId: 'ada', asOf })

describe('a move within a family of groups', () => {
  it('leaves the pupil in that one group from the day on, and where they were on the days before', () => {
    fc.assert(
      fc.property(history, move, (memberships, { groupId, today, firstDay }) => {
        const after = apply(memberships, moveWithin(memberships, { pupilId: 'ada', groupId, today, firstDay }))
        const from = [today, firstDay].sort().at(-1)!
        expect(where(after, from)).toEqual([groupId])
        const stays = where(memberships, from).includes(groupId)
        for (let later = 1; later < 120; later += 1) {
          const date = plusDays(from, later)
          expect(where(after, date)).toEqual(stays ? where(memberships, date) : [groupId])
        }
        if (memberships.length > 0)
          for (let date = START; date < from; date = plusDays(date, 1))
            expect(where(after, date)).toEqual(where(memberships, date))
      }),
    )
  })

  it('changes nothing the second time, and never makes one that ends before it begins', () => {
    fc.assert(
      fc.property(history, move, (memberships, { groupId, today, firstDay }) => {
        const asked = { pupilId: 'ada', groupId, today, firstDay }
        const after = apply(memberships, moveWithin(memberships, asked))
        expect(after.filter(({ from, until }) => until !== null && until < from)).toEqual([])
        expect(moveWithin(after, asked)).toEqual({ started: [], ended: [], removed: [] })
      }),
    )
  })
})
