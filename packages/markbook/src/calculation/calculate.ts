import { compareEntries } from '../compare-entries.js'
import type { EntryLike } from '../entry.js'
import type { Calculation } from './calculation.js'
import { decayingAverage } from './decaying-average.js'
import { highest } from './highest.js'
import { latest } from './latest.js'
import { mean } from './mean.js'
import { nTimes } from './n-times.js'
import { weightedLatest } from './weighted-latest.js'

/** A judgement whose depth has been read on its scale. */
export type ObservedRank = Pick<EntryLike, 'id' | 'observedOn' | 'recordedAt'> & { readonly rank: number }

/**
 * What do these judgements of one objective come to, by the school's own calculation? `null` when nothing is known.
 *
 * Judgements may come in any order: they are put oldest first by `compareEntries`, the day they were observed before all, so
 * late paper evidence takes its place in the past. Bare ranks have no day and must be oldest first already. The arithmetic is
 * exact and the answer unrounded: a pupil who was secure each time is secure, whatever the weights.
 *
 * @example
 * ```ts
 * import { calculate } from '@track/markbook'
 *
 * calculate([2, 3, 4, 3], { method: 'n-times', times: 3, atLeast: 3 }) // => 10 / 3
 * const entered = [
 *   { id: 'b', rank: 3, observedOn: '2026-03-02', recordedAt: '2026-03-02T10:00:00.000Z' },
 *   { id: 'late', rank: 2, observedOn: '2026-02-20', recordedAt: '2026-03-09T16:00:00.000Z' },
 * ] as const
 * calculate(entered, { method: 'latest' }) // => 3
 * calculate([], { method: 'mean' }) // => null
 * ```
 */
export function calculate(
  judgements: readonly number[] | readonly ObservedRank[],
  calculation: Calculation,
): number | null {
  const ranks = areRanks(judgements) ? judgements : oldestFirst(judgements)
  switch (calculation.method) {
    case 'latest':
      return latest(ranks)
    case 'highest':
      return highest(ranks)
    case 'n-times':
      return nTimes(ranks, calculation)
    case 'weighted-latest':
      return weightedLatest(ranks, calculation)
    case 'decaying-average':
      return decayingAverage(ranks, calculation)
    case 'mean':
      return mean(ranks)
  }
}

function areRanks(judgements: readonly number[] | readonly ObservedRank[]): judgements is readonly number[] {
  return typeof judgements[0] === 'number'
}

function oldestFirst(judgements: readonly ObservedRank[]): number[] {
  return [...judgements].sort(compareEntries).map(({ rank }) => rank)
}
