import type { CalendarDate } from '@track/kernel'
import { type ProgrammeAssignment, programmeOf } from '@track/objectives'
import type { Change, PlannedRollOver } from '@track/roster'

/** Who teaches or covers a class, and when. */
export interface ClassTeacher {
  readonly groupId: string
  readonly accountId: string
  readonly kind: 'teacher' | 'cover'
  readonly from: CalendarDate
  readonly until: CalendarDate | null
}

export interface NewAssignment {
  readonly id: string
  readonly subjectId: string
  readonly groupId: string
  readonly programmeId: string
}

/**
 * What the classes of a new year take over from today's class of the same name: its teachers and, subject by subject, its programme.
 *
 * Those of a class that closes end with it. A class of the new year that has teachers, or a programme in a subject, keeps its own.
 */
export function planSuccession(
  { newClasses, changes, startsOn, lastDay }: PlannedRollOver,
  {
    teachers,
    assignments,
    newId,
  }: {
    readonly teachers: readonly ClassTeacher[]
    readonly assignments: readonly ProgrammeAssignment[]
    readonly newId: () => string
  },
): { teachers: Change<ClassTeacher>[]; assignments: NewAssignment[] } {
  const closed = new Set(
    changes.groups.flatMap(({ before, after }) => (before && after?.endsOn === lastDay ? before.id : [])),
  )
  const isOpen = ({ until }: ClassTeacher) => until === null || until > lastDay
  const ended = teachers
    .filter((row) => closed.has(row.groupId) && isOpen(row))
    .map((row) => ({ before: row, after: row.from > lastDay ? null : { ...row, until: lastDay } }))
  const taken = newClasses.flatMap(({ groupId, likeGroupId }) => {
    if (likeGroupId === null || teachers.some((row) => row.groupId === groupId)) return []
    const rows = teachers
      .filter((row) => row.groupId === likeGroupId && isOpen(row))
      .map((row) => ({ ...row, groupId, from: row.from > startsOn ? row.from : startsOn }))
    // Of two stays that both reach into the new year, one is enough.
    return rows.filter(
      ({ accountId, from }, place) =>
        rows.findIndex((other) => other.accountId === accountId && other.from === from) === place,
    )
  })
  return {
    teachers: [...ended, ...taken.map((after) => ({ before: null, after }))],
    assignments: newClasses.flatMap(({ groupId, likeGroupId }) => {
      if (likeGroupId === null) return []
      const subjectIds = new Set(assignments.flatMap((row) => (row.groupId === likeGroupId ? row.subjectId : [])))
      return [...subjectIds].flatMap((subjectId) => {
        if (assignments.some((row) => row.groupId === groupId && row.subjectId === subjectId)) return []
        const ofClass = { subjectId, pupilId: '', groupIds: [likeGroupId], asOf: startsOn }
        const programmeId = programmeOf(assignments, ofClass)
        return programmeId === null ? [] : [{ id: newId(), subjectId, groupId, programmeId }]
      })
    }),
  }
}
