import { type CalendarDate, plusDays } from '@track/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, FIRST_DAY, someRoster } from '../test/some-roster.js'
import {
  applyChanges,
  groupsOfPupilAsAt,
  invertChanges,
  isOnRoll,
  planClassMove,
  planGroupChange,
  planLeaving,
  type Roster,
} from './index.js'

const day = fc.integer({ min: 0, max: 380 }).map((days): CalendarDate => plusDays(FIRST_DAY, days))
const someMove = fc.record({
  pupilIds: fc.subarray(['p0', 'p1', 'p2'], { minLength: 1 }),
  toClassId: fc.constantFrom('2 Elm', '2 Oak', 'Kingfishers'),
  on: day,
})
const withPupils = someRoster.filter(({ pupils }) => pupils.length >= 3)
const others = (roster: Roster, pupilIds: readonly string[], asOf: CalendarDate) => {
  const classIds = new Set(roster.groups.filter(({ kind }) => kind === 'class').map(({ id }) => id))
  const groupIds = (pupilId: string) => groupsOfPupilAsAt(roster.memberships, { pupilId, asOf })
  return roster.pupils.map(({ id }) => groupIds(id).filter((group) => !pupilIds.includes(id) || !classIds.has(group)))
}
const classOf = (roster: Roster, pupilId: string, asOf: CalendarDate) =>
  groupsOfPupilAsAt(roster.memberships, { pupilId, asOf }).filter((id) =>
    roster.groups.some((group) => group.id === id && group.kind === 'class'),
  )

describe('a class move', () => {
  it('puts its pupils in that one class from the day on, keeps the days before, and touches nothing else', () => {
    fc.assert(
      fc.property(withPupils, someMove, (roster, move) => {
        const { changes, issues } = planClassMove(roster, move)
        fc.pre(issues.length === 0)
        const after = applyChanges(roster, changes)
        for (const pupilId of move.pupilIds) {
          expect(classOf(after, pupilId, move.on)).toEqual([move.toClassId])
          for (let asOf = FIRST_DAY; asOf < move.on; asOf = plusDays(asOf, 7))
            expect(classOf(after, pupilId, asOf)).toEqual(classOf(roster, pupilId, asOf))
          for (let asOf = move.on; asOf < '2026-12-01'; asOf = plusDays(asOf, 7))
            expect(classOf(after, pupilId, asOf).length).toBeLessThanOrEqual(1)
        }
        for (const asOf of [FIRST_DAY, move.on, plusDays(move.on, 30)])
          expect(others(after, move.pupilIds, asOf)).toEqual(others(roster, move.pupilIds, asOf))
        expect(canonical(applyChanges(after, invertChanges(changes)))).toEqual(canonical(roster))
        expect(planClassMove(after, move).changes.memberships).toEqual([])
      }),
    )
  })

  it('can be corrected on the same day, as though the first had never been', () => {
    fc.assert(
      fc.property(withPupils, someMove, fc.constantFrom('2 Oak', 'Kingfishers'), (roster, move, meant) => {
        fc.pre(planClassMove(roster, move).issues.length === 0)
        const mistaken = applyChanges(roster, planClassMove(roster, move).changes)
        const corrected = applyChanges(mistaken, planClassMove(mistaken, { ...move, toClassId: meant }).changes)
        const atOnce = applyChanges(roster, planClassMove(roster, { ...move, toClassId: meant }).changes)
        for (const pupilId of move.pupilIds)
          for (let asOf = FIRST_DAY; asOf <= move.on; asOf = plusDays(asOf, 7))
            expect(classOf(corrected, pupilId, asOf)).toEqual(classOf(atOnce, pupilId, asOf))
        for (const pupilId of move.pupilIds) expect(classOf(corrected, pupilId, move.on)).toEqual([meant])
      }),
    )
  })
})

describe('leaving', () => {
  it('ends everything on the last day, keeps the days before, and is undone by saying that they did not leave', () => {
    fc.assert(
      fc.property(withPupils, day, (roster, lastDay) => {
        const pupilIds = ['p0', 'p1']
        const { changes, issues } = planLeaving(roster, { pupilIds, lastDay })
        fc.pre(issues.length === 0)
        const after = applyChanges(roster, changes)
        const groupsOn = (of: Roster, pupilId: string, asOf: CalendarDate) =>
          groupsOfPupilAsAt(of.memberships, { pupilId, asOf })
        const back = applyChanges(after, planLeaving(after, { pupilIds, lastDay: null }).changes)
        for (const pupilId of pupilIds) {
          const pupil = after.pupils.find(({ id }) => id === pupilId)!
          expect([isOnRoll(pupil, lastDay), isOnRoll(pupil, plusDays(lastDay, 1))]).toEqual([true, false])
          for (let ahead = 1; ahead < 400; ahead += 40)
            expect(groupsOn(after, pupilId, plusDays(lastDay, ahead))).toEqual([])
          expect(groupsOn(back, pupilId, lastDay)).toEqual(groupsOn(after, pupilId, lastDay))
          expect(groupsOn(back, pupilId, plusDays(lastDay, 1))).toEqual(groupsOn(after, pupilId, lastDay))
          const left = roster.pupils.find(({ id }) => id === pupilId)!.leftOn
          const past = left !== undefined && left < lastDay ? left : lastDay
          for (let asOf = FIRST_DAY; asOf <= past; asOf = plusDays(asOf, 7))
            expect(groupsOn(after, pupilId, asOf)).toEqual(groupsOn(roster, pupilId, asOf))
        }
        expect(planLeaving(after, { pupilIds, lastDay }).changes.memberships).toEqual([])
        expect(canonical(applyChanges(after, invertChanges(changes)))).toEqual(canonical(roster))
      }),
    )
  })
})

describe('the end of a group', () => {
  it('ends its memberships, and another end lets those go on that it ended', () => {
    fc.assert(
      fc.property(someRoster, day, (roster, endsOn) => {
        const group = roster.groups.find(({ id }) => id === '2 Elm')!
        const ended = applyChanges(roster, planGroupChange(roster, { ...group, endsOn }).changes)
        const later = applyChanges(ended, planGroupChange(ended, group).changes)
        for (const { id: pupilId } of roster.pupils) {
          const isIn = (of: Roster, asOf: CalendarDate) =>
            groupsOfPupilAsAt(of.memberships, { pupilId, asOf }).includes('2 Elm')
          expect(isIn(ended, endsOn)).toBe(isIn(roster, endsOn))
          expect(isIn(ended, plusDays(endsOn, 1))).toBe(false)
          if (isIn(roster, plusDays(endsOn, 1))) expect(isIn(later, plusDays(endsOn, 1))).toBe(isIn(roster, endsOn))
        }
      }),
    )
  })
})
