/**
 * The newest rank. Ranks come oldest first by `observedOn`, never by when they were entered.
 *
 * @example
 * ```ts
 * latest([2, 3, 4, 3]) // => 3
 * latest([]) // => null
 * ```
 */
export function latest(ranks: readonly number[]): number | null {
  return ranks.at(-1) ?? null
}
