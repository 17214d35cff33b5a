import type { Advice } from '@track/kernel'
import { checkPairSlope } from './check-pair-slope.js'
import type { Comparison } from './comparison.js'
import { meanOf } from './correlation.js'
import { empiricalBayes } from './empirical-bayes.js'
import { ERROR_CODES } from './errors.js'
import { type Estimate, estimate, estimateOf } from './estimate.js'
import { expectedTau } from './expected-tau.js'
import { pairCountsOf } from './pair-counts.js'
import { type Separation, separationOf } from './separation-of.js'
import { type SplitHalf, splitHalf } from './split-half.js'

export interface Reliability {
  /** The share of the pieces' spread that is known rather than error: the number to go by. */
  readonly empiricalBayes: number | null
  /** How much of the order is right: Kendall's tau with the true order, as expected. */
  readonly expectedTau: number | null
  /** What a published study would call reliability, by both formulas: of the ε-estimate and its conditional errors. */
  readonly ssr: number | null
  readonly ssrObservedG: number | null
  readonly separation: number | null
  readonly strata: number | null
  readonly splitHalf: SplitHalf | null
  /** Of the pairs picked at random: 1 where the scale is right, below 0.7 where it is stretched. */
  readonly checkPairs: { readonly slope: number; readonly standardError: number } | null
  readonly warnings: readonly Advice[]
}

/**
 * How far can this order be trusted, told honestly?
 *
 * Go by `empiricalBayes` and `expectedTau`: they hold where pairs were chosen by what was known already, and the published numbers beside
 * them do not (on coin tosses such pairs give an SSR of .98). `checkPairs` are comparisons of pairs picked at random, which also count in
 * the order. The same seed gives the same halves of judges. Null is a number that cannot be told.
 *
 * @example
 * ```ts
 * import { reliabilityOf } from '@track/micro-progression'
 *
 * const pairs = [['p1', 'p2'], ['p2', 'p3'], ['p3', 'p4'], ['p1', 'p4']] as const
 * const team = ['anna', 'ben'].flatMap((judge) => pairs.map(([a, b]) => ({ a, b, judge, outcome: 'a' as const })))
 * const { empiricalBayes, expectedTau, warnings } = reliabilityOf(team)
 * empiricalBayes!.toFixed(2) // => '0.47'
 * expectedTau!.toFixed(2) // => '0.91'
 * warnings // => []
 * ```
 */
export function reliabilityOf(
  comparisons: readonly Comparison[],
  {
    checkPairs = [],
    seed = 1,
    splits = 100,
  }: { readonly checkPairs?: readonly Comparison[]; readonly seed?: number; readonly splits?: number } = {},
): Reliability {
  const everything = [...comparisons, ...checkPairs]
  const pairs = pairCountsOf(everything)
  const placed = estimateOf(pairs, { withErrors: false }) as Estimate
  const published = estimateOf(pairs, { estimator: 'epsilon' })
  const found: Separation | null = published.exists ? separationOf(published, { errors: 'conditional' }) : null
  const bayes = empiricalBayes(everything)?.reliability ?? null
  const checked = checkPairSlope(checkPairs, { estimate: estimate(comparisons, { withErrors: false }) })

  const warnings: Advice[] = []
  if (placed.components > 1) warnings.push(adviceOf('micro-progression/groups-not-connected'))
  if (closenessOf(everything, placed) < CHOSEN_CLOSE) warnings.push(adviceOf('micro-progression/ssr-inflated'))
  if (checked && checked.slope + 2 * checked.standardError < 1 && checked.slope < STRETCHED)
    warnings.push(adviceOf('micro-progression/scale-stretched'))
  return {
    empiricalBayes: bayes,
    expectedTau: expectedTau(pairs, { start: Float64Array.from(pairs.items, (id) => placed.quality[id] as number) }),
    ssr: found?.ssr ?? null,
    ssrObservedG: found?.ssrObservedG ?? null,
    separation: found?.separation ?? null,
    strata: found?.strata ?? null,
    splitHalf: splitHalf(everything, { seed, splits }),
    checkPairs: checked,
    warnings,
  }
}

/** The mean squared distance of pieces that met beside that of all pieces: about 1 when pairs are random, .4 in real adaptive sessions. */
function closenessOf(comparisons: readonly Comparison[], { items, quality }: Estimate): number {
  let [squares, count] = [0, 0]
  for (const { a, b, n = 1 } of comparisons) {
    squares += n * ((quality[a] as number) - (quality[b] as number)) ** 2
    count += n
  }
  const all = items.map((item) => quality[item] as number)
  const mean = meanOf(all)
  const variance = all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (all.length - 1)
  return variance > 0 && count > 0 ? squares / count / (2 * variance) : 1
}

const CHOSEN_CLOSE = 0.7
const STRETCHED = 0.7

function adviceOf(code: keyof typeof ERROR_CODES): Advice {
  return { code, message: ERROR_CODES[code] }
}
