import { meanOfRationals, rationalOf, toNumber } from '@track/kernel'
import type { CalculationOf } from './calculation.js'
import { mix } from './mix.js'

/**
 * The most recent rank counts for `latestWeight`, the mean of all earlier ones for the rest.
 *
 * Not a decaying average: every earlier judgement weighs the same, however old. Ranks come oldest first by `observedOn`, never
 * by when they were entered. With a single judgement the answer is that judgement.
 *
 * @example
 * ```ts
 * weightedLatest([2, 3, 4, 3], { latestWeight: 0.65 }) // => 3
 * weightedLatest([4], { latestWeight: 0.65 }) // => 4
 * ```
 */
export function weightedLatest(
  ranks: readonly number[],
  { latestWeight }: Pick<CalculationOf<'weighted-latest'>, 'latestWeight'>,
): number | null {
  const exact = ranks.map(rationalOf)
  const newest = exact.pop()
  if (!newest) return null
  const earlier = meanOfRationals(exact)
  return toNumber(earlier ? mix(newest, earlier, rationalOf(latestWeight)) : newest)
}
