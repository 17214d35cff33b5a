import { type Advice, type CalendarDate, compareCodeUnits, type Issue, plusDays, TrackError } from '@track/kernel'
import type { Group, Membership } from './group.js'
import { moveWithin } from './move-within.js'
import { comparePlaces, nameKey, nextYearGroup, yearGroupName } from './next-year-group.js'
import { parseYearGroup } from './parse-year-group.js'
import { type LastDay, readLastDay } from './read-last-day.js'
import type { Roster } from './roster.js'
import { changesBetween, type RosterChanges } from './roster-changes.js'
import type { YearGroup } from './year-group.js'
import { compareYearGroups, YEAR_GROUPS } from './year-groups.js'

/** What becomes of each class in the new year, as the school decided. */
export interface RollOverChoice {
  readonly startsOn: CalendarDate
  /** Its pupils go on together in a new class of a name, or leave the school (null). A class left out is closed. */
  readonly classes: readonly { readonly groupId: string; readonly into: string | null }[]
  /** Classes that nobody moves into, such as the next Reception. */
  readonly newClasses: readonly string[]
  /** Registered in the same year again, in the new class that takes the name of their old one. */
  readonly stayingPupilIds: readonly string[]
}

/** What a move into a new year will do: what is written, counted class by class, and what to look at first. */
export interface PlannedRollOver {
  readonly startsOn: CalendarDate
  /** Of the classes that close, and of the leavers. */
  readonly lastDay: CalendarDate
  readonly classes: readonly {
    readonly groupId: string
    readonly name: string
    readonly pupils: number
    readonly into: string | null
    readonly leaving: number
    readonly staying: number
  }[]
  readonly newClasses: readonly {
    readonly groupId: string
    readonly name: string
    readonly pupils: number
    readonly years: readonly YearGroup[]
    /** The class of today of the same name: whoever teaches it and works in its programmes is likely to do so again. */
    readonly likeGroupId: string | null
  }[]
  readonly cohorts: readonly { readonly name: string; readonly pupils: number }[]
  readonly leaverIds: readonly string[]
  /** Who is at the school on the last day and goes on. */
  readonly goingOnIds: readonly string[]
  readonly changes: RosterChanges
  readonly notes: readonly Advice[]
  /** What of the choice does not fit the roster; with one of them nothing changes. */
  readonly issues: readonly Issue[]
}

/**
 * What a move into a new year does: every class of one year closes, and its pupils go on together into a new one.
 *
 * On the day before `startsOn` classes and teaching groups close and leavers leave. From `startsOn` everybody else is in the new class that
 * the choice names for theirs and registered one year group on, each from their own year, so a pupil out of year stays so. Pupils of the
 * top year leave a class that goes on with younger ones. Whoever stays, and whoever was to begin in a class only after it closes, is in
 * the new class that takes its name. Cohorts named after a year group keep their name and take in whoever comes into that year. Key
 * groups and others are left alone, but for leavers.
 *
 * Nobody is lost, nobody is in two classes; whoever is in no class until the new year begins in the year they are registered in; a place that somebody has in the new year already is kept. The past stays as it was on
 * every day, and the inverse of `changes` takes all of it back. The order of the rows decides nothing; `newId` names what is made.
 *
 * @example
 * ```ts
 * import { planRollOver } from '@track/roster'
 *
 * const roster = {
 *   pupils: [{ id: 'ada', registeredYear: '3' }, { id: 'ben', registeredYear: '6' }],
 *   groups: [
 *     { id: 'oak', kind: 'class', name: '3 Oak', position: 3 },
 *     { id: 'elm', kind: 'class', name: '6 Elm', position: 6 },
 *   ],
 *   memberships: [
 *     { groupId: 'oak', pupilId: 'ada', from: '2025-09-01', until: null },
 *     { groupId: 'elm', pupilId: 'ben', from: '2025-09-01', until: null },
 *   ],
 *   registeredYears: [],
 * } as const
 * const classes = [{ groupId: 'oak', into: '4 Oak' }, { groupId: 'elm', into: null }]
 * const choice = { startsOn: '2026-09-01', classes, newClasses: [], stayingPupilIds: [] } as const
 * const plan = planRollOver(roster, choice, { newId: () => 'new' })
 * plan.newClasses // => [{ groupId: 'new', name: '4 Oak', pupils: 1, years: ['4'], likeGroupId: null }]
 * plan.leaverIds // => ['ben']
 * plan.changes.registeredYears // => [{ before: null, after: { pupilId: 'ada', from: '2026-09-01', year: '4' } }]
 * ```
 */
