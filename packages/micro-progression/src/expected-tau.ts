import type { Id } from '@track/kernel'
import { covarianceAt } from './covariance-at.js'
import type { Estimate } from './estimate.js'
import type { PairCounts } from './pair-counts.js'
import { shareBelow } from './standard-normal.js'

/**
 * How much of the order is right, as far as the estimate itself can tell: Kendall's tau with the true order, expected over all pairs.
 * Null with fewer than two pieces.
 */
export function expectedTau(pairs: PairCounts, { prior, anchors, anchoring, quality, tie }: Estimate): number | null {
  const size = pairs.items.length
  if (size < 2) return null
  const at = Float64Array.from(pairs.items, (item: Id) => quality[item] as number)
  const { width, values } = covarianceAt(pairs, { prior, anchors, anchoring, quality: at, tie: tie?.quality ?? null })
  let sum = 0
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const variance =
        (values[i * width + i] as number) + (values[j * width + j] as number) - 2 * (values[i * width + j] as number)
      const gap = Math.abs((at[i] as number) - (at[j] as number))
      sum += variance > 0 ? 2 * shareBelow(gap / Math.sqrt(variance)) - 1 : gap > 0 ? 1 : 0
    }
  }
  return (2 * sum) / (size * (size - 1))
}
