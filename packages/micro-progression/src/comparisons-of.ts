import type { Comparison } from './comparison.js'
import type { Session } from './session.js'
import { stateOf } from './state-of.js'

/**
 * Every decision that counts, as the model reads it: with the answer that stands, none on a withdrawn piece, in the order of the log.
 *
 * Nominations, moves by hand and what pupils answer before a chart are no comparisons and are never made into any.
 *
 * @example
 * ```ts
 * import { comparisonsOf } from '@track/micro-progression'
 *
 * const piece = (seq: number, pieceId: string) =>
 *   ({ kind: 'piece', id: `e${seq}`, seq, by: 'ms-a', pieceId, collectionId: null, origin: 'pupil', imageId: null }) as const
 * const decision = { kind: 'decision', id: 'd', seq: 3, by: 'ms-a', issueId: null, left: 'p', right: 'q', outcome: 'right' } as const
 * const log = [piece(1, 'p'), piece(2, 'q'), decision]
 * comparisonsOf({ format: 'micro-progression/1', id: 's', levels: [], log }) // => [{ a: 'p', b: 'q', outcome: 'b', judge: 'ms-a' }]
 * ```
 */
export function comparisonsOf(session: Readonly<Session>): Comparison[] {
  return stateOf(session)
    .decisions.filter(({ counts }) => counts)
    .map(({ left, right, outcome, by }) => ({ a: left, b: right, outcome: OUTCOMES[outcome], judge: by }))
}

const OUTCOMES = { left: 'a', right: 'b', same: 'tie' } as const
