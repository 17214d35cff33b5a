import { type CalendarDate, plusDays } from '@track/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, countedIds, FIRST_DAY, NEW_YEAR, someRoster } from '../test/some-roster.js'
import {
  applyChanges,
  changedSince,
  groupsOfPupilAsAt,
  invertChanges,
  isOnRoll,
  nextYearGroup,
  planRollOver,
  type RollOverChoice,
  type Roster,
  registeredYearAsAt,
  suggestRollOver,
} from './index.js'

const LAST_DAY = plusDays(NEW_YEAR, -1)

/** The suggestion, with some classes named otherwise, some left out, and some pupils staying. */
const someRollOver = someRoster.chain((roster) => {
  const suggested = suggestRollOver(roster, { startsOn: NEW_YEAR })
  return fc
    .record({
      names: fc.array(fc.constantFrom('keep', 'leave', 'out', '2 Elm', 'Robins'), { minLength: 8, maxLength: 8 }),
      stay: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      newClasses: fc.subarray(['R Elm', 'Robins']),
    })
    .map(({ names, stay, newClasses }) => {
      const choice: RollOverChoice = {
        startsOn: NEW_YEAR,
        classes: suggested.classes.flatMap((one, place) => {
          const word = names[place]
          if (word === 'out') return []
          return word === 'keep' ? [one] : [{ ...one, into: word === 'leave' ? null : word! }]
        }),
        newClasses,
        stayingPupilIds: roster.pupils.flatMap(({ id }, place) => (stay[place] ? [id] : [])),
      }
      return { roster, choice }
    })
})
const rolled = (roster: Roster, choice: RollOverChoice) => {
  const plan = planRollOver(roster, choice, { newId: countedIds() })
  return { plan, after: applyChanges(roster, plan.changes) }
}
const classesOf = ({ groups, memberships }: Roster, pupilId: string, asOf: CalendarDate) => {
  const classIds = new Set(groups.filter(({ kind }) => kind === 'class').map(({ id }) => id))
  return groupsOfPupilAsAt(memberships, { pupilId, asOf }).filter((id) => classIds.has(id))
}

const isPlacedLater = ({ groups, memberships }: Roster, pupilId: string) =>
  memberships.some(
    (row) =>
      row.pupilId === pupilId && row.from >= NEW_YEAR && groups.find(({ id }) => id === row.groupId)?.kind === 'class',
  )

