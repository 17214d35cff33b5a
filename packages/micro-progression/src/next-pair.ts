import type { Id } from '@track/kernel'
import { type DecisionsModel, surenessOf } from './decisions-model.js'
import { extremesOf, insertionOf } from './insertion.js'
import type { PairCounts } from './pair-counts.js'
import { piecesToCompare } from './pieces-to-compare.js'
import { likeliestModelOf } from './quality-of.js'
import { scalesOf } from './scales-of.js'
import { seededRandom } from './seeded-random.js'
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
 * import { nextPair } from '@track/micro-progression'
 *
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
  { judge, id, seed }: { readonly judge: Id; readonly id: Id; readonly seed?: number },
): NextPair {
  const state = stateOf(session)
  const own = state.openIssues.find(({ by }) => by === judge)
  if (own !== undefined) return handOut(own, own.issueId)

  if (piecesToCompare(state).length < 2) return { none: 'too-few-pieces' }
  if (state.pieces.some(({ imageId, isChecked, isWithdrawn }) => imageId !== null && !isChecked && !isWithdrawn))
    return { none: 'names-not-checked' }
  if (state.nominationsMissing.length > 0) return { none: 'nominations-missing' }

  const isAside = setAside(state, judge)
  const found =
    extremePair(state, isAside) ??
    insertPair(state, isAside) ??
    checkPair(state, { judge, isAside, seed: seed ?? seedOf(session.id) })
  if (found === null) return { none: reasonOf(state, judge, isAside) }
  return handOut({ ...sided(state, found.pieces), purpose: found.purpose }, id)
}

type Found = { readonly pieces: readonly [Id, Id]; readonly purpose: Purpose } | null
type IsAside = (a: Id, b: Id) => boolean
type Asking = { readonly judge: Id; readonly isAside: IsAside; readonly seed: number }

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

/**
 * The pair whose order is least sure: how far apart the two are against how well that is known. This puts more of the order right per
 * decision than the pair with the most information about the qualities would (Kendall's tau .82 against .81 with realistic judges, and
 * .95 against .92 when one answer in ten is turned round, at twice the bound).
 *
 * Before that, groups that never met are joined by a bridge, two on one rung that were only compared with a third are compared, and no
 * piece is seen for the sixth time while another was seen less than twice. Each judge sees a pair once. About one pair in ten is drawn
 * at random, so that the scale can be checked against pairs that nobody chose.
 */
function checkPair(state: SessionState, { judge, isAside, seed }: Asking): Found {
  const inFlight = inHands(state)
  const counted = state.decisions.filter(({ counts }) => counts)
  const met = new Set(counted.filter(({ by }) => by === judge).map(({ left, right }) => keyOf(left, right)))
  const isFree = (a: Id, b: Id) => !inFlight.has(a) && !inFlight.has(b) && !isAside(a, b) && !met.has(keyOf(a, b))

  const model = likeliestModelOf(state)
  const { items } = model
  const isFreeAt = (i: number, j: number) => isFree(items[i] as Id, items[j] as Id)
  const found = (pair: readonly [number, number] | null, purpose: Purpose): Found =>
    pair && { pieces: [items[pair[0]] as Id, items[pair[1]] as Id], purpose }

  const sureness = surenessOf(model)
  const least = (mayAsk: (i: number, j: number) => boolean) => leastSure(model, { sureness, mayAsk })

  const groups = scalesOf(state, model.pairs)
  if (groups.length > 1) {
    const groupOf = new Map(groups.flatMap((group, index) => group.map((id) => [id, index] as const)))
    const isBridge = (i: number, j: number) => groupOf.get(items[i] as Id) !== groupOf.get(items[j] as Id)
    const bridge = least((i, j) => isBridge(i, j) && isFreeAt(i, j))
    if (bridge !== null) return found(bridge, 'bridge')
  }
  for (const [a, b] of outermost(insertionOf(state).rungs, counted))
    if (isFree(a, b)) return { pieces: [a, b], purpose: 'check' }

  const checks = [...state.openIssues, ...state.releasedIssues, ...state.decisions].filter(
    ({ purpose }) => purpose === 'check' || purpose === 'random-check',
  )
  const random = seededRandom(seed + checks.length * 0x9e3779b9)
  if (random() < RANDOM_SHARE) {
    const all = items.flatMap((_, i) => items.slice(0, i).flatMap((_, j) => (isFreeAt(i, j) ? [[i, j] as const] : [])))
    const drawn = all[Math.floor(random() * all.length)]
    if (drawn !== undefined) return found(drawn, 'random-check')
  }
  const seen = appearancesOf(model.pairs)
  const isRare = seen.map((times) => (times < 2 ? 1 : 0))
  const isFair = (i: number, j: number) =>
    isRare[i] === 1 || isRare[j] === 1 || Math.max(seen[i] ?? 0, seen[j] ?? 0) < 5
  const hasRare = items.some((id, i) => isRare[i] === 1 && !inFlight.has(id))
  const fair = hasRare ? least((i, j) => isFair(i, j) && isFreeAt(i, j)) : null
  return found(fair ?? least(isFreeAt), 'check')
}

