import { type CalendarDate, compareCodeUnits, plusDays } from '@track/kernel'
import type { Group, Membership } from './group.js'
import { isOnRoll } from './is-on-roll.js'
import { yearsOfClassName } from './next-class-name.js'
import { comparePlaces } from './next-year-group.js'
import { parseYearGroup } from './parse-year-group.js'
import type { RegisteredYear, Roster } from './roster.js'
import type { YearGroup } from './year-group.js'
import { compareYearGroups } from './year-groups.js'

/** A school on the last day before a new year: who is where, and in which year. */
export interface LastDay {
  readonly startsOn: CalendarDate
  /** Open on that day, and begun before it. */
  readonly classes: readonly Group[]
  readonly teachingGroups: readonly Group[]
  /** Of the new year already. */
  readonly upcomingClasses: readonly Group[]
  /** Those named after one year group. */
  readonly cohorts: readonly { readonly group: Group; readonly year: YearGroup }[]
  readonly onRoll: readonly string[]
  /** One class each, of those on roll. */
  readonly classOf: ReadonlyMap<string, string>
  readonly inTwoClasses: readonly string[]
  /** Who is to begin in a class only after it closes, and was in none before: the first of their stays. */
  readonly newcomers: readonly Membership[]
  /** On roll and in no class yet, with a place in one of the new year. */
  readonly isJoiner: (pupilId: string) => boolean
  readonly registeredYearOf: (pupilId: string) => YearGroup | undefined
  /** Registered, or else as the cohort or the name of the class says. */
  readonly yearOf: (pupilId: string) => YearGroup | undefined
  /** The last year that the school has; undefined while it has one year only. */
  readonly topYear: YearGroup | undefined
  readonly isWhollyTop: (classId: string) => boolean
}

export function readLastDay(roster: Roster, { startsOn }: { readonly startsOn: CalendarDate }): LastDay {
  const lastDay = plusDays(startsOn, -1)
  const ofKind = (kind: Group['kind']) => roster.groups.filter((group) => group.kind === kind).toSorted(comparePlaces)
  const isClosing = (group: Group) =>
    (group.startsOn === undefined || group.startsOn <= lastDay) &&
    (group.endsOn === undefined || group.endsOn >= lastDay)
  const classes = ofKind('class').filter(isClosing)
  const cohorts = ofKind('cohort').flatMap((group) => {
    const years = parseYearGroup(group.name) ?? []
    return years.length === 1 ? [{ group, year: years[0]! }] : []
  })
  const onRoll = roster.pupils
    .filter((pupil) => isOnRoll(pupil, lastDay))
    .map(({ id }) => id)
    .sort(compareCodeUnits)
  const here = new Set(onRoll)
  const isInForce = ({ from, until }: Membership) => from <= lastDay && (until === null || until >= lastDay)
  const closingIds = new Set(classes.map(({ id }) => id))
  const inClasses = roster.memberships.filter(({ groupId }) => closingIds.has(groupId)).toSorted(newestFirst)
  const classOf = new Map<string, string>()
  const inTwoClasses = new Set<string>()
  for (const row of inClasses) {
    if (!isInForce(row) || !here.has(row.pupilId)) continue
    const known = classOf.get(row.pupilId)
    if (known === undefined) classOf.set(row.pupilId, row.groupId)
    else if (known !== row.groupId) inTwoClasses.add(row.pupilId)
  }

  const registered = new Map(roster.pupils.map(({ id, registeredYear }) => [id, registeredYear]))
  for (const row of roster.registeredYears.filter(({ from }) => from <= lastDay).toSorted(oldestYearFirst))
    registered.set(row.pupilId, row.year ?? undefined)
  const cohortYear = new Map<string, YearGroup>()
  const yearOfCohort = new Map(cohorts.map(({ group, year }) => [group.id, year]))
  for (const row of roster.memberships.filter(isInForce).toSorted(newestFirst)) {
    const year = yearOfCohort.get(row.groupId)
    if (year && !cohortYear.has(row.pupilId)) cohortYear.set(row.pupilId, year)
  }
  const yearOfClass = new Map(
    classes.map(({ id, name }) => [id, yearsOfClassName(name).length === 1 ? yearsOfClassName(name)[0] : undefined]),
  )
  const registeredYearOf = (pupilId: string) => registered.get(pupilId)
  const yearOf = (pupilId: string) =>
    registered.get(pupilId) ?? cohortYear.get(pupilId) ?? yearOfClass.get(classOf.get(pupilId) ?? '')
  const years = [...new Set(onRoll.flatMap((pupilId) => yearOf(pupilId) ?? []))].sort(compareYearGroups)
  const topYear = years.length > 1 || years[0] === '13' ? years.at(-1) : undefined

  const newcomers = newcomersOf(roster, { inClasses, classOf, startsOn })
  const upcomingClasses = ofKind('class').filter((group) => group.startsOn !== undefined && group.startsOn >= startsOn)
  const upcomingIds = new Set(upcomingClasses.map(({ id }) => id))
  const placed = new Set(
    [...newcomers, ...roster.memberships.filter(({ groupId }) => upcomingIds.has(groupId))].map((row) => row.pupilId),
  )

  return {
    startsOn,
    classes,
    teachingGroups: ofKind('teaching-group').filter(isClosing),
    upcomingClasses,
    cohorts,
    onRoll,
    classOf,
    inTwoClasses: [...inTwoClasses],
    newcomers,
    isJoiner: (pupilId) => placed.has(pupilId) && !classOf.has(pupilId),
    registeredYearOf,
    yearOf,
    topYear,
    isWhollyTop: (classId) => {
      const held = [...classOf].flatMap(([pupilId, own]) => (own === classId ? (yearOf(pupilId) ?? []) : []))
      return topYear !== undefined && held.length > 0 && held.every((year) => year === topYear)
    },
  }
}

function newcomersOf(
  roster: Roster,
  {
    inClasses,
    classOf,
    startsOn,
  }: {
    readonly inClasses: readonly Membership[]
    readonly classOf: ReadonlyMap<string, string>
    readonly startsOn: CalendarDate
  },
): Membership[] {
  const pupils = new Map(roster.pupils.map((pupil) => [pupil.id, pupil]))
  const first = new Map<string, Membership>()
  for (const row of inClasses) {
    const pupil = pupils.get(row.pupilId)
    const hasLeft = pupil?.leftOn !== undefined && pupil.leftOn < startsOn
    const isOver = row.until !== null && row.until < startsOn
    // The rows come newest first, so the last one seen is the first of the stays.
    if (pupil && !classOf.has(row.pupilId) && !hasLeft && !isOver) first.set(row.pupilId, row)
  }
  return [...first.values()].map((row) => (row.from < startsOn ? { ...row, from: startsOn } : row))
}

function newestFirst(a: Membership, b: Membership): number {
  return (
    compareCodeUnits(b.from, a.from) || compareCodeUnits(a.groupId, b.groupId) || compareCodeUnits(a.pupilId, b.pupilId)
  )
}

function oldestYearFirst(a: RegisteredYear, b: RegisteredYear): number {
  return compareCodeUnits(a.from, b.from)
}
