import { type Id, TrackError } from '@track/kernel'
import type { Comparison } from './comparison.js'
import { connectivityOfPairs } from './connectivity-of.js'
import { covarianceAt } from './covariance-at.js'
import type { Estimate } from './estimate.js'
import { pairCountsOf } from './pair-counts.js'

/**
 * How sure is the distance between two pieces: are they really different?
 *
 * Gives a function of two pieces, to ask as often as needed. Pieces that were compared with one another are surer of their distance than
 * their own errors say, so this cannot be worked out from those. Null for two pieces that no comparisons connect: nothing tells them
 * apart. Give the comparisons that the estimate was made of.
 *
 * @example
 * ```ts
 * import { errorOfDifference, estimate } from '@track/micro-progression'
 *
 * const team = [
 *   { a: 'p1', b: 'p2', outcome: 'a' },
 *   { a: 'p2', b: 'p3', outcome: 'a' },
 *   { a: 'p4', b: 'p5', outcome: 'tie' },
 * ] as const
 * const errorOf = errorOfDifference(team, { estimate: estimate(team) })
 * errorOf('p1', 'p2')!.toFixed(2) // => '1.71'
 * errorOf('p1', 'p4') // => null
 * ```
 */
export function errorOfDifference(
  comparisons: readonly Comparison[],
  { estimate }: { readonly estimate: Estimate },
): (a: Id, b: Id) => number | null {
  const counted = pairCountsOf(comparisons, { items: estimate.items })
  const { width, values } = covarianceAt(counted, {
    prior: estimate.prior,
    anchors: estimate.anchors,
    anchoring: estimate.anchoring,
    quality: Float64Array.from(counted.items, (item) => estimate.quality[item] ?? 0),
    tie: estimate.tie?.quality ?? null,
  })
  const groupOf = new Map(connectivityOfPairs(counted).groups.flatMap((group, at) => group.map((item) => [item, at])))
  const indexOf = new Map(counted.items.map((item, index) => [item, index]))
  const at = (pieceId: Id) => {
    const index = indexOf.get(pieceId)
    if (index !== undefined) return index
    throw new TrackError('micro-progression/not-estimated', 'Ask only about pieces that the estimate places', {
      pieceId,
    })
  }
  return (a, b) => {
    const [i, j] = [at(a), at(b)]
    if (groupOf.get(a) !== groupOf.get(b)) return null
    const apart =
      (values[i * width + i] as number) + (values[j * width + j] as number) - 2 * (values[i * width + j] as number)
    return Math.sqrt(Math.max(0, apart))
  }
}