const RANDOM_SHARE = 0.1

/**
 * Of the pairs that may be asked the one whose order is likeliest to be wrong; the first of equals. From each piece upwards, only as far
 * as the distance could still be less sure than the least sure found, however the two depend on each other.
 */
function leastSure(
  { quality }: DecisionsModel,
  {
    sureness: { own, between },
    mayAsk,
  }: { readonly sureness: ReturnType<typeof surenessOf>; readonly mayAsk: (i: number, j: number) => boolean },
): readonly [number, number] | null {
  const upwards = [...quality.keys()].sort((i, j) => (quality[i] as number) - (quality[j] as number))
  const errors = own.map(Math.sqrt)
  const largest = errors.reduce((most, error) => Math.max(most, error), 0)
  let best: readonly [number, number] | null = null
  let smallest = Number.POSITIVE_INFINITY
  for (const [at, low] of upwards.entries()) {
    for (let next = at + 1; next < upwards.length; next++) {
      const high = upwards[next] as number
      const away = (quality[high] as number) - (quality[low] as number)
      if (away > smallest * ((errors[low] as number) + largest)) break
      if (away > smallest * ((errors[low] as number) + (errors[high] as number))) continue
      const [i, j] = low > high ? [low, high] : [high, low]
      const sure = away === 0 ? 0 : away / Math.sqrt(between(i, j))
      const isFirst = best === null || i < best[0] || (i === best[0] && j < best[1])
      if (sure > smallest || (sure === smallest && !isFirst) || !mayAsk(i, j)) continue
      smallest = sure
      best = [i, j]
    }
  }
  return best
}

/** On each rung of three or more where only the first was compared with the others: the first and the last to join it after that. */
function outermost(rungs: readonly (readonly Id[])[], counted: SessionState['decisions']): (readonly [Id, Id])[] {
  return rungs.flatMap((rung): (readonly [Id, Id])[] => {
    const [first, second] = rung
    const last = rung.at(-1)
    if (rung.length < 3 || second === undefined || last === undefined) return []
    const rest = new Set(rung.filter((id) => id !== first))
    return counted.some(({ left, right }) => rest.has(left) && rest.has(right)) ? [] : [[second, last]]
  })
}

function appearancesOf({ items, first, second, met }: PairCounts): Float64Array {
  const seen = new Float64Array(items.length)
  for (let edge = 0; edge < met.length; edge++)
    for (const i of [first[edge] as number, second[edge] as number])
      seen[i] = (seen[i] as number) + (met[edge] as number)
  return seen
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
  const live = piecesToCompare(state).map(({ pieceId }) => pieceId)
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

/** A seed of the session's own, the same on every device. */
function seedOf(id: Id): number {
  let seed = 0
  for (let at = 0; at < id.length; at++) seed = (Math.imul(seed, 31) + id.charCodeAt(at)) | 0
  return seed
}
