import { rationalOf, toNumber } from '@track/kernel'
import type { CalculationOf } from './calculation.js'
import { mix } from './mix.js'

/**
 * From the oldest rank on, each newer one counts for `decay` and the average so far for the rest.
 *
 * So the weight of a judgement fades with every newer one: 0.65 for the newest, then 0.2275, then 0.079625; the oldest takes
 * what is left. Ranks come oldest first by `observedOn`. With a single judgement the answer is that judgement.
 *
 * @example
 * ```ts
 * decayingAverage([2, 3, 4, 3], { decay: 0.65 }) // => 3.184625
 * decayingAverage([2, 2, 2], { decay: 0.65 }) // => 2
 * ```
 */
export function decayingAverage(
  ranks: readonly number[],
  { decay }: Pick<CalculationOf<'decaying-average'>, 'decay'>,
): number | null {
  if (ranks.length === 0) return null
  const share = rationalOf(decay)
  return toNumber(ranks.map(rationalOf).reduce((average, rank) => mix(rank, average, share)))
}