export function planRollOver(
  roster: Roster,
  choice: RollOverChoice,
  { newId }: { readonly newId: () => string },
): PlannedRollOver {
  const { startsOn } = choice
  const lastDay = plusDays(startsOn, -1)
  const today = readLastDay(roster, { startsOn })
  const issues = checkChoice(choice, { roster, today })
  const fates = decide(choice, { today })
  const places = openClasses(choice, { roster, today, fates, newId })
  const years = yearsFrom(roster, { startsOn, today, fates })
  const cohorts = moveCohorts(roster, { startsOn, today, fates, yearOf: years.yearOf, newId })
  const after = issues.length > 0 ? roster : rolledOver(roster, { lastDay, today, fates, places, years, cohorts })

  const inClass = (groupId: string) => [...today.classOf].flatMap(([id, own]) => (own === groupId ? [id] : []))
  const count = (ids: readonly string[], fate: Fate['kind']) => ids.filter((id) => fates.get(id)?.kind === fate).length
  const ids = (kinds: readonly Fate['kind'][]) =>
    [...fates].flatMap(([id, { kind }]) => (kinds.includes(kind) ? [id] : [])).sort(compareCodeUnits)
  const intoOf = new Map(choice.classes.map(({ groupId, into }) => [groupId, into]))
  return {
    startsOn,
    lastDay,
    classes: today.classes.map(({ id: groupId, name }) => {
      const members = inClass(groupId)
      return {
        groupId,
        name,
        pupils: members.length,
        into: intoOf.get(groupId) ?? null,
        leaving: count(members, 'leaves'),
        staying: count(members, 'stays'),
      }
    }),
    newClasses: places.classes.map(({ group, likeGroupId }) => {
      const pupilIds = places.rows.filter(({ groupId }) => groupId === group.id).map(({ pupilId }) => pupilId)
      const held = new Set(pupilIds.flatMap((id) => years.yearOf(id) ?? []))
      return { groupId: group.id, name: group.name, pupils: pupilIds.length, years: inOrder(held), likeGroupId }
    }),
    cohorts: cohorts.counts,
    leaverIds: ids(['leaves']),
    goingOnIds: ids(['goes-on', 'stays']),
    changes: changesBetween(roster, after),
    notes: notesOn(choice, { roster, today, fates }),
    issues,
  }
}

/** What becomes of somebody who is at the school on the last day. */
type Fate =
  | { readonly kind: 'leaves' }
  /** In the same year again, in the class of this name; null for one who was in none, or begins in the new year only. */
  | { readonly kind: 'stays'; readonly into: string | null }
  /** One year group on, in the class of this name; null for no class. */
  | { readonly kind: 'goes-on'; readonly into: string | null }

