import type { Id } from '@track/kernel'
import { type Dense, inverseOf, varianceOf } from './covariance-of.js'
import { informationAt } from './information-at.js'
import { modelOf } from './model-of.js'
import type { PairCounts } from './pair-counts.js'
import type { QualityPrior } from './quality-prior.js'
import type { Anchor } from './session.js'

/** Everything that decides how sure a fit is. */
export interface Fitted {
  readonly prior: QualityPrior | null
  readonly anchors?: Readonly<Record<Id, Anchor>> | undefined
  readonly anchoring?: 'soft' | 'hard' | undefined
  readonly quality: Float64Array
  /** The log of the frequency of ties, where they have one. */
  readonly tie?: number | null
}

/** How sure every piece is, as a variance, and after them that of the ties where they have a frequency. */
export function variancesAt(pairs: PairCounts, fitted: Fitted): Float64Array {
  const { matrix, shift, isFixed } = informationToInvert(pairs, fitted)
  const variances = varianceOf(matrix) ?? unsure(matrix.size)
  return variances.map((variance, i) => (isFixed[i] ? 0 : i < pairs.items.length ? variance - shift : variance))
}

/** How every two pieces vary together, by rows of `width`. */
export function covarianceAt(
  pairs: PairCounts,
  fitted: Fitted,
): { readonly width: number; readonly values: Float64Array } {
  const { matrix, shift, isFixed } = informationToInvert(pairs, fitted)
  const width = matrix.size
  const values = inverseOf(matrix) ?? unsure(width * width)
  for (let i = 0; i < pairs.items.length; i++) {
    for (let j = 0; j < pairs.items.length; j++) {
      const at = i * width + j
      values[at] = isFixed[i] || isFixed[j] ? 0 : (values[at] as number) - shift
    }
  }
  return { width, values }
}

/**
 * Without a prior the scale has no zero: qualities are held around their mean by adding a constant to the whole matrix, which the
 * inverse then carries too and `shift` takes off again. What is fixed stands apart, with a one of its own.
 */
function informationToInvert(
  counted: PairCounts,
  { prior, anchors, anchoring, quality, tie = null }: Fitted,
): { readonly matrix: Dense; readonly shift: number; readonly isFixed: Uint8Array } {
  const { pairs, prior: belief, isFixed } = modelOf(counted, { prior, anchors, anchoring })
  const size = pairs.items.length
  let all = quality
  if (size > quality.length) {
    all = new Float64Array(size)
    all.set(quality)
  }
  const matrix = informationAt(pairs, { quality: all, tie })
  const { values, size: width } = matrix
  const shift = prior === null ? 1 / size : 0
  for (let i = 0; i < size; i++) {
    values[i * width + i] = (values[i * width + i] as number) + (belief.precision[i] as number)
    if (shift > 0) for (let j = 0; j < size; j++) values[i * width + j] = (values[i * width + j] as number) + shift
    if (!isFixed[i]) continue
    for (let j = 0; j < width; j++) {
      values[i * width + j] = 0
      values[j * width + i] = 0
    }
    values[i * width + i] = 1
  }
  return { matrix, shift, isFixed }
}

/** Where rounding leaves nothing to invert (pieces hundreds of logits apart), nothing is known. */
function unsure(length: number): Float64Array {
  return new Float64Array(length).fill(Number.POSITIVE_INFINITY)
}
