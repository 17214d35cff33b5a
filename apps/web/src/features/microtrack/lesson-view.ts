import type { Lesson } from '@track/api-contract'
import { type CalendarDate, compareCodeUnits, type Instant } from '@track/kernel'
import { type Act, type Microtrack, mergeActs, microtrackOf } from '@track/microtrack'
import { mondayOf } from '@track/roster'
import type { ActsHere } from './act-sender'

/** One pupil in a lesson, and their note as it stands. */
export interface LessonPupil {
  readonly pupilId: string
  readonly label: string
  readonly code: string
  readonly note: Microtrack
  /** What was done on it, in its order. */
  readonly log: readonly Act[]
  readonly checkedInAt: Instant | null
  readonly usualSize: number | null
}

/** Everybody's notes, in the order of the register, with what was done on this page and is not yet in the server's log. */
export function layOutLesson(lesson: Lesson, { waiting, kept }: Pick<ActsHere, 'waiting' | 'kept'>): LessonPupil[] {
  const log = mergeActs([lesson.acts, kept.filter(({ publicationId }) => publicationId === lesson.publication.id)])
  const logs = new Map(lesson.pupils.map(({ pupilId }): [string, Act[]] => [pupilId, []]))
  for (const act of [...log, ...afterAll(log, waiting)]) logs.get(act.pupilId)?.push(act)
  return lesson.pupils.map(({ pupilId, before, ...pupil }) => {
    const acts = logs.get(pupilId)!
    const note = microtrackOf(lesson.publication, acts, { pupilId, before })
    const checkedInAt = [pupil.checkedInAt, ...note.checkIns.map(({ recordedAt }) => recordedAt)].reduce(later)
    return { ...pupil, pupilId, note, log: acts, checkedInAt: checkedInAt ?? null }
  })
}

/** Where this week begins, at midnight of this device. */
export function startOfWeek(today: CalendarDate): Instant {
  return new Date(`${mondayOf(today)}T00:00:00`).toISOString()
}

/** What is on its way stands behind all that the log holds, whatever the clock of this device says. */
function afterAll(log: readonly Act[], waiting: readonly Act[]): Act[] {
  const known = new Set(log.map(({ id }) => id))
  const end = Date.parse(log.at(-1)?.recordedAt ?? '1970-01-01T00:00:00.000Z')
  return waiting
    .filter(({ id }) => !known.has(id))
    .map((act, place) => {
      const at = Math.max(Date.parse(act.recordedAt), end + 1) + place
      return { ...act, recordedAt: new Date(at).toISOString() }
    })
}

function later(a: Instant | null | undefined, b: Instant | null | undefined): Instant | null {
  if (a == null || b == null) return a ?? b ?? null
  return compareCodeUnits(a, b) < 0 ? b : a
}