describe('a roll-over', () => {
  it('leaves every day of the past as it was', () => {
    fc.assert(
      fc.property(someRollOver, ({ roster, choice }) => {
        const { after } = rolled(roster, choice)
        for (const asOf of [FIRST_DAY, '2025-12-25', '2026-03-02', LAST_DAY] as const)
          for (const pupil of roster.pupils) {
            const here = after.pupils.find(({ id }) => id === pupil.id)!
            expect(isOnRoll(here, asOf)).toBe(isOnRoll(pupil, asOf))
            const question = { pupilId: pupil.id, asOf }
            expect(groupsOfPupilAsAt(after.memberships, question)).toEqual(
              groupsOfPupilAsAt(roster.memberships, question),
            )
            const years = (of: Roster) => registeredYearAsAt(pupil, { years: of.registeredYears, asOf })
            expect(years(after)).toBe(years(roster))
          }
      }),
    )
  })

  it('loses nobody: whoever was here has left, or goes on in the class that was chosen for theirs', () => {
    fc.assert(
      fc.property(someRollOver, ({ roster, choice }) => {
        const { plan, after } = rolled(roster, choice)
        const here = roster.pupils.filter((pupil) => isOnRoll(pupil, LAST_DAY)).map(({ id }) => id)
        expect([...plan.leaverIds, ...plan.goingOnIds].sort()).toEqual(here.sort())
        const chosen = new Set(choice.classes.map(({ groupId }) => groupId))
        for (const pupilId of plan.goingOnIds) {
          const pupil = roster.pupils.find(({ id }) => id === pupilId)!
          if (!isOnRoll(pupil, NEW_YEAR)) continue
          const own = classesOf(roster, pupilId, LAST_DAY)
          // One who was to begin in a class of the new year later has no other until then only if they were in none.
          if (own.some((id) => chosen.has(id))) expect(classesOf(after, pupilId, NEW_YEAR)).toHaveLength(1)
        }
        for (const pupilId of plan.leaverIds) {
          expect(after.pupils.find(({ id }) => id === pupilId)!.leftOn).toBe(LAST_DAY)
          expect(groupsOfPupilAsAt(after.memberships, { pupilId, asOf: NEW_YEAR })).toEqual([])
        }
      }),
    )
  })

  it('puts nobody in two classes on any day, and nobody in a class on a day that it does not have', () => {
    fc.assert(
      fc.property(someRollOver, ({ roster, choice }) => {
        const { after } = rolled(roster, choice)
        for (const { id } of roster.pupils)
          for (let asOf = NEW_YEAR; asOf < '2027-10-01'; asOf = plusDays(asOf, 11))
            expect(classesOf(after, id, asOf).length).toBeLessThanOrEqual(1)
        const groups = new Map(after.groups.map((group) => [group.id, group]))
        for (const { groupId, from, until } of after.memberships) {
          const { startsOn, endsOn } = groups.get(groupId)!
          expect(startsOn === undefined || from >= startsOn).toBe(true)
          expect(endsOn === undefined || (until !== null && until <= endsOn)).toBe(true)
          expect(until === null || until >= from).toBe(true)
        }
        const keys = after.memberships.map(({ groupId, pupilId, from }) => `${groupId} ${pupilId} ${from}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })

  it('moves every registered year one on from where it was, for those who go on and do not stay', () => {
    fc.assert(
      fc.property(someRollOver, ({ roster, choice }) => {
        const { plan, after } = rolled(roster, choice)
        const on = (of: Roster, id: string, asOf: CalendarDate) =>
          registeredYearAsAt(roster.pupils.find((pupil) => pupil.id === id)!, { years: of.registeredYears, asOf })
        for (const { id } of roster.pupils) {
          const was = on(roster, id, LAST_DAY)
          const isJoiner = classesOf(roster, id, LAST_DAY).length === 0 && isPlacedLater(roster, id)
          const goes = plan.goingOnIds.includes(id) && !choice.stayingPupilIds.includes(id) && !isJoiner
          expect(on(after, id, NEW_YEAR)).toBe(goes && was ? nextYearGroup(was) : was)
        }
      }),
    )
  })

  it('is taken back exactly by its inverse, also after a trip through JSON', () => {
    fc.assert(
      fc.property(someRollOver, ({ roster, choice }) => {
        const { plan, after } = rolled(roster, choice)
        const written = JSON.parse(JSON.stringify(plan.changes))
        expect(changedSince(after, written)).toEqual([])
        expect(canonical(applyChanges(after, invertChanges(written)))).toEqual(canonical(roster))
      }),
    )
  })

  it('does not depend on the order of anything', () => {
    fc.assert(
      fc.property(someRollOver, ({ roster, choice }) => {
        const backwards: Roster = {
          pupils: roster.pupils.toReversed(),
          groups: roster.groups.toReversed(),
          memberships: roster.memberships.toReversed(),
          registeredYears: roster.registeredYears.toReversed(),
        }
        const otherWay = {
          ...choice,
          classes: choice.classes.toReversed(),
          stayingPupilIds: choice.stayingPupilIds.toReversed(),
        }
        expect(suggestRollOver(backwards, { startsOn: NEW_YEAR })).toEqual(
          suggestRollOver(roster, { startsOn: NEW_YEAR }),
        )
        expect(rolled(backwards, otherWay).plan).toEqual(rolled(roster, choice).plan)
      }),
    )
  })

  it('can be followed by the next, and changes nothing when it is done again', () => {
    fc.assert(
      fc.property(someRollOver, ({ roster, choice }) => {
        const { after } = rolled(roster, choice)
        const { groups, memberships, registeredYears, leaving } = rolled(after, choice).plan.changes
        expect([groups, memberships, registeredYears, leaving]).toEqual([[], [], [], []])

        const next = suggestRollOver(after, { startsOn: '2027-09-01' })
        let made = 0
        const plan = planRollOver(after, next, { newId: () => `next ${made++}` })
        expect(plan.issues).toEqual([])
        const later = applyChanges(after, plan.changes)
        for (const pupilId of plan.goingOnIds) {
          const isHere = isOnRoll(after.pupils.find(({ id }) => id === pupilId)!, '2027-09-01')
          const had = classesOf(after, pupilId, '2027-08-31').length
          if (isHere && had > 0) expect(classesOf(later, pupilId, '2027-09-01')).toHaveLength(1)
        }
      }),
    )
  })
})
