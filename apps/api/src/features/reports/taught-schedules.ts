import { type CalendarDate, plusDays } from '@track/kernel'
import type { TeachingIndex } from '@track/objectives'
import type { ScheduledObjective, TaughtSchedule } from '@track/reports'
import type { Membership } from '@track/roster'
import type { Teaching } from '../../teaching/load-teaching.js'
import type { TeachingClass } from '../../teaching/teaching-classes.js'

/**
 * What each pupil is taught in a subject, by days instead of on the dates of one page: the same on every day as the teaching index
 * answers. Pupils of the same days are put together.
 *
 * The index is asked only where classes, programmes or what is in them change. In between, the longer one waits the more is taught:
 * each objective from the one day that was written down for it or, where several were, from the first of them that the index confirms.
 */
export function taughtSchedules(
  teaching: Teaching,
  {
    classesOf,
    index,
  }: { readonly classesOf: (subjectId: string) => readonly TeachingClass[]; readonly index: () => TeachingIndex },
): (subjectId: string) => readonly TaughtSchedule[] {
  const membershipsOf = byKey(teaching.memberships, ({ pupilId }) => pupilId)
  const assignmentsOf = byKey(teaching.assignments, ({ groupId, pupilId }) => groupId ?? pupilId!)
  const daysOf = new Map(
    [...byKey(teaching.taughtFroms, ({ groupId, pupilId }) => groupId ?? pupilId!)].map(([owner, rows]) => [
      owner,
      byKey(
        rows.filter(({ taughtFrom }) => taughtFrom !== null),
        ({ objectiveId }) => objectiveId,
      ),
    ]),
  )
  const offered = teaching.objectives.flatMap(({ offeredFrom, retiredOn }) => [offeredFrom, retiredOn])
  const schedules = new Map<string, readonly TaughtSchedule[]>()
  return (subjectId) => {
    const known = schedules.get(subjectId) ?? makeSchedules(subjectId)
    schedules.set(subjectId, known)
    return known
  }

  function makeSchedules(subjectId: string): TaughtSchedule[] {
    const { taughtBy } = index()
    const spells = teaching.programmes
      .filter((programme) => programme.subjectId === subjectId)
      .flatMap((programme) => (programme.spells ?? []).flatMap(({ fromOn, untilOn }) => [fromOn, untilOn]))
    const alike = new Map<string, TaughtSchedule & { pupilIds: string[] }>()
    for (const { pupilIds, questionOn } of classesOf(subjectId)) {
      const pupilId = pupilIds[0]!
      const memberships = membershipsOf.get(pupilId) ?? []
      const owners = [pupilId, ...new Set(memberships.map(({ groupId }) => groupId))]
      const spans = spansOf(
        [...spells, ...offered, ...daysOfMemberships(memberships), ...daysOfAssignments(owners, subjectId)],
        { taughtOn: (asOf) => taughtBy(questionOn(asOf)), daysOf: (id) => daysWritten(owners, id) },
      )
      const key = spans.map(({ objectiveId, from, until }) => `${objectiveId} ${from} ${until}`).join()
      const list = alike.get(key)
      if (list) list.pupilIds.push(...pupilIds)
      else alike.set(key, { subjectId, pupilIds: [...pupilIds], objectives: spans })
    }
    return [...alike.values()]
  }

  function daysOfAssignments(owners: readonly string[], subjectId: string): CalendarDate[] {
    return owners
      .flatMap((owner) => assignmentsOf.get(owner) ?? [])
      .flatMap((row) => (row.subjectId === subjectId ? row.effectiveFrom : []))
  }

  /** The days from which an objective was ever said to be taught to any of these, each once, earliest first. */
  function daysWritten(owners: readonly string[], objectiveId: string): CalendarDate[] {
    const days = new Set<CalendarDate>()
    for (const owner of owners)
      for (const { taughtFrom } of daysOf.get(owner)?.get(objectiveId) ?? []) days.add(taughtFrom!)
    return [...days].sort()
  }
}

/** After every day a school writes down. */
const LAST_DAY = '9999-12-31'

function spansOf(
  changes: readonly (CalendarDate | null | undefined)[],
  {
    taughtOn,
    daysOf,
  }: {
    readonly taughtOn: (day: CalendarDate) => readonly string[]
    readonly daysOf: (objectiveId: string) => readonly CalendarDate[]
  },
): ScheduledObjective[] {
  const starts = [...new Set(changes.flatMap((day) => day ?? []))].filter((day) => day < LAST_DAY).sort()
  const spans: ScheduledObjective[] = []
  for (let place = -1; place < starts.length; place++) {
    const [start, next] = [starts[place], starts[place + 1]]
    const until = next === undefined ? null : plusDays(next, -1)
    for (const objectiveId of taughtOn(until ?? LAST_DAY))
      spans.push({ objectiveId, from: firstDay(objectiveId, start), until })
  }
  return spans

  function firstDay(objectiveId: string, start: CalendarDate | undefined): CalendarDate {
    const days = daysOf(objectiveId)
    if (days.length === 1) return start !== undefined && start > days[0]! ? start : days[0]!
    if (start !== undefined && taughtOn(start).includes(objectiveId)) return start
    return days.find((day) => (start === undefined || day > start) && taughtOn(day).includes(objectiveId))!
  }
}

/** The first day in a group, and the one after the last. */
function daysOfMemberships(memberships: readonly Membership[]): CalendarDate[] {
  return memberships.flatMap(({ from, until }) => [
    from,
    ...(until === null || until >= LAST_DAY ? [] : [plusDays(until, 1)]),
  ])
}

function byKey<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const byId = new Map<string, Row[]>()
  for (const row of rows) {
    const ofKey = byId.get(keyOf(row))
    if (ofKey) ofKey.push(row)
    else byId.set(keyOf(row), [row])
  }
  return byId
}