function decide(
  { classes, stayingPupilIds }: RollOverChoice,
  { today }: { readonly today: LastDay },
): ReadonlyMap<string, Fate> {
  const intoOf = new Map(classes.map(({ groupId, into }) => [groupId, into]))
  const staying = new Set(stayingPupilIds)
  const nameOf = new Map(today.classes.map(({ id, name }) => [id, name]))
  return new Map(
    today.onRoll.map((pupilId): [string, Fate] => {
      const classId = today.classOf.get(pupilId)
      const isTop = today.topYear !== undefined && today.yearOf(pupilId) === today.topYear
      if (today.isJoiner(pupilId)) return [pupilId, { kind: 'stays', into: null }]
      if (staying.has(pupilId)) return [pupilId, { kind: 'stays', into: nameOf.get(classId ?? '') ?? null }]
      if (classId === undefined) return [pupilId, isTop ? { kind: 'leaves' } : { kind: 'goes-on', into: null }]
      const into = intoOf.get(classId)
      if (into === undefined) return [pupilId, isTop ? { kind: 'leaves' } : { kind: 'goes-on', into: null }]
      const leaves = into === null || (isTop && !today.isWhollyTop(classId))
      return [pupilId, leaves ? { kind: 'leaves' } : { kind: 'goes-on', into }]
    }),
  )
}

interface Places {
  readonly classes: readonly { readonly group: Group; readonly likeGroupId: string | null }[]
  readonly rows: readonly Membership[]
}

/** The classes of the new year, and who is in them. */
function openClasses(
  { startsOn, classes, newClasses }: RollOverChoice,
  {
    roster,
    today,
    fates,
    newId,
  }: {
    readonly roster: Roster
    readonly today: LastDay
    readonly fates: ReadonlyMap<string, Fate>
    readonly newId: () => string
  },
): Places {
  const wanted = new Map<string, { name: string; sourceId: string | null }>()
  const want = (name: string, sourceId: string | null) => {
    const known = wanted.get(nameKey(name))
    if (known === undefined) wanted.set(nameKey(name), { name: name.trim(), sourceId })
  }
  const intoOf = new Map(classes.map(({ groupId, into }) => [groupId, into]))
  for (const { id } of today.classes) {
    const into = intoOf.get(id)
    if (into) want(into, id)
  }
  for (const name of newClasses) want(name, null)
  for (const { id, name } of today.classes) {
    const stays = [...today.classOf].some(([pupilId, own]) => own === id && fates.get(pupilId)?.kind === 'stays')
    if (stays || today.newcomers.some(({ groupId }) => groupId === id)) want(name, id)
  }

  const placeOf = new Map(today.classes.map((group) => [group.id, group.position]))
  const upcoming = new Map(today.upcomingClasses.map((group) => [nameKey(group.name), group]))
  const made = [...wanted].map(([key, { name, sourceId }]) => {
    const like = today.classes.find((group) => nameKey(group.name) === key)
    const position = like?.position ?? (sourceId === null ? 0 : placeOf.get(sourceId)!)
    const known = upcoming.get(key)
    const group: Group = known ? { ...known, startsOn } : { id: newId(), kind: 'class', name, position, startsOn }
    return { group, likeGroupId: like?.id ?? null }
  })
  const ready = made.toSorted((a, b) => comparePlaces(a.group, b.group))
  const idOf = new Map(ready.map(({ group }) => [nameKey(group.name), group.id]))
  return { classes: ready, rows: placesIn({ startsOn, roster, today, fates, idOf }) }
}

function placesIn({
  startsOn,
  roster,
  today,
  fates,
  idOf,
}: {
  readonly startsOn: CalendarDate
  readonly roster: Roster
  readonly today: LastDay
  readonly fates: ReadonlyMap<string, Fate>
  readonly idOf: ReadonlyMap<string, string>
}): Membership[] {
  const upcoming = new Set(today.upcomingClasses.map(({ id }) => id))
  const planned = new Map<string, CalendarDate>()
  for (const { groupId, pupilId, from } of roster.memberships) {
    const known = planned.get(pupilId)
    if (upcoming.has(groupId) && (known === undefined || from < known)) planned.set(pupilId, from)
  }
  const nameOf = new Map(today.classes.map(({ id, name }) => [id, name]))
  const leftOn = new Map(roster.pupils.map((pupil) => [pupil.id, pupil.leftOn]))
  const wanted = [
    ...[...fates].flatMap(([pupilId, fate]) =>
      fate.kind === 'leaves' || fate.into === null ? [] : [{ pupilId, name: fate.into, from: startsOn }],
    ),
    ...today.newcomers.map(({ pupilId, groupId, from }) => ({ pupilId, name: nameOf.get(groupId)!, from })),
  ]
  return wanted.flatMap(({ pupilId, name, from }): Membership[] => {
    const first = planned.get(pupilId)
    const until = first === undefined ? (leftOn.get(pupilId) ?? null) : plusDays(first, -1)
    return until !== null && until < from ? [] : [{ groupId: idOf.get(nameKey(name))!, pupilId, from, until }]
  })
}

