import type { Id } from '@track/kernel'
import { extremesOf, insertionOf } from './insertion.js'
import type { NewEntry, Purpose, Session } from './session.js'
import type { SessionState } from './session-state.js'
import { stateOf } from './state-of.js'

/** Why there is nothing to compare just now. */
export type NoPair =
  | 'too-few-pieces'
  | 'names-not-checked'
  | 'nominations-missing'
  /** Everything that could be asked is in somebody's hands. */
  | 'all-in-flight'
  /** All that is left are pairs that this judge has just put aside. */
  | 'only-skipped'
  /** This judge has compared every pair there is. */
  | 'no-pairs-left'

/** Two pieces for a judge, with the `issue` to record before they are shown; or why there are none. */
export type NextPair =
  | { readonly pair: { readonly left: Id; readonly right: Id }; readonly purpose: Purpose; readonly entry: NewIssue }
  | { readonly none: NoPair }

type NewIssue = Extract<NewEntry, { kind: 'issue' }>

/**
 * Which two pieces should this judge look at next?
 *
 * A pair the judge holds already comes back first, the same on every refresh; recording its issue again changes nothing. Then the
 * nominated among themselves, then a place for every other piece by binary insertion, several pieces at once, then what says most about
 * the order. No pair is ever in two judges' hands and no piece waits for a place in two pairs, so nobody waits while a piece without a
 * place is free. What a judge put aside does not come straight back to them. `id` is the id the issue gets.
 *
 * @example
 * ```ts
 * const piece = (seq: number, pieceId: string) =>
 *   ({ kind: 'piece', id: `e${seq}`, seq, by: 'ms-a', pieceId, collectionId: null, origin: 'pupil', imageId: null }) as const
 * const session = { format: 'micro-progression/1', id: 's', levels: [], log: [piece(1, 'p'), piece(2, 'q')] } as const
 * const next = nextPair({ ...session, levels: [], log: [...session.log] }, { judge: 'ms-a', id: 'i1' })
 * 'pair' in next && next.purpose // => 'insert'
 * nextPair({ ...session, levels: [], log: [] }, { judge: 'ms-a', id: 'i1' }) // => { none: 'too-few-pieces' }
 * ```
 */
export function nextPair(
  session: Readonly<Session>,
  { judge, id }: { readonly judge: Id; readonly id: Id; readonly seed?: number },
): NextPair {
  const state = stateOf(session)
  const own = state.openIssues.find(({ by }) => by === judge)
  if (own !== undefined) return handOut(own, own.issueId)

  const live = state.pieces.filter(({ isWithdrawn }) => !isWithdrawn)
  if (live.length < 2) return { none: 'too-few-pieces' }
  if (live.some(({ imageId, isChecked }) => imageId !== null && !isChecked)) return { none: 'names-not-checked' }
  if (state.nominationsMissing.length > 0) return { none: 'nominations-missing' }

  const isAside = setAside(state, judge)
  const found = extremePair(state, isAside) ?? insertPair(state, isAside) ?? checkPair(state, judge, isAside)
  if (found === null) return { none: reasonOf(state, judge, isAside) }
  return handOut({ ...sided(state, found.pieces), purpose: found.purpose }, id)
}

type Found = { readonly pieces: readonly [Id, Id]; readonly purpose: Purpose } | null
type IsAside = (a: Id, b: Id) => boolean

function handOut({ left, right, purpose }: { left: Id; right: Id; purpose: Purpose }, id: Id): NextPair {
  return { pair: { left, right }, purpose, entry: { kind: 'issue', id, left, right, purpose } }
}

/** Pairs this judge cannot judge, and what they skipped since their last decision: for ever, and for now. */
function setAside({ releasedIssues, decisions }: SessionState, judge: Id): IsAside {
  const decided = decisions.filter(({ by }) => by === judge).length
  const aside = new Set(
    releasedIssues
      .filter(({ by, reason }) => by === judge && reason !== 'left')
      .filter(({ reason, decidedBefore }) => reason === 'cannot-judge' || decidedBefore === decided)
      .map(({ left, right }) => keyOf(left, right)),
  )
  return (a, b) => aside.has(keyOf(a, b))
}

function keyOf(a: Id, b: Id): string {
  return JSON.stringify(a < b ? [a, b] : [b, a])
}

