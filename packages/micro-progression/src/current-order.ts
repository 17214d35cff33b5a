import type { Id } from '@track/kernel'
import { boundOf } from './bound-of.js'
import { condensationOf, rungsByQuality, splitRung } from './condensation.js'
import { insertionOf } from './insertion.js'
import { movedRungs } from './moved-rungs.js'
import { piecesToCompare } from './pieces-to-compare.js'
import { qualityOf } from './quality-of.js'
import type { Session } from './session.js'
import type { SessionState } from './session-state.js'
import { stateOf } from './state-of.js'
import { verdictsOf } from './verdicts.js'

/** Who stands where, and what says so: nobody's judgement is hidden behind a number. */
export type Order = {
  /** Low to high; pieces on one rung are about the same. */
  readonly rungs: readonly (readonly Id[])[]
  /**
   * `chain`: the decisions themselves, every two neighbours compared. `condensation`: the decisions, and within what contradicts itself
   * the model. `model`: the model throughout, since there are many more decisions than an order needs and they contradict each other.
   */
  readonly basis: 'chain' | 'condensation' | 'model'
  readonly unplaced: readonly Id[]
}

/**
 * The pieces from the lowest to the highest, as far as the team has come.
 *
 * The ends are the lowest and the highest of the nominated; everything else stands where binary insertion put it. While no decision
 * contradicts that, it *is* the order, however many decisions there are. Where decisions contradict each other (which is never refused)
 * the pieces that are in the contradiction are ordered by the model; once there are more than 1.2 times the decisions that an order
 * needs at least, the model orders all. Moves by hand come last, in the order of the log. Withdrawn pieces are nowhere.
 *
 * @example
 * ```ts
 * import { currentOrder } from '@track/micro-progression'
 *
 * const piece = (seq: number, pieceId: string) =>
 *   ({ kind: 'piece', id: `e${seq}`, seq, by: 'ms-a', pieceId, collectionId: null, origin: 'pupil', imageId: null }) as const
 * const decision = { kind: 'decision', id: 'd', seq: 3, by: 'ms-a', issueId: null, left: 'p', right: 'q', outcome: 'left' } as const
 * const log = [piece(1, 'p'), piece(2, 'q'), decision]
 * currentOrder({ format: 'micro-progression/1', id: 's', levels: [], log }).rungs // => [['q'], ['p']]
 * ```
 */
export function currentOrder(session: Readonly<Session>): Order {
  const known = ORDERS.get(session)
  if (known !== undefined) return known
  const order = orderOf(stateOf(session))
  ORDERS.set(session, order)
  return order
}

const ORDERS = new WeakMap<Readonly<Session>, Order>()

function orderOf(state: SessionState): Order {
  const { rungs, basis } = decidedOrder(state)
  const moved = movedRungs(rungs, state.moves)
  const placed = new Set(moved.flat())
  const unplaced = state.pieces.filter(({ pieceId, isWithdrawn }) => !isWithdrawn && !placed.has(pieceId))
  return { rungs: moved, basis, unplaced: unplaced.map(({ pieceId }) => pieceId) }
}

/** From this many times the bound on, decisions that do not make an order are read by the model. */
const MANY_MORE = 1.2

function decidedOrder(state: SessionState): Pick<Order, 'rungs' | 'basis'> {
  const insertion = insertionOf(state)
  const counted = state.decisions.filter(({ counts }) => counts)
  const live = piecesToCompare(state).map(({ pieceId }) => pieceId)
  const isSettled = insertion.rungs.flat().length === live.length
  const isManyMore = counted.length > MANY_MORE * boundOf(live.length)

  const verdicts = verdictsOf(counted)
  const chain = insertion.rungs.flatMap((rung) => splitRung(rung, verdicts))
  const placeOf = new Map(chain.flatMap((rung, place) => rung.map((id) => [id, place] as const)))
  const rungOf = new Map(insertion.rungs.flatMap((rung, place) => rung.map((id) => [id, place] as const)))
  const isContradicted = counted.some(({ left, right }) => {
    const [a, b] = [placeOf.get(left), placeOf.get(right)]
    // What split a rung is no contradiction to what had put it together.
    if (a === undefined || b === undefined || rungOf.get(left) === rungOf.get(right)) return false
    return Math.sign(verdicts.of(left, right) ?? 0) !== Math.sign(a - b)
  })
  if (!isContradicted && (isSettled || !isManyMore)) return { rungs: chain, basis: 'chain' }

  const quality = qualityOf(state)
  if (!isManyMore) return { rungs: condensationOf(chain, { verdicts, quality }), basis: 'condensation' }
  const compared = new Set(counted.flatMap(({ left, right }) => [left, right]))
  const ids = live.filter((id) => compared.has(id) || placeOf.has(id))
  return { rungs: rungsByQuality(ids, { verdicts, quality }), basis: 'model' }
}
