import { checkOnePupil } from './check-one-pupil.js'
import { compareNotes } from './compare-notes.js'
import { isBegun } from './is-begun.js'
import type { Microtrack } from './microtrack.js'

const NOTES = 5

/**
 * How many things does this pupil usually get done in a note? Null when there is no note to tell it from.
 *
 * The median of what was done (planned and own) in the last five notes that the pupil has begun (`isBegun`); of an even number of notes
 * the smaller of the two in the middle, so that a list of this size has been finished before. For the pupil and their teacher only.
 *
 * @example
 * ```ts
 * import { usualSize } from '@track/microtrack'
 *
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
