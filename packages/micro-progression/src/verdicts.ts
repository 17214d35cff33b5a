import type { Id } from '@track/kernel'
import type { EffectiveDecision } from './session-state.js'

/** What the decisions on each pair come to: how often the first was better, less how often the second was. */
export interface Verdicts {
  /** Undefined when the two never met; 0 when they are about the same, or as often one way as the other. */
  readonly of: (a: Id, b: Id) => number | undefined
  readonly opponentsOf: (id: Id) => readonly Id[]
}

/** What all decisions that count say, pair by pair. */
export function verdictsOf(decisions: readonly EffectiveDecision[]): Verdicts {
  const net = new Map<Id, Map<Id, number>>()
  const add = (a: Id, b: Id, by: number) => {
    const row = net.get(a) ?? new Map<Id, number>()
    if (row.size === 0) net.set(a, row)
    row.set(b, (row.get(b) ?? 0) + by)
  }
  for (const { left, right, outcome, counts } of decisions) {
    if (!counts) continue
    const by = outcome === 'same' ? 0 : outcome === 'left' ? 1 : -1
    add(left, right, by)
    add(right, left, -by)
  }
  return { of: (a, b) => net.get(a)?.get(b), opponentsOf: (id) => [...(net.get(id)?.keys() ?? [])] }
}