/** In which year each pupil is registered in the new year, and the rows that say so. */
function yearsFrom(
  { registeredYears }: Roster,
  {
    startsOn,
    today,
    fates,
  }: { readonly startsOn: CalendarDate; readonly today: LastDay; readonly fates: ReadonlyMap<string, Fate> },
) {
  const said = new Map(registeredYears.filter(({ from }) => from === startsOn).map((row) => [row.pupilId, row.year]))
  const yearOf = (pupilId: string): YearGroup | undefined => {
    const known = said.get(pupilId)
    if (known !== undefined) return known ?? undefined
    const year = today.yearOf(pupilId)
    return year && (fates.get(pupilId)?.kind === 'goes-on' ? (nextYearGroup(year) ?? year) : year)
  }
  const rows = [...fates].flatMap(([pupilId, { kind }]) => {
    const year = today.registeredYearOf(pupilId)
    const next = year && nextYearGroup(year)
    return kind === 'goes-on' && next && !said.has(pupilId) ? [{ pupilId, from: startsOn, year: next }] : []
  })
  return { yearOf, rows }
}

/** Cohorts of one year group each keep their name: their pupils move on to the next. */
function moveCohorts(
  roster: Roster,
  {
    startsOn,
    today,
    fates,
    yearOf,
    newId,
  }: {
    readonly startsOn: CalendarDate
    readonly today: LastDay
    readonly fates: ReadonlyMap<string, Fate>
    readonly yearOf: (pupilId: string) => YearGroup | undefined
    readonly newId: () => string
  },
) {
  const cohortOf = new Map(today.cohorts.toReversed().map(({ group, year }) => [year, group]))
  const family = new Map<string, Membership[]>()
  const cohortIds = new Set(today.cohorts.map(({ group }) => group.id))
  for (const row of roster.memberships)
    if (cohortIds.has(row.groupId)) family.set(row.pupilId, [...(family.get(row.pupilId) ?? []), row])
  const made: Group[] = []
  const ofCohort = (year: YearGroup): Group => {
    const known = cohortOf.get(year)
    if (known) return known
    const group: Group = { id: newId(), kind: 'cohort', name: yearGroupName(year), position: YEAR_GROUPS.indexOf(year) }
    made.push(group)
    cohortOf.set(year, group)
    return group
  }
  const moves = [...fates].flatMap(([pupilId, { kind }]) => {
    const rows = family.get(pupilId) ?? []
    const year = yearOf(pupilId)
    const isIn = rows.some(({ from, until }) => from < startsOn && (until === null || until >= plusDays(startsOn, -1)))
    return kind === 'goes-on' && year && isIn ? [{ pupilId, rows, year }] : []
  })
  // Made in the order of the years, so that the order of the pupils names nothing.
  for (const year of inOrder(new Set(moves.map((move) => move.year)))) ofCohort(year)
  for (const { pupilId, rows, year } of moves)
    family.set(pupilId, moveWithin(rows, { pupilId, groupId: ofCohort(year).id, on: startsOn }))

  const here = new Set([...fates].flatMap(([id, { kind }]) => (kind === 'leaves' ? [] : [id])))
  const rows = [...family.values()].flat()
  const counts = [...today.cohorts, ...made.map((group) => ({ group, year: parseYearGroup(group.name)![0]! }))]
    .toSorted((a, b) => compareYearGroups(a.year, b.year) || comparePlaces(a.group, b.group))
    .map(({ group }) => ({
      name: group.name,
      pupils: rows.filter(
        ({ groupId, pupilId, from, until }) =>
          groupId === group.id && here.has(pupilId) && from <= startsOn && (until === null || until >= startsOn),
      ).length,
    }))
  return { cohortIds, made, rows, counts }
}

