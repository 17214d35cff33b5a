import { meanOfRationals, rationalOf, toNumber } from '@track/kernel'

/**
 * The mean of all ranks, each counting the same, however old; exact before it becomes a number.
 *
 * @example
 * ```ts
 * mean([2, 3, 4, 3]) // => 3
 * mean([]) // => null
 * ```
 */
export function mean(ranks: readonly number[]): number | null {
  const exact = meanOfRationals(ranks.map(rationalOf))
  return exact ? toNumber(exact) : null
}
