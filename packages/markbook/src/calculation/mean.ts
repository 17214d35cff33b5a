import { rational, toNumber } from '@track/kernel'
import { sumOf } from '../sum-of.js'

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
  if (ranks.length === 0) return null
  const { numerator, denominator } = sumOf(ranks)
  return toNumber(rational(numerator, denominator * BigInt(ranks.length)))
}
