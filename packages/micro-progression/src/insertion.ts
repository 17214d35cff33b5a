import type { Id } from '@track/kernel'
import { piecesToCompare } from './pieces-to-compare.js'
import type { EffectiveDecision, SessionState } from './session-state.js'
import { type Verdicts, verdictsOf } from './verdicts.js'

type Known = Pick<SessionState, 'pieces' | 'nominations' | 'decisions' | 'moves'>

/** The nominated that may still be the lowest, and the highest, of all; one of each once the decisions among them say so. */
export interface Extremes {
  readonly lows: readonly Id[]
  readonly highs: readonly Id[]
  /** Nominated pieces about the same as one that is still in. */
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
 * Who is still in as lowest and as highest. Of two nominated a decision lets one out; those about the same go along with the first
 * nominated of them. So k nominated need k − 1 decisions, several of them at once, and the order of the decisions plays no part.
 * Where pieces came along from a chart nobody is an end: what is new may lie beyond everything that hung there.
 */
export function extremesOf({ pieces, nominations, decisions }: Known): Extremes {
  const isLive = new Set(pieces.filter(({ isWithdrawn }) => !isWithdrawn).map(({ pieceId }) => pieceId))
  if (carriedOf(pieces).length > 0) return { lows: [], highs: [], sameAs: new Map() }
  const live = (ids: readonly Id[]) => new Set(ids.filter((id) => isLive.has(id)))
  const lows = live(nominations.map(({ lowest }) => lowest))
  const highs = live(nominations.map(({ highest }) => highest))
  // A piece at both ends (nominated low once and high by another collection later) is neither.
  for (const id of lows) if (highs.has(id)) for (const end of [lows, highs]) end.delete(id)

  const sameAs = new Map<Id, Id>()
  const stillIn = (nominated: ReadonlySet<Id>, isOut: 'better' | 'worse') => {
    const among = decisions.filter(({ left, right, counts }) => counts && nominated.has(left) && nominated.has(right))
    const groupOf = groupsOf(
      [...nominated],
      among.filter(({ outcome }) => outcome === 'same').map(({ left, right }) => [left, right] as const),
    )
    const groups = new Set(groupOf.values())
    for (const { left, right, outcome } of among) {
      const [better, worse] = outcome === 'left' ? [left, right] : [right, left]
      if (outcome === 'same' || groupOf.get(left) === groupOf.get(right)) continue
      // A circle among the nominated leaves the last one in.
      if (groups.size > 1) groups.delete(groupOf.get(isOut === 'better' ? better : worse) as Id[])
    }
    return [...groups].map(([first, ...others]) => {
      for (const other of others) sameAs.set(other, first as Id)
      return first as Id
    })
  }
  return { lows: stillIn(lows, 'better'), highs: stillIn(highs, 'worse'), sameAs }
}

/**
 * Everybody's place as far as it is known, by replaying the decisions in the order of the log: each narrows where its piece can be,
 * and a piece whose neighbours are both known has its place. A decision between two pieces without a place counts for whichever gets
 * its place second. One that contradicts what is known already narrows nothing (the order of all decisions weighs it again). What came
 * along from a chart stands from the beginning, in the order that it had there.
 */
export function insertionOf(known: Known): Insertion {
  const read = INSERTIONS.get(known.decisions)
  if (read !== undefined) return read
  const insertion = insert(known)
  INSERTIONS.set(known.decisions, insertion)
  return insertion
}

/** Once a replay has given everybody a place, one more decision changes no place, unless it is about two of the nominated. */
export function keepPlaces(after: Known, before: Known): void {
  const insertion = INSERTIONS.get(before.decisions)
  const last = after.decisions.at(-1)
  if (insertion === undefined || last === undefined || !insertion.isWhole || after.moves.length > 0) return
  const isNominated = (id: Id) => after.nominations.some(({ lowest, highest }) => lowest === id || highest === id)
  if (!isNominated(last.left) || !isNominated(last.right)) INSERTIONS.set(after.decisions, insertion)
}

// Every state has a list of decisions of its own, which never changes.
const INSERTIONS = new WeakMap<Known['decisions'], Insertion & { readonly isWhole: boolean }>()

function insert(known: Known): Insertion & { readonly isWhole: boolean } {
  const { lows, highs, sameAs } = extremesOf(known)
  const waiting = new Set([lows, highs].flatMap((end) => (end.length > 1 ? end : [])))
  const low = lows.length === 1 ? lows[0] : undefined
  const high = highs.length === 1 ? highs[0] : undefined
  const ends = new Set([low, high])

  const chain = carriedOf(piecesToCompare(known))
  const inner = new Set(
    piecesToCompare(known)
      .filter(({ pieceId }) => !ends.has(pieceId) && !waiting.has(pieceId) && !chain.includes(pieceId))
      .map(({ pieceId }) => pieceId),
  )
  const lowRung = low === undefined ? [] : [low]
  const highRung = high === undefined ? [] : [high]
  for (const id of inner) {
    const end = sameAs.get(id)
    if (end !== undefined && end === low) lowRung.push(id)
    else if (end !== undefined && end === high) highRung.push(id)
    else continue
    inner.delete(id)
  }

  const outside = { lowRung, chain, highRung, ...boundsOf(known) }
  const replayed = replay(inner, known.decisions, outside)
  const settled =
    replayed.open.length > 0 && chain.length === 0 ? settledChain(inner, verdictsOf(known.decisions), outside) : null
  const { rungs, open } = settled === null ? replayed : { rungs: settled, open: [] }
  const unsettled = [...waiting].map((pieceId) => ({ pieceId, below: -1, above: rungs.length, isStarted: true }))
  return { rungs, open: [...unsettled, ...open], isWhole: replayed.isWhole && waiting.size === 0 }
}

/** The pieces that came along from a chart, in its order, low to high: that in which they joined. */
function carriedOf(pieces: Known['pieces']): Id[] {
  return pieces.filter(({ origin, isWithdrawn }) => origin === 'carried' && !isWithdrawn).map(({ pieceId }) => pieceId)
}

/** What stands from the beginning: the two ends and what came along, and whose teacher found them not to lie beyond the ends. */
interface Outside {
  readonly lowRung: readonly Id[]
  readonly chain: readonly Id[]
  readonly highRung: readonly Id[]
  readonly isAboveLow: ReadonlySet<Id>
  readonly isBelowHigh: ReadonlySet<Id>
}

/** A class that nominated has said of each of its pieces that it is between the ends; of others nobody has. */
function boundsOf({ pieces, nominations }: Known): Pick<Outside, 'isAboveLow' | 'isBelowHigh'> {
  const isLive = new Set(pieces.filter(({ isWithdrawn }) => !isWithdrawn).map(({ pieceId }) => pieceId))
  const of = (end: 'lowest' | 'highest') => {
    const collections = new Set(
      nominations.filter((one) => isLive.has(one[end])).map(({ collectionId }) => collectionId),
    )
    return new Set(
      pieces.flatMap(({ pieceId, collectionId }) =>
        collectionId !== null && collections.has(collectionId) ? [pieceId] : [],
      ),
    )
  }
  return { isAboveLow: of('lowest'), isBelowHigh: of('highest') }
}

/**
 * The order that decisions made in any way whatever come to: every two neighbours were compared, so that each piece is above all the
 * ones before it. Null when they leave anything open or contradict each other.
 */
function settledChain(
  inner: ReadonlySet<Id>,
  verdicts: Verdicts,
  { lowRung, highRung, isAboveLow, isBelowHigh }: Outside,
): Id[][] | null {
  const ids = [...lowRung, ...inner, ...highRung]
  const [isLow, isHigh] = [new Set(lowRung), new Set(highRung)]
  // What is between two pieces: their decisions; between an end and what was found not to lie beyond it, that.
  const isFound = (low: Id, high: Id) =>
    (isLow.has(low) && !isLow.has(high) && (isAboveLow.has(high) || isHigh.has(high))) ||
    (isHigh.has(high) && !isHigh.has(low) && isBelowHigh.has(low))
  const isAsked = new Set(ids)
  const edges = ids.flatMap((a) =>
    verdicts
      .opponentsOf(a)
      .filter((b) => isAsked.has(b) && !isFound(a, b) && !isFound(b, a))
      .map((b) => ({ low: a, high: b, net: verdicts.of(b, a) ?? 0 })),
  )
  for (const id of ids) {
    if (lowRung[0] !== undefined && isFound(lowRung[0], id)) edges.push({ low: lowRung[0], high: id, net: 1 })
    if (highRung[0] !== undefined && isFound(id, highRung[0])) edges.push({ low: id, high: highRung[0], net: 1 })
  }
  const groupOf = groupsOf(
    ids,
    edges.flatMap(({ low, high, net }) => (net === 0 ? [[low, high] as const] : [])),
  )
  const below = new Map([...groupOf.values()].map((group) => [group, new Set<readonly Id[]>()]))
  for (const edge of edges) {
    const [low, high] = [groupOf.get(edge.low), groupOf.get(edge.high)]
    if (edge.net > 0 && low && high && low !== high) below.get(high)?.add(low)
  }
  // In a whole order the k-th rung has nothing but the ones before it below, the one just before at any rate.
  const rungs: Id[][] = []
  const left = new Set(below.keys())
  while (left.size > 0) {
    const lowest = [...left].filter((group) => ![...(below.get(group) ?? [])].some((other) => left.has(other as Id[])))
    const [next] = lowest
    const last = rungs.at(-1)
    if (next === undefined || lowest.length > 1 || (last !== undefined && !below.get(next)?.has(last))) return null
    left.delete(next)
    rungs.push(next)
  }
  return rungs
}

/** Who goes with whom, when each of these two go together; the members of a group in the order of `ids`. */
function groupsOf(ids: readonly Id[], together: readonly (readonly [Id, Id])[]): ReadonlyMap<Id, Id[]> {
  const groupOf = new Map<Id, Id[]>(ids.map((id) => [id, [id]]))
  for (const [a, b] of together) {
    const [group, joining] = [groupOf.get(a) ?? [], groupOf.get(b) ?? []]
    if (group === joining) continue
    const members = new Set([...group, ...joining])
    const joined = ids.filter((id) => members.has(id))
    for (const id of joined) groupOf.set(id, joined)
  }
  return groupOf
}

function replay(
  inner: ReadonlySet<Id>,
  decisions: readonly EffectiveDecision[],
  { lowRung, chain, highRung, isAboveLow, isBelowHigh }: Outside,
): Insertion & { readonly isWhole: boolean } {
  const [low, high] = [[...lowRung], [...highRung]]
  const rungs = [low, ...chain.map((id) => [id]), high].filter((rung) => rung.length > 0)
  const placed = new Map(rungs.flatMap((rung) => rung.map((id) => [id, rung] as const)))
  const answers = new Map<Id, { readonly other: Id; readonly is: 'above' | 'below' | 'same' }[]>()

  const placeOf = (id: Id) => {
    let below = isAboveLow.has(id) ? rungs.indexOf(low) : -1
    let above = high.length > 0 && isBelowHigh.has(id) ? rungs.indexOf(high) : rungs.length
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

  const whole = placed.size + inner.size
  const isKnown = (id: Id) => inner.has(id) || placed.has(id)
  const counted = decisions.filter(({ left, right, counts }) => counts && isKnown(left) && isKnown(right))
  for (const { left, right, outcome } of counted) {
    if (placed.size === whole) break
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
  const isWhole = placed.size === whole
  // Somebody has to be the first rung between the ends.
  for (const id of inner) settle(id)

  const open = [...inner]
    .filter((id) => !placed.has(id))
    .map((pieceId) => {
      const { below, above } = placeOf(pieceId)
      return { pieceId, below, above, isStarted: (answers.get(pieceId) ?? []).some(({ other }) => placed.has(other)) }
    })
  return { rungs, open, isWhole }
}
