import type { Id } from '@track/kernel'
import { inverseOf } from './covariance-of.js'
import { fitMap } from './fit-map.js'
import { informationAt } from './information-at.js'
import { type PairCounts, pairCountsOf } from './pair-counts.js'
import type { SessionState } from './session-state.js'

/** What all decisions together say about every live piece: the qualities by the usual model, in the order of `items`. */
export interface DecisionsModel {
  readonly pairs: PairCounts
  readonly items: readonly Id[]
  readonly indexOf: ReadonlyMap<Id, number>
  readonly quality: Float64Array
  readonly precision: Float64Array
}

/** Bradley and Terry's model with every piece held by N(0, 2²), or by where it stood on an earlier chart. */
export function decisionsModelOf(state: Pick<SessionState, 'pieces' | 'decisions'>): DecisionsModel {
  const live = state.pieces.filter(({ isWithdrawn }) => !isWithdrawn)
  const comparisons = state.decisions
    .filter(({ counts }) => counts)
    .map(({ left, right, outcome }) => ({ a: left, b: right, outcome: OUTCOMES[outcome] }))
  const pairs = pairCountsOf(comparisons, { items: live.map(({ pieceId }) => pieceId) })
  const anchors = new Map(live.map(({ pieceId, anchor }) => [pieceId, anchor]))
  const mean = Float64Array.from(pairs.items, (id) => anchors.get(id)?.quality ?? 0)
  const precision = Float64Array.from(pairs.items, (id) => 1 / (anchors.get(id)?.standardError ?? 2) ** 2)
  const quality = fitMap(pairs, { prior: { mean, precision } })
  const indexOf = new Map(pairs.items.map((id, index) => [id, index]))
  return { pairs, items: pairs.items, indexOf, quality, precision }
}

/** The variance of the distance between every two pieces, by rows. */
export function distanceVariances({ pairs, quality, precision }: DecisionsModel): Float64Array {
  const { size, values } = informationAt(pairs, { quality })
  for (let i = 0; i < size; i++) values[i * size + i] = (values[i * size + i] as number) + (precision[i] as number)
  // A prior holds every piece, so there is always an inverse.
  const covariance = inverseOf({ size, values }) as Float64Array
  const own = Float64Array.from({ length: size }, (_, i) => covariance[i * size + i] as number)
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const at = i * size + j
      covariance[at] = (own[i] as number) + (own[j] as number) - 2 * (covariance[at] as number)
    }
  return covariance
}

const OUTCOMES = { left: 'a', right: 'b', same: 'tie' } as const
