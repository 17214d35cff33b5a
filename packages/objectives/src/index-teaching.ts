import { type CalendarDate, type Instant, TrackError } from '@track/kernel'
import { greatest, isKnown } from './in-force.js'
import type { ProgrammeAssignment, TaughtFrom } from './programme.js'
import { countsOn, membersOf, type OfferedDays, offeredDaysOf, type ProgrammeContent } from './programme-days.js'
import { compareAssignments, type OfPupil } from './programme-of.js'
import { compareTaughtFroms, earlier } from './taught-by.js'

/** Programmes and taught-from dates of a school, arranged for many questions. A working value, not state to store. */
export interface TeachingIndex {
  /** As the function `programmeOf`. */
  programmeOf(question: TeachingQuestion): string | null
  /** As the function `taughtBy`, in the programme that `programmeOf` finds; nothing if there is none. Pupils may share the list. */
  taughtBy(question: TeachingQuestion): readonly string[]
  /** As the function `plannedBy`, in the programme that `programmeOf` finds: taught or not. Pupils share the list. */
  plannedIn(question: TeachingQuestion): readonly string[]
}

export interface TeachingQuestion extends OfPupil {
  readonly subjectId: string
  readonly asOf: CalendarDate
}

/**
 * The same answers as `programmeOf`, `taughtBy` and `plannedBy`, for a whole school at once.
 *
 * Reads every row once; then a question costs a look-up an objective, so that hundreds of pupils in several subjects on several
 * dates take milliseconds. With `objectives`, one counts only on the days it is offered. `asKnown` leaves out what was recorded later. Rows changed afterwards are not noticed: make a new index.
 *
 * @example
 * ```ts
 * import { indexTeaching } from '@track/objectives'
 *
 * const recordedAt = '2025-09-01T08:00:00.000Z'
 * const teaching = indexTeaching({
 *   programmes: [{ id: 'year-4', objectiveIds: ['o1', 'o2'] }],
 *   assignments: [
 *     { subjectId: 'maths', groupId: '4-oak', pupilId: null, programmeId: 'year-4', effectiveFrom: '2025-09-01', recordedAt },
 *   ],
 *   taughtFroms: [{ objectiveId: 'o2', groupId: '4-oak', pupilId: null, taughtFrom: '2025-09-22', recordedAt }],
 * })
 * const ada = { pupilId: 'ada', groupIds: ['4-oak'], subjectId: 'maths' }
 * teaching.programmeOf({ ...ada, asOf: '2025-10-01' }) // => 'year-4'
 * teaching.taughtBy({ ...ada, asOf: '2025-10-01' }) // => ['o2']
 * teaching.plannedIn({ ...ada, asOf: '2025-10-01' }) // => ['o1', 'o2']
 * ```
 */
