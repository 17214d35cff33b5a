import type { Id } from '@track/kernel'
import type { Comparison } from './comparison.js'
import { variancesAt } from './covariance-at.js'
import { fitMap } from './fit-map.js'
import { modelOf } from './model-of.js'
import { pairCountsOf } from './pair-counts.js'

/** How far pieces of this kind really spread, as far as the comparisons can tell, and what share of that is known. */
export interface EmpiricalBayes {
  readonly priorSd: number
  readonly reliability: number
  readonly quality: Readonly<Record<Id, number>>
  readonly standardError: Readonly<Record<Id, number>>
}

/**
 * How reliable is the order, told honestly even where pairs were chosen by what was known already?
 *
 * The spread of the pieces is estimated from the comparisons themselves (the prior under which the posterior has that very spread), and
 * reliability is the share of it that is not error. A little cautious where comparisons are few. Not for ordering: on few comparisons
 * the spread comes out too small and everything huddles. Null without comparisons.
 *
 * @example
 * ```ts
 * import { empiricalBayes } from '@track/micro-progression'
 *
 * const decisions = [
 *   { a: 'p1', b: 'p2', outcome: 'a', n: 30 },
 *   { a: 'p1', b: 'p2', outcome: 'b', n: 10 },
 * ] as const
 * const { priorSd, reliability } = empiricalBayes(decisions)!
 * priorSd.toFixed(2) // => '0.73'
 * reliability.toFixed(2) // => '0.45'
 * empiricalBayes([]) // => null
 * ```
 */
export function empiricalBayes(comparisons: readonly Comparison[]): EmpiricalBayes | null {
  const pairs = pairCountsOf(comparisons)
  const size = pairs.items.length
  if (pairs.first.length === 0) return null

  let start = new Float64Array(size)
  const posteriorAt = (spread: number) => {
    const prior = { kind: 'normal', mean: 0, sd: Math.sqrt(spread) } as const
    const quality = fitMap(pairs, { prior: modelOf(pairs, { prior }).prior, start })
    start = quality.slice()
    const variances = variancesAt(pairs, { prior, quality })
    const meanVariance = variances.reduce((sum, value) => sum + value, 0) / size
    const found = meanVariance + quality.reduce((sum, value) => sum + value * value, 0) / size
    return { quality, variances, meanVariance, found }
  }

  // The spread assumed is replaced by the spread found until they agree to a millionth; where that crawls (pieces that hardly differ),
  // by secants on the logarithms.
  let spread = 4
  let posterior = posteriorAt(spread)
  let before: { readonly at: number; readonly gap: number } | null = null
  for (let round = 0; round < 200; round++) {
    if (spread < NO_SPREAD || Math.abs(Math.sqrt(posterior.found) - Math.sqrt(spread)) < 1e-6) break
    const at = Math.log(spread)
    const gap = Math.log(posterior.found) - at
    const slope: number = before && round > PATIENCE ? (gap - before.gap) / (at - before.at) : -1
    const stride = slope < 0 ? Math.max(-2, Math.min(2, -gap / slope)) : gap
    before = { at, gap }
    spread = Math.exp(at + stride)
    posterior = posteriorAt(spread)
  }
  const named = (values: Float64Array) => Object.fromEntries(pairs.items.map((item, i) => [item, values[i] as number]))
  return {
    priorSd: Math.sqrt(spread),
    reliability: Math.max(0, 1 - posterior.meanVariance / spread),
    quality: named(posterior.quality),
    standardError: named(posterior.variances.map(Math.sqrt)),
  }
}

/** Below this the pieces do not differ as far as anybody can tell. */
const NO_SPREAD = 1e-6
const PATIENCE = 100
