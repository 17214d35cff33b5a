import { checkOnePupil } from './check-one-pupil.js'
import { compareNotes } from './compare-notes.js'
import type { Microtrack } from './microtrack.js'

const NOTES = 5

/**
 * How many things does this pupil usually get done in a note? Null when there is no note to tell it from.
 *
 * The median of what was done (planned and own) in the last five notes that anything was done on; of an even number of notes the
 * smaller of the two in the middle, so that a list of this size has been finished before. A note that was only given out, closed by
 * a teacher or adjusted by one alone says nothing about the pupil. For the pupil and their teacher only.
 *
 * @example
 * ```ts
 * usualSize([]) // => null
 * ```
 */
export function usualSize(microtracks: readonly Microtrack[]): number | null {
  checkOnePupil(microtracks)
  const sizes = microtracks
    .filter(isBegun)
    .toSorted(compareNotes)
    .slice(-NOTES)
    .map(({ credit }) => credit.creditDone)
    .sort((a, b) => a - b)
  return sizes[Math.ceil(sizes.length / 2) - 1] ?? null
}

function isBegun(note: Microtrack): boolean {
  const { before, after } = note.confidence
  return (
    note.isBuilt ||
    note.isParked ||
    note.exit !== null ||
    note.readyAt !== null ||
    note.askedAt !== null ||
    before !== null ||
    after !== null ||
    note.checkIns.length > 0 ||
    note.criteria.some(({ gauges }) => gauges.length > 0) ||
    note.questions.some(({ answers }) => answers.length > 0) ||
    note.adjustments.some(({ proposedBy }) => proposedBy === 'pupil') ||
    [...note.lines, ...note.moveOn].some(
      ({ done, choice }) => done > 0 || (choice !== null && choice.attempts.length > 0),
    )
  )
}
