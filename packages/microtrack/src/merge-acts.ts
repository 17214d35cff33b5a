import { compareCodeUnits, TrackError } from '@track/kernel'
import type { Act } from './act.js'
import { hasWords, sameAct } from './same-act.js'

/**
 * One log out of several that overlap: every act once, in the order in which they were recorded, ties by id.
 *
 * A set union by id, so it does not matter in which order, how often or how grouped logs are merged. The clock of a device (`at`)
 * orders nothing. An act that was stamped twice counts from its first stamp, and one whose words were erased in any log has none;
 * one id that stands for two acts throws `microtrack/id-reused`.
 *
 * @example
 * ```ts
 * import { mergeActs } from '@track/microtrack'
 *
 * const act = {
 *   kind: 'tick', publicationId: 'mon', pupilId: 'ada', by: 'pupil', via: 'screen', at: '2026-03-02T09:10:00.000Z', recordedBy: 'ada',
 * } as const
 * const wall = { ...act, id: 'a1', taskId: 'wall', recordedAt: '2026-03-02T09:12:00.000Z' }
 * const cards = { ...act, id: 'a2', taskId: 'cards', recordedAt: '2026-03-02T09:30:00.000Z' }
 * mergeActs([[cards, wall], [wall]]).map(({ id }) => id) // => ['a1', 'a2']
 * ```
 */
export function mergeActs<A extends Act>(logs: readonly (readonly A[])[]): A[] {
  const byId = new Map<string, A>()
  for (const act of logs.flat()) {
    const kept = byId.get(act.id)
    if (kept !== undefined && !sameAct(kept, act))
      throw new TrackError('microtrack/id-reused', 'One act id stands for two different acts', { id: act.id })
    byId.set(act.id, kept === undefined || kept === act ? act : joined(kept, act))
  }
  return [...byId.values()].sort(compareActs)
}

function compareActs(a: Act, b: Act): number {
  return compareCodeUnits(a.recordedAt, b.recordedAt) || compareCodeUnits(a.id, b.id)
}

function joined<A extends Act>(a: A, b: A): A {
  const first = (compareActs(a, b) || compareCodeUnits(JSON.stringify(a), JSON.stringify(b))) <= 0 ? a : b
  if (hasWords(a) && hasWords(b)) return first
  const { words: _, ...rest } = first as A & { words?: unknown }
  return rest as A
}