function rolledOver(
  roster: Roster,
  {
    lastDay,
    today,
    fates,
    places,
    years,
    cohorts,
  }: {
    readonly lastDay: CalendarDate
    readonly today: LastDay
    readonly fates: ReadonlyMap<string, Fate>
    readonly places: Places
    readonly years: ReturnType<typeof yearsFrom>
    readonly cohorts: ReturnType<typeof moveCohorts>
  },
): Roster {
  const closing = new Set([...today.classes, ...today.teachingGroups].map(({ id }) => id))
  const begun = new Map(
    [...places.classes.map(({ group }) => group), ...cohorts.made].map((group) => [group.id, group]),
  )
  const leaves = (pupilId: string) => fates.get(pupilId)?.kind === 'leaves'
  const known = new Set(roster.groups.map(({ id }) => id))
  return {
    pupils: roster.pupils.map((pupil) => (leaves(pupil.id) ? { ...pupil, leftOn: lastDay } : pupil)),
    groups: [
      ...roster.groups.map((group) =>
        closing.has(group.id) ? { ...group, endsOn: lastDay } : (begun.get(group.id) ?? group),
      ),
      ...[...begun.values()].filter(({ id }) => !known.has(id)),
    ],
    memberships: [
      ...[...roster.memberships.filter(({ groupId }) => !cohorts.cohortIds.has(groupId)), ...cohorts.rows].flatMap(
        (row): Membership[] => {
          const ends = closing.has(row.groupId) || leaves(row.pupilId)
          if (!ends || (row.until !== null && row.until <= lastDay)) return [row]
          return row.from > lastDay ? [] : [{ ...row, until: lastDay }]
        },
      ),
      ...places.rows,
    ],
    registeredYears: [...roster.registeredYears, ...years.rows],
  }
}

function checkChoice(
  { classes, stayingPupilIds }: RollOverChoice,
  { roster, today }: { readonly roster: Roster; readonly today: LastDay },
): Issue[] {
  const closing = new Set(today.classes.map(({ id }) => id))
  const known = new Set([...roster.groups, ...roster.pupils].map(({ id }) => id))
  for (const id of [...classes.map(({ groupId }) => groupId), ...stayingPupilIds])
    if (!known.has(id)) throw new TrackError('roster/not-in-roster', 'The choice names what the roster lacks', { id })
  return classes.flatMap(({ groupId }, place): Issue[] => {
    const at = { row: place + 1, field: 'classes', severity: 'error' } as const
    if (!closing.has(groupId))
      return [{ ...at, code: 'roll-over/not-open', message: 'This is not a class of the year that ends: leave it out' }]
    if (classes.findIndex((other) => other.groupId === groupId) < place)
      return [
        { ...at, code: 'roll-over/twice', message: 'This class is in the list already: leave one of the two out' },
      ]
    return []
  })
}

