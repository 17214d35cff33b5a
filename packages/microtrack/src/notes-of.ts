import { type CalendarDate, compareCodeUnits } from '@track/kernel'
import type { Act } from './act.js'
import { carryOver } from './carry-over.js'
import type { CarryOver, Microtrack } from './microtrack.js'
import { microtrackOf } from './microtrack-of.js'
import type { Publication } from './publication.js'

/** A publication with the class it was given to, and the subject of its template, if it has one. */
export interface GivenNote {
  readonly publication: Publication
  readonly classId: string
  readonly subjectId: string | null
}

/** A pupil's note as it stands, with what came along to it. */
export type NoteOf<G extends GivenNote> = G & { readonly before: CarryOver; readonly note: Microtrack }

/** What nobody took up in so many notes stays where it is; so a list never grows without end. */
export const NOTES_BACK = 6
const LONGEST = 60

/**
 * One pupil's notes as they stand, in the order of their first days, each with what comes along to it.
 *
 * A note follows another when it begins after the other has ended for this pupil (with the time that was agreed), in the same class
 * and in no other subject. What was not done comes along to the first that follow; from a list that was built, what is on it, and from
 * one that was not, what would have been. Nothing comes along from further back than `NOTES_BACK` notes.
 *
 * @example
 * ```ts
 * import { notesOf } from '@track/microtrack'
 * import type { Act, Publication } from '@track/microtrack'
 *
 * const task = { criterionIds: ['c1'], getsMeReady: false, optional: false }
 * const publication = {
 *   id: 'mon', outcome: 'I can find equivalent fractions', criteria: [{ id: 'c1', text: 'I can show it' }],
 *   tasks: [{ ...task, id: 'wall', text: 'Warm up' }, { ...task, id: 'three', text: 'Write my own three' }],
 *   moveOn: [], questions: [], variants: [], readingBand: 'middle', pupils: [{ pupilId: 'ada', variantId: null }],
 *   startsOn: '2026-03-02', endsOn: '2026-03-02', publishedAt: '2026-03-01T16:00:00.000Z',
 * } satisfies Publication
 * const tuesday = { ...publication, id: 'tue', tasks: [], startsOn: '2026-03-03', endsOn: '2026-03-03' } satisfies Publication
 * const given = [publication, tuesday].map((publication) => ({ publication, classId: '4-oak', subjectId: 'maths' }))
 * const tick = {
 *   kind: 'tick', id: 'a1', publicationId: 'mon', pupilId: 'ada', by: 'pupil', via: 'screen', taskId: 'wall',
 *   at: '2026-03-02T09:10:00.000Z', recordedAt: '2026-03-02T09:10:01.000Z', recordedBy: 'ada',
 * } satisfies Act
 * const notes = notesOf(given, [tick], { pupilId: 'ada' })
 * notes.map(({ before }) => before.tasks.map(({ task }) => task.id)) // => [[], ['three']]
 * ```
 */
export function notesOf<G extends GivenNote>(
  given: readonly G[],
  acts: readonly Act[],
  { pupilId }: { readonly pupilId: string },
): NoteOf<G>[] {
  const inOrder = given.toSorted(compareGiven)
  const actsOf = new Map<string, Act[]>(given.map(({ publication }) => [publication.id, []]))
  for (const act of acts) actsOf.get(act.publicationId)?.push(act)
  const fold = ({ publication }: G, before?: CarryOver): Microtrack =>
    microtrackOf(publication, actsOf.get(publication.id)!, { pupilId, before })
  const alone = new Map(given.map((one) => [one, fold(one)]))
  const endOf = (one: G): CalendarDate => alone.get(one)!.endsOn

  function thoseBefore(next: G): G[] {
    const earlier = inOrder.filter(
      (one) => one.publication.startsOn < next.publication.startsOn && isOneStream(one, next),
    )
    const isTakenUp = (end: CalendarDate) => earlier.some(({ publication }) => publication.startsOn > end)
    return earlier.filter((one) => endOf(one) < next.publication.startsOn && !isTakenUp(endOf(one)))
  }
  function beforeOf(next: G, notesBack: number): CarryOver {
    if (notesBack === 0) return NOTHING
    return joined(
      thoseBefore(next).map((one) => {
        const note = alone.get(one)!
        // A list says itself what came along to it, once it is built.
        return carryOver(note.isBuilt ? note : fold(one, beforeOf(one, notesBack - 1)))
      }),
    )
  }

  return inOrder.map((one) => {
    const before = beforeOf(one, NOTES_BACK)
    return { ...one, before, note: fold(one, before) }
  })
}

const NOTHING: CarryOver = { tasks: [], own: [], startNext: null }

function isOneStream(a: GivenNote, b: GivenNote): boolean {
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

function compareGiven({ publication: a }: GivenNote, { publication: b }: GivenNote): number {
  return (
    compareCodeUnits(a.startsOn, b.startsOn) ||
    compareCodeUnits(a.publishedAt, b.publishedAt) ||
    compareCodeUnits(a.id, b.id)
  )
}
