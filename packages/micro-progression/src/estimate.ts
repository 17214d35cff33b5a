import { type Id, TrackError } from '@track/kernel'
import type { Comparison } from './comparison.js'
import { type Connectivity, connectivityOfPairs, countGroups } from './connectivity-of.js'
import { variancesAt } from './covariance-at.js'
import { centred, fitDavidson, isWithoutLimit } from './fit-davidson.js'
import { fitEpsilon } from './fit-epsilon.js'
import { fitFirth } from './fit-firth.js'
import { fitMap } from './fit-map.js'
import { ownInformationAt } from './information-at.js'
import { modelOf } from './model-of.js'
import { type PairCounts, pairCountsOf } from './pair-counts.js'
import type { QualityPrior } from './quality-prior.js'
import type { Anchor } from './session.js'

/**
 * - `map`: the likeliest qualities under a prior. Always exists. The default.
 * - `mle`: the likeliest without any prior; exists only when everything beats and is beaten in one circle.
 * - `firth`: maximum likelihood with Jeffreys' penalty (Firth 1993); exists when everything is connected.
 * - `epsilon`: scores pulled in by 0.3, as R's `sirt::btm` and most published studies have it; for comparing with those.
 * - `davidson`: a tie is an outcome of its own with its own frequency (Davidson 1970), where the others count it as half a win each.
 */
export type Estimator = 'map' | 'mle' | 'firth' | 'epsilon' | 'davidson'

export interface EstimateOptions {
  /** Pieces to place although nobody compared them: they stand where the prior says. */
  readonly items?: readonly Id[] | undefined
  readonly estimator?: Estimator | undefined
  /** For `map` and `davidson`. Normal with mean 0 and standard deviation 2 by default; null for `davidson` without one. */
  readonly prior?: QualityPrior | null | undefined
  /** Where pieces stood on an earlier chart; only with `map`. Those that are not here are passed over. */
  readonly anchors?: Readonly<Record<Id, Anchor>> | undefined
  /** `soft` (default): an anchor is a prior of its own and may move. `hard`: it stays where it is. */
  readonly anchoring?: 'soft' | 'hard' | undefined
  /** Qualities to start from, of an earlier estimate: quicker after one more decision, and the same answer. */
  readonly warm?: Readonly<Record<Id, number>> | undefined
  /** False leaves both kinds of error empty: they take far longer than the qualities. */
  readonly withErrors?: boolean | undefined
}

/** Where every piece stands, in logits: one apart, and the better one is preferred 73 times in 100. Plain JSON. */
export interface Estimate {
  readonly exists: true
  readonly estimator: Estimator
  readonly prior: QualityPrior | null
  readonly anchors: Readonly<Record<Id, Anchor>>
  readonly anchoring: 'soft' | 'hard'
  /** By code unit. */
  readonly items: readonly Id[]
  readonly quality: Readonly<Record<Id, number>>
  /** How sure, from the whole information: the posterior's standard deviation, or for estimates without a prior that of the distance to the mean. */
  readonly standardError: Readonly<Record<Id, number>>
  /** The field's own convention: 1 / √ of the piece's own information, as if all others were known exactly. Smaller; null where never compared. */
  readonly conditionalError: Readonly<Record<Id, number | null>>
  /** In how many comparisons each piece was. */
  readonly appearances: Readonly<Record<Id, number>>
  /** Groups never compared with one another: with more than one, only distances inside a group mean anything. */
  readonly components: number
  /** `davidson`, and `epsilon` where there are ties: the log of how readily people say "about the same". */
  readonly tie: { readonly quality: number; readonly standardError: number | null } | null
}

/** There is no such estimate, and why. `map` always exists. */
export interface NoEstimate {
  readonly exists: false
  readonly estimator: Estimator
  /**
   * Not one circle, so something has no limit; not connected; ties that never (or only) happened, which `davidson` cannot weigh; or so few
   * comparisons that `epsilon` or `davidson` would move pieces further and further apart.
   */
  readonly why: 'not-one-circle' | 'not-connected' | 'no-ties' | 'out-of-reach'
  readonly connectivity: Connectivity
}

/**
 * How good is every piece, by all the comparisons together, and how sure is that?
 *
 * Bradley and Terry's model: the chance that one piece is preferred depends on how far apart the two are. The default holds every
 * piece by a prior around 0 with standard deviation 2, since without one the estimate fails in nearly half of real sessions; the other
 * estimators go by name and say so when they do not exist. A tie counts half a win each, except with `davidson`; `n` repeats a comparison.
 * The order of the comparisons, which of two is `a`, and how they are bundled change nothing.
 *
 * @example
 * ```ts
 * import { estimate } from '@track/micro-progression'
 *
 * const team = [
 *   { a: 'p1', b: 'p2', outcome: 'a' },
 *   { a: 'p2', b: 'p3', outcome: 'a' },
 * ] as const
 * const { quality, standardError, components } = estimate(team)
 * Object.keys(quality).sort((p, q) => quality[p]! - quality[q]!) // => ['p3', 'p2', 'p1']
 * quality['p1']!.toFixed(2) // => '1.04'
 * standardError['p1']!.toFixed(2) // => '1.63'
 * components // => 1
 * const plain = estimate(team, { estimator: 'mle' })
 * plain.exists // => false
 * ```
 */
