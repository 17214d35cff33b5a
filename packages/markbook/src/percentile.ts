import { rationalOf, roundRational } from '@track/kernel'
import { deviationsAbove, shareBelow } from './normal-distribution.js'

/**
 * Which percentile rank goes with a standardised score (mean 100, standard deviation 15)? A whole number from 1 to 99.
 *
 * From the normal distribution, as an approximation: the table of the test's publisher comes first where there is one. The way
 * there and back need not meet. Averages are taken of scores, never of percentile ranks.
 *
 * @example
 * ```ts
 * import { percentileOf } from '@track/markbook'
 *
 * percentileOf(100) // => 50
 * percentileOf(94) // => 34
 * percentileOf(141) // => 99
 * ```
 */
export function percentileOf(standardised: number): number {
  const rounded = roundRational(rationalOf(100 * shareBelow((standardised - 100) / 15)))
  return Math.min(99, Math.max(1, rounded))
}

/**
 * Which standardised score (mean 100, standard deviation 15) goes with a percentile rank? A whole number.
 *
 * `null` at 0 and 100 and beyond: the distribution has no such score.
 *
 * @example
 * ```ts
 * import { standardisedOf } from '@track/markbook'
 *
 * standardisedOf(84) // => 115
 * standardisedOf(2) // => 69
 * standardisedOf(100) // => null
 * ```
 */
export function standardisedOf(percentile: number): number | null {
  if (percentile <= 0 || percentile >= 100) return null
  return roundRational(rationalOf(100 + 15 * deviationsAbove(percentile / 100)))
}
