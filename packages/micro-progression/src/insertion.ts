import type { Id } from '@track/kernel'
import type { EffectiveDecision, SessionState } from './session-state.js'

type Known = Pick<SessionState, 'pieces' | 'nominations' | 'decisions'>

/** The nominated that may still be the lowest, and the highest, of all; one of each once the decisions among them say so. */
export interface Extremes {
  readonly lows: readonly Id[]
  readonly highs: readonly Id[]
  /** Pieces about the same as a nominated one that is still in. */
  readonly sameAs: ReadonlyMap<Id, Id>
}

/** A piece whose place is not known yet: strictly between two rungs (-1 and `rungs.length` when there is no end). */
export interface OpenPiece {
  readonly pieceId: Id
  readonly below: number
  readonly above: number
  readonly isStarted: boolean
}

/** How far finding everybody's place has come. */
export interface Insertion {
  /** Low to high, the ends too as soon as they are known. The first piece of a rung is the one that others were compared with. */
  readonly rungs: readonly (readonly Id[])[]
  readonly open: readonly OpenPiece[]
}

/**
 * Who is still in as lowest and as highest. Of two that are in, a decision lets one out (about the same: the right one, which goes
 * along with the other), in the order of the log; so k nominated need k − 1 decisions, several of them at once.
 */
export function extremesOf({ pieces, nominations, decisions }: Known): Extremes {
  const isLive = new Set(pieces.filter(({ isWithdrawn }) => !isWithdrawn).map(({ pieceId }) => pieceId))
  const live = (ids: readonly Id[]) => new Set(ids.filter((id) => isLive.has(id)))
  const lows = live(nominations.map(({ lowest }) => lowest))
  const highs = live(nominations.map(({ highest }) => highest))
  // A piece at both ends (nominated low once and high by another collection later) is neither.
  for (const id of lows) if (highs.has(id)) for (const end of [lows, highs]) end.delete(id)

  const sameAs = new Map<Id, Id>()
  for (const { left, right, outcome, counts } of decisions) {
    if (!counts) continue
    for (const [end, out] of [
      [lows, outcome === 'left' ? left : right],
      [highs, outcome === 'left' ? right : left],
    ] as const) {
      if (!end.has(left) || !end.has(right)) continue
      if (outcome === 'same') {
        end.delete(right)
        sameAs.set(right, left)
      } else end.delete(out)
    }
  }
  return { lows: [...lows], highs: [...highs], sameAs }
}

/**
 * Everybody's place as far as it is known, by replaying the decisions in the order of the log: each narrows where its piece can be,
 * and a piece whose neighbours are both known has its place. A decision between two pieces without a place counts for whichever gets
 * its place second. One that contradicts what is known already narrows nothing (the order of all decisions weighs it again).
 */
export function insertionOf(known: Known): Insertion {
  const { lows, highs, sameAs } = extremesOf(known)
  const waiting = new Set(
    [...lows, ...highs].length > 0 ? [...(lows.length > 1 ? lows : []), ...(highs.length > 1 ? highs : [])] : [],
  )
  const low = lows.length === 1 ? lows[0] : undefined
  const high = highs.length === 1 ? highs[0] : undefined
  const ends = new Set([low, high])

  const inner = new Set(
    known.pieces
      .filter(({ pieceId, isWithdrawn }) => !isWithdrawn && !ends.has(pieceId) && !waiting.has(pieceId))
      .map(({ pieceId }) => pieceId),
  )
  const lowRung = low === undefined ? [] : [low]
  const highRung = high === undefined ? [] : [high]
  for (const id of inner) {
    const end = endOf(id, sameAs)
    if (end !== undefined && end === low) lowRung.push(id)
    else if (end !== undefined && end === high) highRung.push(id)
    else continue
    inner.delete(id)
  }

  const chain = replay(inner, known.decisions)
  const offset = lowRung.length > 0 ? 1 : 0
  const rungs = [...(offset ? [lowRung] : []), ...chain.rungs, ...(highRung.length > 0 ? [highRung] : [])]
  const open = chain.open.map((piece) => ({ ...piece, below: piece.below + offset, above: piece.above + offset }))
  const unsettled = [...waiting].map((pieceId) => ({ pieceId, below: -1, above: rungs.length, isStarted: true }))
  return { rungs, open: [...unsettled, ...open] }
}

function endOf(id: Id, sameAs: ReadonlyMap<Id, Id>): Id | undefined {
  let end = sameAs.get(id)
  for (let next = end; next !== undefined; next = sameAs.get(next)) end = next
  return end
}

function replay(inner: ReadonlySet<Id>, decisions: readonly EffectiveDecision[]): Insertion {
  const rungs: Id[][] = []
  const placed = new Map<Id, Id[]>()
  const answers = new Map<Id, { readonly other: Id; readonly is: 'above' | 'below' | 'same' }[]>()

  const placeOf = (id: Id) => {
    let below = -1
    let above = rungs.length
    for (const { other, is } of answers.get(id) ?? []) {
      const rung = placed.get(other)
      if (rung === undefined) continue
      const at = rungs.indexOf(rung)
      if (at <= below || at >= above) continue
      if (is === 'same') return { below, above, same: rung }
      if (is === 'above') below = at
      else above = at
    }
    return { below, above, same: null }
  }
  const settle = (first: Id) => {
    const queue = [first]
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      if (placed.has(id)) continue
      const { below, above, same } = placeOf(id)
      // With a chain in place, only a piece that was compared with something in it has been looked at.
      if (same === null && above - below > 1) continue
      const rung = same ?? []
      rung.push(id)
      if (same === null) rungs.splice(above, 0, rung)
      placed.set(id, rung)
      for (const { other } of answers.get(id) ?? []) if (!placed.has(other)) queue.push(other)
    }
  }

  // Somebody has to be the first rung: whoever was looked at first, so that nobody's place waits for a piece that is far down the pile.
  const counted = decisions.filter(({ left, right, counts }) => counts && inner.has(left) && inner.has(right))
  const first = counted[0]?.left ?? [...inner][0]
  if (first !== undefined) settle(first)
  for (const { left, right, outcome } of counted) {
    const of = (id: Id) => {
      const list = answers.get(id) ?? []
      if (list.length === 0) answers.set(id, list)
      return list
    }
    of(left).push({ other: right, is: outcome === 'same' ? 'same' : outcome === 'left' ? 'above' : 'below' })
    of(right).push({ other: left, is: outcome === 'same' ? 'same' : outcome === 'left' ? 'below' : 'above' })
    settle(left)
    settle(right)
  }
  for (const id of inner) settle(id)

  const open = [...inner]
    .filter((id) => !placed.has(id))
    .map((pieceId) => {
      const { below, above } = placeOf(pieceId)
      return { pieceId, below, above, isStarted: (answers.get(pieceId) ?? []).some(({ other }) => placed.has(other)) }
    })
  return { rungs, open }
}
