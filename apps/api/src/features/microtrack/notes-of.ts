import type { CalendarDate } from '@track/kernel'
import { type Act, type CarryOver, carryOver, type Microtrack, microtrackOf } from '@track/microtrack'
import type { StoredPublication } from './publications-repository.js'

/** A pupil's note as it stands, with what came along to it. */
export interface PupilNote extends StoredPublication {
  readonly before: CarryOver
  readonly note: Microtrack
}

/** What nobody took up in so many notes stays where it is; so a list never grows without end. */
const NOTES_BACK = 6
const LONGEST = 60

/**
 * One pupil's notes as they stand, in the order of their first days, each with what comes along to it.
 *
 * A note follows another when it begins after the other has ended for this pupil (with the time that was agreed), in the same class
 * and in no other subject. What was not done comes along to the first that follow; from a list that was built, what is on it, and from
 * one that was not, what would have been.
 */
export function notesOf(
  given: readonly StoredPublication[],
  acts: readonly Act[],
  { pupilId }: { readonly pupilId: string },
): PupilNote[] {
  const inOrder = given.toSorted(compareGiven)
  const actsOf = new Map<string, Act[]>(given.map(({ publication }) => [publication.id, []]))
  for (const act of acts) actsOf.get(act.publicationId)?.push(act)
  const fold = ({ publication }: StoredPublication, before?: CarryOver): Microtrack =>
    microtrackOf(publication, actsOf.get(publication.id)!, { pupilId, before })
  const alone = new Map(given.map((stored) => [stored, fold(stored)]))
  const endOf = (stored: StoredPublication): CalendarDate => alone.get(stored)!.endsOn

  function thoseBefore(next: StoredPublication): StoredPublication[] {
    const earlier = inOrder.filter(
      (one) => one.publication.startsOn < next.publication.startsOn && isOneStream(one, next),
    )
    const isTakenUp = (end: CalendarDate) => earlier.some(({ publication }) => publication.startsOn > end)
    return earlier.filter((one) => endOf(one) < next.publication.startsOn && !isTakenUp(endOf(one)))
  }
  function beforeOf(stored: StoredPublication, notesBack: number): CarryOver {
    if (notesBack === 0) return NOTHING
    return joined(
      thoseBefore(stored).map((one) => {
        const note = alone.get(one)!
        // A list says itself what came along to it, once it is built.
        return carryOver(note.isBuilt ? note : fold(one, beforeOf(one, notesBack - 1)))
      }),
    )
  }

  return inOrder.map((stored) => {
    const before = beforeOf(stored, NOTES_BACK)
    return { ...stored, before, note: fold(stored, before) }
  })
}

const NOTHING: CarryOver = { tasks: [], own: [], startNext: null }

function isOneStream(a: StoredPublication, b: StoredPublication): boolean {
  return a.classId === b.classId && (a.subjectId === null || b.subjectId === null || a.subjectId === b.subjectId)
}

/** Of several notes that ended, each task once and the last words about where to start. */
function joined(parts: readonly CarryOver[]): CarryOver {
  const tasks = new Map(parts.flatMap((part) => part.tasks).map((one) => [one.task.id, one]))
  const own = new Map(parts.flatMap((part) => part.own).map((one) => [one.taskId, one]))
  return {
    tasks: [...tasks.values()].slice(0, LONGEST),
    own: [...own.values()].slice(0, LONGEST),
    startNext: parts.findLast(({ startNext }) => startNext !== null)?.startNext ?? null,
  }
}

function compareGiven({ publication: a }: StoredPublication, { publication: b }: StoredPublication): number {
  return compare(a.startsOn, b.startsOn) || compare(a.publishedAt, b.publishedAt) || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
