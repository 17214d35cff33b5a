import { compareCodeUnits, type Id } from '@track/kernel'
import type { Comparison } from './comparison.js'
import { meanOf } from './correlation.js'
import { estimate } from './estimate.js'
import type { Anchor } from './session.js'

/** How far an anchor has moved among the other anchors, in logits: up when positive. */
export interface Drift {
  readonly pieceId: Id
  readonly drift: number
  /** Further than this cannot well be chance: twice the error of the old and the new place together. */
  readonly limit: number
  readonly isDrifting: boolean
}

/**
 * Which exemplars of the old chart does the team see differently now, and should no longer hold the scale?
 *
 * Anchors are placed afresh by the new comparisons alone, and both scales are laid over each other at the anchors' mean. One anchor by
 * itself cannot drift. By code unit; anchors that nobody compared are left out.
 *
 * @example
 * ```ts
 * import { driftOf } from '@track/micro-progression'
 *
 * const anchors = {
 *   low: { quality: -1, standardError: 0.2 },
 *   high: { quality: 1, standardError: 0.2 },
 * }
 * const decisions = [{ a: 'low', b: 'high', outcome: 'a', n: 40 }] as const
 * driftOf(decisions, { anchors }).map(({ pieceId, isDrifting }) => [pieceId, isDrifting])
 * // => [['high', true], ['low', true]]
 * ```
 */
export function driftOf(
  comparisons: readonly Comparison[],
  { anchors }: { readonly anchors: Readonly<Record<Id, Anchor>> },
): Drift[] {
  const { quality, standardError } = estimate(comparisons)
  const compared = Object.keys(anchors)
    .filter((pieceId) => Object.hasOwn(quality, pieceId))
    .sort(compareCodeUnits)
  const oldMean = meanOf(compared.map((pieceId) => (anchors[pieceId] as Anchor).quality))
  const newMean = meanOf(compared.map((pieceId) => quality[pieceId] as number))
  return compared.map((pieceId) => {
    const anchor = anchors[pieceId] as Anchor
    const drift = (quality[pieceId] as number) - newMean - (anchor.quality - oldMean)
    const limit = 2 * Math.hypot(anchor.standardError, standardError[pieceId] as number)
    return { pieceId, drift, limit, isDrifting: compared.length > 1 && Math.abs(drift) > limit }
  })
}
