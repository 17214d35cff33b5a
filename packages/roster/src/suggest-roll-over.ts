import type { CalendarDate } from '@track/kernel'
import { nextClassName } from './next-class-name.js'
import { nameKey } from './next-year-group.js'
import type { RollOverChoice } from './plan-roll-over.js'
import { readLastDay } from './read-last-day.js'
import type { Roster } from './roster.js'
import { compareYearGroups } from './year-groups.js'

/**
 * What a school is likely to want in a new year, to start from: every class goes one year on by its name (`nextClassName`), the top
 * year leaves, and the youngest classes are opened again for whoever comes.
 *
 * A class in which some are in the top year keeps its name, for the others stay in it. A class without pupils is left out. A school of
 * one year only has no top year, so nobody is taken to leave.
 *
 * @example
 * ```ts
 * import { suggestRollOver } from '@track/roster'
 *
 * const roster = {
 *   pupils: [{ id: 'ada', registeredYear: 'R' }, { id: 'ben', registeredYear: '1' }],
 *   groups: [
 *     { id: 'r', kind: 'class', name: 'R Elm', position: 0 },
 *     { id: 'one', kind: 'class', name: '1 Elm', position: 1 },
 *   ],
 *   memberships: [
 *     { groupId: 'r', pupilId: 'ada', from: '2025-09-01', until: null },
 *     { groupId: 'one', pupilId: 'ben', from: '2025-09-01', until: null },
 *   ],
 *   registeredYears: [],
 * } as const
 * const { classes, newClasses } = suggestRollOver(roster, { startsOn: '2026-09-01' })
 * classes // => [{ groupId: 'r', into: '1 Elm' }, { groupId: 'one', into: null }]
 * newClasses // => ['R Elm']
 * ```
 */
export function suggestRollOver(
  roster: Roster,
  { startsOn, stayingPupilIds = [] }: { readonly startsOn: CalendarDate; readonly stayingPupilIds?: readonly string[] },
): RollOverChoice {
  const { classes, classOf, yearOf, topYear, isWhollyTop } = readLastDay(roster, { startsOn })
  const yearsOf = (classId: string) =>
    [...classOf].flatMap(([pupilId, own]) => (own === classId ? (yearOf(pupilId) ?? []) : []))
  const inhabited = new Set(classOf.values())
  const going = classes
    .filter(({ id }) => inhabited.has(id))
    .map(({ id, name }) => {
      if (isWhollyTop(id)) return { groupId: id, into: null }
      const isPartlyTop = topYear !== undefined && yearsOf(id).includes(topYear)
      return { groupId: id, into: isPartlyTop ? name : nextClassName(name) }
    })
  const taken = new Set(going.flatMap(({ into }) => (into === null ? [] : [nameKey(into)])))
  const [youngest] = classes.flatMap(({ id }) => yearsOf(id)).sort(compareYearGroups)
  const isEntry = (classId: string) => youngest !== undefined && yearsOf(classId).includes(youngest)
  return {
    startsOn,
    classes: going,
    newClasses: classes.filter(({ id, name }) => isEntry(id) && !taken.has(nameKey(name))).map(({ name }) => name),
    stayingPupilIds: [...stayingPupilIds],
  }
}