export function estimate(
  comparisons: readonly Comparison[],
  options?: EstimateOptions & { readonly estimator?: 'map' | undefined },
): Estimate
export function estimate(comparisons: readonly Comparison[], options: EstimateOptions): Estimate | NoEstimate
export function estimate(comparisons: readonly Comparison[], options: EstimateOptions = {}): Estimate | NoEstimate {
  return estimateOf(pairCountsOf(comparisons, { items: options.items ?? [] }), options)
}

/** The same, of comparisons that are counted already. */
export function estimateOf(pairs: PairCounts, options: EstimateOptions): Estimate | NoEstimate {
  const { estimator = 'map', anchors = {}, anchoring = 'soft', warm, withErrors = true } = options
  const prior = priorOf(estimator, options.prior)
  if (estimator !== 'map' && Object.keys(anchors).length > 0) {
    throw new TrackError(
      'micro-progression/anchors-need-map',
      `Anchors hold pieces by a prior and ${estimator} has none: leave the estimator out, or the anchors.`,
      { estimator },
    )
  }
  const why = whyNot(pairs, { estimator, prior })
  if (why) return { exists: false, estimator, why, connectivity: connectivityOfPairs(pairs) }

  const size = pairs.items.length
  const model = modelOf(pairs, { prior, anchors, anchoring })
  const start = model.prior.mean.slice()
  if (warm) {
    for (let i = 0; i < size; i++) {
      const item = pairs.items[i] as Id
      if (!model.isFixed[i] && Object.hasOwn(warm, item)) start[i] = warm[item] as number
    }
  }

  const none = { mean: new Float64Array(size), precision: new Float64Array(size) }
  let quality: Float64Array
  let tie: number | null = null
  if (estimator === 'davidson') ({ quality, tie } = fitDavidson(pairs, { prior: model.prior }))
  else if (estimator === 'epsilon') {
    const fit = fitEpsilon(pairs)
    if (!fit) return { exists: false, estimator, why: 'out-of-reach', connectivity: connectivityOfPairs(pairs) }
    quality = fit.quality
    tie = fit.tie
  } else if (estimator === 'firth') quality = fitFirth(pairs)
  else if (estimator === 'mle') {
    // From the posterior, not from nothing: sparse designs overshoot.
    const held = fitMap(pairs, { prior: { ...none, precision: new Float64Array(size).fill(0.25) }, start })
    quality = centred(fitMap(pairs, { prior: none, start: held }))
  } else quality = fitMap(model.pairs, { prior: model.prior, start, isFixed: model.isFixed }).slice(0, size)

  const variances = withErrors ? variancesAt(pairs, { prior, anchors, anchoring, quality, tie }) : null
  const own = withErrors ? ownInformationAt(pairs, { quality, tie }) : null
  const appearances = appearancesOf(pairs)
  const named = <T>(value: (index: number) => T): Readonly<Record<Id, T>> =>
    Object.fromEntries(pairs.items.map((item, index) => [item, value(index)]))
  return {
    exists: true,
    estimator,
    prior,
    anchors,
    anchoring,
    items: pairs.items,
    quality: named((index) => quality[index] as number),
    standardError: variances ? named((index) => Math.sqrt(Math.max(0, variances[index] as number))) : {},
    conditionalError: own ? named((index) => (own[index] ? 1 / Math.sqrt(own[index] as number) : null)) : {},
    appearances: named((index) => appearances[index] as number),
    components: countGroups(pairs),
    tie: tie === null ? null : { quality: tie, standardError: variances ? Math.sqrt(variances[size] as number) : null },
  }
}

function priorOf(estimator: Estimator, asked: QualityPrior | null | undefined): QualityPrior | null {
  if (estimator === 'davidson') return asked === undefined ? USUAL_PRIOR : asked
  return estimator === 'map' ? (asked ?? USUAL_PRIOR) : null
}

const USUAL_PRIOR: QualityPrior = { kind: 'normal', mean: 0, sd: 2 }

function whyNot(
  pairs: PairCounts,
  { estimator, prior }: { readonly estimator: Estimator; readonly prior: QualityPrior | null },
): NoEstimate['why'] | undefined {
  const { met, tied } = pairs
  if (estimator === 'davidson' && (tied.every((n) => n === 0) || tied.every((n, edge) => n === met[edge]))) {
    return 'no-ties'
  }
  if (prior) return undefined
  if (countGroups(pairs) > 1) return 'not-connected'
  if (estimator === 'firth' || estimator === 'epsilon') return undefined
  if (connectivityOfPairs(pairs).circles.length > 1) return 'not-one-circle'
  return estimator === 'davidson' && isWithoutLimit(pairs) ? 'out-of-reach' : undefined
}

function appearancesOf({ items, first, second, met }: PairCounts): Float64Array {
  const appearances = new Float64Array(items.length)
  for (let edge = 0; edge < first.length; edge++) {
    for (const index of [first[edge] as number, second[edge] as number]) {
      appearances[index] = (appearances[index] as number) + (met[edge] as number)
    }
  }
  return appearances
}
