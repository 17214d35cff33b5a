import type { Id } from '@track/kernel'
import { fitMap } from './fit-map.js'
import { pairCountsOf } from './pair-counts.js'
import type { SessionState } from './session-state.js'

/** How good every live piece is by all decisions together, in logits: Bradley and Terry's model, each piece held by N(0, 2²) or by its anchor. */
export function qualityOf(state: Pick<SessionState, 'pieces' | 'decisions'>): ReadonlyMap<Id, number> {
  const live = state.pieces.filter(({ isWithdrawn }) => !isWithdrawn)
  const comparisons = state.decisions
    .filter(({ counts }) => counts)
    .map(({ left, right, outcome }) => ({ a: left, b: right, outcome: OUTCOMES[outcome] }))
  const pairs = pairCountsOf(comparisons, { items: live.map(({ pieceId }) => pieceId) })
  const anchors = new Map(live.map(({ pieceId, anchor }) => [pieceId, anchor]))
  const mean = Float64Array.from(pairs.items, (id) => anchors.get(id)?.quality ?? 0)
  const precision = Float64Array.from(pairs.items, (id) => 1 / (anchors.get(id)?.standardError ?? 2) ** 2)
  const quality = fitMap(pairs, { prior: { mean, precision } })
  return new Map(pairs.items.map((id, index) => [id, quality[index] as number]))
}

const OUTCOMES = { left: 'a', right: 'b', same: 'tie' } as const
