import type { Id } from '@track/kernel'
import { inverseOf } from './covariance-of.js'
import { informationOf, type WeighedModel } from './decisions-model.js'
import { evidenceOf } from './evidence-of.js'
import { productOf } from './fit-davidson.js'
import { fitMap } from './fit-map.js'
import { modelOf } from './model-of.js'
import type { PairCounts } from './pair-counts.js'
import type { Anchor } from './session.js'
import { shareBelow } from './standard-normal.js'

/**
 * How much of the order is right, as far as the comparisons themselves can tell: Kendall's tau with the true order, expected over all
 * pairs. Null with fewer than two pieces.
 *
 * An order of pieces that differ a lot is likelier to be right than one of pieces that hardly differ, so that this asks how far they
 * spread, which putting them in order does not. Before every piece was seen a few times it promises too little rather than too much: an
 * order that nothing could contradict yet says little about the spread. `start` is where to begin the search, such as an earlier fit.
 */
export function expectedTau(
  pairs: PairCounts,
  { start, anchors = {} }: { readonly start: Float64Array; readonly anchors?: Readonly<Record<Id, Anchor>> },
): number | null {
  const size = pairs.items.length
  if (size < 2) return null
  const model = likeliestSpread((sd) => {
    const { prior } = modelOf(pairs, { prior: { kind: 'normal', mean: 0, sd }, anchors })
    return { pairs, ...prior, quality: fitMap(pairs, { prior, start }), slips: 0 }
  })
  // A prior holds every piece, so there is always an inverse.
  const covariance = inverseOf(informationOf(model)) as Float64Array
  const between = (i: number, j: number) =>
    (covariance[i * size + i] as number) +
    (covariance[j * size + j] as number) -
    2 * (covariance[i * size + j] as number)
  const mean = meanOf(model, { covariance, between })
  let sum = 0
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const gap = Math.abs((mean[i] as number) - (mean[j] as number))
      sum += 2 * shareBelow(gap / Math.sqrt(between(i, j))) - 1
    }
  }
  return (2 * sum) / (size * (size - 1))
}

/**
 * The model under the likeliest spread: by how well it explains the comparisons, and by what is known of piles before anything is
 * compared (2 logits, give or take a factor of e). From there uphill on the logarithms, and to the top of the parabola in the end.
 */
function likeliestSpread(modelAt: (sd: number) => WeighedModel): WeighedModel {
  const sdAt = (steps: number) => 2 * Math.exp(steps * STEP)
  const heightAt = (steps: number) => evidenceOf(modelAt(sdAt(steps))) - (steps * STEP) ** 2 / 2
  let at = 0
  let [below, here, above] = [heightAt(-1), heightAt(0), heightAt(1)]
  while (above > here) {
    at += 1
    ;[below, here, above] = [here, above, heightAt(at + 1)]
  }
  while (below > here) {
    at -= 1
    ;[below, here, above] = [heightAt(at - 1), below, here]
  }
  return modelAt(sdAt(at + (below - above) / (below - 2 * here + above) / 2))
}

const STEP = 0.3

/** The middle of where each piece may be: a little further out than where it is likeliest, since nothing stops it there (first order). */
function meanOf(
  { pairs: { first, second, met }, quality }: WeighedModel,
  { covariance, between }: { readonly covariance: Float64Array; readonly between: (i: number, j: number) => number },
): Float64Array {
  const skew = new Float64Array(quality.length)
  for (let edge = 0; edge < met.length; edge++) {
    const [i, j] = [first[edge] as number, second[edge] as number]
    const p = 1 / (1 + Math.exp((quality[j] as number) - (quality[i] as number)))
    const lean = ((met[edge] as number) * p * (1 - p) * (2 * p - 1) * between(i, j)) / 2
    skew[i] = (skew[i] as number) + lean
    skew[j] = (skew[j] as number) - lean
  }
  const shift = productOf(covariance, skew)
  return quality.map((value, i) => value + (shift[i] as number))
}