export function indexTeaching(
  {
    assignments,
    taughtFroms,
    programmes,
    objectives = [],
  }: {
    readonly assignments: readonly ProgrammeAssignment[]
    readonly taughtFroms: readonly TaughtFrom[]
    readonly programmes: readonly ({ readonly id: string } & ProgrammeContent)[]
    readonly objectives?: readonly OfferedDays[] | undefined
  },
  { asKnown }: { readonly asKnown?: Instant | undefined } = {},
): TeachingIndex {
  const assigned = groupBy(
    assignments.filter((row) => isKnown(row, asKnown)),
    ({ subjectId }) => subjectId,
    (ofSubject) => byOwner(ofSubject, (rows) => rows.toSorted(compareAssignments)),
  )
  const taught = byOwner(
    taughtFroms.filter((row) => isKnown(row, asKnown)),
    lastDays,
  )
  const answers = new Map<string, readonly string[]>()
  const planned = new Map<string, readonly string[]>()
  const offeredDays = offeredDaysOf(objectives)
  const membersIn = new Map(programmes.map((programme) => [programme.id, membersOf(programme, offeredDays)]))

  return { programmeOf, taughtBy, plannedIn }

  function programmeOf({ subjectId, pupilId, groupIds, asOf }: TeachingQuestion): string | null {
    const owners = assigned.get(subjectId)
    const own = inForce(owners?.pupils.get(pupilId), asOf)
    if (own && own.programmeId !== null) return own.programmeId
    const ofGroups = groupIds.flatMap((groupId) => inForce(owners?.groups.get(groupId), asOf) ?? [])
    const speaking = ofGroups.filter(({ programmeId }) => programmeId !== null)
    return greatest(speaking, compareAssignments)?.programmeId ?? null
  }

  function taughtBy(question: TeachingQuestion): readonly string[] {
    const programmeId = programmeOf(question)
    if (programmeId === null) return []
    const objectiveIds = plannedOf(programmeId, question.asOf)
    const own = taught.pupils.get(question.pupilId)
    const groupIds = question.groupIds.filter((groupId) => taught.groups.has(groupId))
    // A class is taught together: without days of their own, its pupils share one answer.
    const key = own ? undefined : JSON.stringify([programmeId, question.asOf, groupIds])
    const shared = key === undefined ? undefined : answers.get(key)
    if (shared) return shared
    const groups = groupIds.map((groupId) => taught.groups.get(groupId)!)
    const answer = objectiveIds.filter((objectiveId) => {
      const day = own?.get(objectiveId) ?? earliestOf(groups, objectiveId)
      return day !== null && day <= question.asOf
    })
    if (key !== undefined) answers.set(key, answer)
    return answer
  }

  function plannedIn(question: TeachingQuestion): readonly string[] {
    const programmeId = programmeOf(question)
    return programmeId === null ? [] : plannedOf(programmeId, question.asOf)
  }

  function plannedOf(programmeId: string, asOf: CalendarDate): readonly string[] {
    const key = `${asOf} ${programmeId}`
    const shared = planned.get(key)
    if (shared) return shared
    const members = membersIn.get(programmeId)
    if (!members) {
      throw new TrackError('objectives/unknown-programme', 'An assignment names a programme that was not passed', {
        programmeId,
      })
    }
    const answer = members.flatMap(({ objectiveId, days }) => (countsOn(days, asOf) ? objectiveId : []))
    planned.set(key, answer)
    return answer
  }
}

function earliestOf(groups: readonly ReadonlyMap<string, CalendarDate>[], objectiveId: string): CalendarDate | null {
  let day: CalendarDate | null = null
  for (const days of groups) day = earlier(day, days.get(objectiveId) ?? null)
  return day
}

interface Owned {
  readonly pupilId: string | null
  readonly groupId: string | null
}

/** What is said of each pupil and of each group, by their ids. */
interface ByOwner<Said> {
  readonly pupils: ReadonlyMap<string, Said>
  readonly groups: ReadonlyMap<string, Said>
}

function byOwner<Row extends Owned, Said>(rows: readonly Row[], say: (rows: readonly Row[]) => Said): ByOwner<Said> {
  return { pupils: groupBy(rows, (row) => row.pupilId, say), groups: groupBy(rows, (row) => row.groupId, say) }
}

function groupBy<Row, Said>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | null,
  say: (rows: readonly Row[]) => Said,
): Map<string, Said> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return new Map([...groups].map(([key, group]) => [key, say(group)]))
}

function inForce(
  oldestFirst: readonly ProgrammeAssignment[] | undefined,
  asOf: CalendarDate,
): ProgrammeAssignment | undefined {
  return oldestFirst?.findLast(({ effectiveFrom }) => effectiveFrom <= asOf)
}

function lastDays(rows: readonly TaughtFrom[]): Map<string, CalendarDate> {
  const days = new Map<string, CalendarDate>()
  for (const { objectiveId, taughtFrom } of rows.toSorted(compareTaughtFroms)) {
    if (taughtFrom === null) days.delete(objectiveId)
    else days.set(objectiveId, taughtFrom)
  }
  return days
}
