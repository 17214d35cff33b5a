/**
 * The highest rank there has been, however long ago.
 *
 * @example
 * ```ts
 * highest([2, 3, 4, 3]) // => 4
 * highest([]) // => null
 * ```
 */
export function highest(ranks: readonly number[]): number | null {
  return ranks.length === 0 ? null : Math.max(...ranks)
}
