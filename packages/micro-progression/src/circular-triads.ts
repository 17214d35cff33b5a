import type { Comparison } from './comparison.js'
import { pairCountsOf } from './pair-counts.js'

/**
 * How often do three answers go round in a circle: a better than b, b than c, c than a?
 *
 * Only told where every two pieces were compared and somebody won (the majority, where several answered): else null. `consistency` is
 * Kendall and Babington Smith's coefficient (1940): 1 without a circle, 0 with as many as there can be. Pick the comparisons of one
 * judge to ask about that judge.
 *
 * @example
 * ```ts
 * import { circularTriads } from '@track/micro-progression'
 *
 * const round = [
 *   { a: 'p1', b: 'p2', outcome: 'a' },
 *   { a: 'p2', b: 'p3', outcome: 'a' },
 *   { a: 'p1', b: 'p3', outcome: 'b' },
 * ] as const
 * circularTriads(round) // => { triads: 1, most: 1, consistency: 0 }
 * circularTriads(round.slice(1)) // => null
 * ```
 */
export function circularTriads(
  comparisons: readonly Comparison[],
): { readonly triads: number; readonly most: number; readonly consistency: number } | null {
  const { items, first, second, met, won } = pairCountsOf(comparisons)
  const n = items.length
  if (n < 3 || first.length < (n * (n - 1)) / 2) return null
  const wins = new Array<number>(n).fill(0)
  for (let edge = 0; edge < first.length; edge++) {
    const lead = 2 * (won[edge] as number) - (met[edge] as number)
    if (lead === 0) return null
    const winner = (lead > 0 ? first[edge] : second[edge]) as number
    wins[winner] = (wins[winner] as number) + 1
  }
  const triads = (n * (n - 1) * (2 * n - 1)) / 12 - wins.reduce((sum, count) => sum + count * count, 0) / 2
  const most = (n ** 3 - (n % 2 === 0 ? 4 : 1) * n) / 24
  return { triads, most, consistency: 1 - triads / most }
}
