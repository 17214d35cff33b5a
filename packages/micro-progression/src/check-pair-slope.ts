import type { Comparison } from './comparison.js'
import type { Estimate } from './estimate.js'

/**
 * Do pairs picked at random come out as the scale says they should?
 *
 * The slope of their outcomes on the distances of the estimate: 1 when the scale is right, far below when it is stretched (adaptive pairs
 * once stretched one five-fold). Only honest for comparisons that the estimate was not made of. Those about pieces it does not place
 * are left out. Null where nothing is left, or where every answer agrees or every one disagrees, so that no slope is steep enough.
 *
 * @example
 * ```ts
 * import { checkPairSlope, estimate } from '@track/micro-progression'
 *
 * const made = estimate([{ a: 'p1', b: 'p2', outcome: 'a', n: 20 }])
 * const { slope } = checkPairSlope(
 *   [
 *     { a: 'p1', b: 'p2', outcome: 'a', n: 7 },
 *     { a: 'p1', b: 'p2', outcome: 'b', n: 3 },
 *   ],
 *   { estimate: made },
 * )!
 * slope.toFixed(2) // => '0.23'
 * ```
 */
export function checkPairSlope(
  checkPairs: readonly Comparison[],
  { estimate: { quality } }: { readonly estimate: Estimate },
): { readonly slope: number; readonly standardError: number } | null {
  const met = checkPairs.flatMap(({ a, b, outcome, n = 1 }) => {
    if (!Object.hasOwn(quality, a) || !Object.hasOwn(quality, b)) return []
    const gap = (quality[a] as number) - (quality[b] as number)
    return gap === 0 ? [] : [{ gap, n, score: outcome === 'tie' ? 0.5 : outcome === 'a' ? 1 : 0 }]
  })
  const isFor = met.some(({ gap, score }) => score === 0.5 || (score === 1) === gap > 0)
  const isAgainst = met.some(({ gap, score }) => score === 0.5 || (score === 1) !== gap > 0)
  if (!isFor || !isAgainst) return null

  let slope = 0
  let information = 0
  for (let round = 0; round < 100; round++) {
    let gradient = 0
    information = 0
    for (const { gap, n, score } of met) {
      const p = 1 / (1 + Math.exp(-slope * gap))
      gradient += n * gap * (score - p)
      information += n * gap * gap * p * (1 - p)
    }
    const stride = gradient / information
    slope += Math.sign(stride) * Math.min(1, Math.abs(stride))
    if (Math.abs(stride) < 1e-10) break
  }
  return { slope, standardError: 1 / Math.sqrt(information) }
}