/** Two of those that may still be the lowest (or the highest) of all, neither of them in anybody's hands for that. */
function extremePair(state: SessionState, isAside: IsAside): Found {
  const inFlight = inHands(state)
  const { lows, highs } = extremesOf(state)
  for (const end of [lows, highs]) {
    const free = end.filter((id) => !inFlight.has(id))
    for (const [index, a] of free.entries())
      for (const b of free.slice(index + 1)) if (!isAside(a, b)) return { pieces: [a, b], purpose: 'extreme' }
  }
  return null
}

function inHands({ openIssues }: SessionState): Set<Id> {
  return new Set(openIssues.flatMap(({ left, right }) => [left, right]))
}

/** The next question about a piece that has no place yet: first those that were begun, then the next of the pile. */
function insertPair(state: SessionState, isAside: IsAside): Found {
  const { rungs, open } = insertionOf(state)
  const waiting = extremesOf(state)
  const isExtreme = new Set([
    ...(waiting.lows.length > 1 ? waiting.lows : []),
    ...(waiting.highs.length > 1 ? waiting.highs : []),
  ])
  const inFlight = inHands(state)
  const free = open.filter(({ pieceId }) => !isExtreme.has(pieceId) && !inFlight.has(pieceId))
  for (const { pieceId, below, above } of [...free.filter((p) => p.isStarted), ...free.filter((p) => !p.isStarted)]) {
    const middle = Math.floor((below + above) / 2)
    const nearest = rungs
      .map((rung, at) => ({ rung, at }))
      .filter(({ at }) => at > below && at < above)
      .sort((x, y) => Math.abs(x.at - middle) - Math.abs(y.at - middle) || x.at - y.at)
    for (const { rung } of nearest) {
      const other = rung.find((id) => !isAside(pieceId, id))
      if (other !== undefined) return { pieces: [pieceId, other], purpose: 'insert' }
    }
  }
  return null
}

/** Of the pieces in nobody's hands the one compared least, with the one compared least that this judge has not compared it with. */
function checkPair(state: SessionState, judge: Id, isAside: IsAside): Found {
  const inFlight = inHands(state)
  const counted = state.decisions.filter(({ counts }) => counts)
  const met = new Set(counted.filter(({ by }) => by === judge).map(({ left, right }) => keyOf(left, right)))
  const appearances = new Map<Id, number>()
  for (const { left, right } of counted)
    for (const id of [left, right]) appearances.set(id, (appearances.get(id) ?? 0) + 1)
  const free = state.pieces
    .filter(({ pieceId, isWithdrawn }) => !isWithdrawn && !inFlight.has(pieceId))
    .map(({ pieceId }) => pieceId)
    .sort((a, b) => (appearances.get(a) ?? 0) - (appearances.get(b) ?? 0))
  for (const [index, a] of free.entries())
    for (const b of free.slice(index + 1))
      if (!met.has(keyOf(a, b)) && !isAside(a, b)) return { pieces: [a, b], purpose: 'check' }
  return null
}

/** Every piece lies on the left about as often as on the right; between equals the first of the pile lies left. */
function sided(state: SessionState, [a, b]: readonly [Id, Id]): { left: Id; right: Id } {
  const lean = (id: Id) =>
    [...state.decisions, ...state.openIssues].reduce(
      (sum, { left, right }) => sum + (left === id ? 1 : right === id ? -1 : 0),
      0,
    )
  return lean(a) <= lean(b) ? { left: a, right: b } : { left: b, right: a }
}

function reasonOf(state: SessionState, judge: Id, isAside: IsAside): NoPair {
  const live = state.pieces.filter(({ isWithdrawn }) => !isWithdrawn).map(({ pieceId }) => pieceId)
  const met = new Set(
    state.decisions.filter(({ by, counts }) => by === judge && counts).map(({ left, right }) => keyOf(left, right)),
  )
  const left = live.flatMap((a, index) =>
    live
      .slice(index + 1)
      .filter((b) => !met.has(keyOf(a, b)))
      .map((b) => [a, b] as const),
  )
  if (left.length === 0) return 'no-pairs-left'
  return left.every(([a, b]) => isAside(a, b)) ? 'only-skipped' : 'all-in-flight'
}