function notesOn(
  { classes }: RollOverChoice,
  {
    roster,
    today,
    fates,
  }: { readonly roster: Roster; readonly today: LastDay; readonly fates: ReadonlyMap<string, Fate> },
): Advice[] {
  const notes: Advice[] = []
  const note = (code: string, message: string) => notes.push({ code: `roll-over/${code}`, message })
  const pupils = (count: number) => (count === 1 ? '1 pupil' : `${count} pupils`)
  const intoOf = new Map(classes.map(({ groupId, into }) => [groupId, into]))
  const sources = new Map<string, string[]>()
  for (const { id, name } of today.classes) {
    const members = [...today.classOf].flatMap(([pupilId, own]) => (own === id ? [pupilId] : []))
    const fatesOf = members.map((pupilId) => fates.get(pupilId)!)
    const leaving = fatesOf.filter(({ kind }) => kind === 'leaves').length
    const years = inOrder(new Set(members.flatMap((pupilId) => today.yearOf(pupilId) ?? [])))
    const into = intoOf.get(id)
    if (into === undefined) {
      const homeless = fatesOf.filter((fate) => fate.kind === 'goes-on').length
      if (homeless > 0)
        note(
          'class-left-out',
          `"${name}" closes and nothing follows it: ${pupils(homeless)} will be in no class. Say where they go.`,
        )
    } else if (into === null) {
      const early = members.filter(
        (pupilId) => fates.get(pupilId)!.kind === 'leaves' && today.yearOf(pupilId) !== today.topYear,
      ).length
      if (early > 0 && today.topYear !== undefined)
        note(
          'leaves-early',
          `"${name}" leaves, and with it ${pupils(early)} not in the top year. Say who stays, or move them to another class first.`,
        )
    } else {
      sources.set(nameKey(into), [...(sources.get(nameKey(into)) ?? []), name])
      if (leaving > 0)
        note(
          'mixed-class',
          `Of "${name}", ${pupils(leaving)} in the top year leave${leaving === 1 ? 's' : ''}; the others stay together in "${into}".`,
        )
      else if (years.length > 1 && nameKey(into) === nameKey(name))
        note(
          'mixed-class',
          `"${name}" holds more than one year: its pupils stay together, each one year on. Move those who go to another class on the first day.`,
        )
    }
  }
  for (const [key, names] of sources)
    if (names.length > 1)
      note(
        'merged',
        `${names.map((name) => `"${name}"`).join(' and ')} go on together in "${[...intoOf.values()].find((into) => into && nameKey(into) === key)}".`,
      )

  const classless = today.onRoll.filter((pupilId) => !today.classOf.has(pupilId) && !today.isJoiner(pupilId))
  const leavers = classless.filter((pupilId) => fates.get(pupilId)!.kind === 'leaves').length
  if (classless.length > 0)
    note(
      'in-no-class',
      `${pupils(classless.length)} on roll ${classless.length === 1 ? 'is' : 'are'} in no class: ${leavers} of the top year will leave, the others go one year on without a class.`,
    )
  const unknown = today.onRoll.filter((pupilId) => today.registeredYearOf(pupilId) === undefined).length
  if (unknown > 0)
    note(
      'year-unknown',
      `${pupils(unknown)} ${unknown === 1 ? 'has' : 'have'} no registered year: they go where their class goes.`,
    )
  if (today.inTwoClasses.length > 0)
    note(
      'in-two-classes',
      `${pupils(today.inTwoClasses.length)} ${today.inTwoClasses.length === 1 ? 'is' : 'are'} in two classes: the one they came into last says where they go.`,
    )
  const closing = new Set(today.classes.map(({ id }) => id))
  const dropped = new Set(
    roster.memberships
      .filter(
        ({ groupId, pupilId, from }) =>
          from > plusDays(today.startsOn, -1) && closing.has(groupId) && today.classOf.has(pupilId),
      )
      .map(({ pupilId }) => pupilId),
  )
  if (dropped.size > 0)
    note(
      'planned-moves',
      `${pupils(dropped.size)} ${dropped.size === 1 ? 'was' : 'were'} to move to a class that closes before that day: they go with the class they are in.`,
    )
  return notes
}

function inOrder(years: ReadonlySet<YearGroup>): YearGroup[] {
  return [...years].sort(compareYearGroups)
}
