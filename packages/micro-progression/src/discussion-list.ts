import type { Id } from '@track/kernel'
import { connectivityOf } from './connectivity-of.js'
import { decisionsModelOf } from './decisions-model.js'
import { insertionOf } from './insertion.js'
import type { Session } from './session.js'
import type { EffectiveDecision } from './session-state.js'
import { stateOf } from './state-of.js'

/** A decision worth talking about. */
export type Discussion = {
  readonly decisionId: Id
  /** How likely this answer was by all the decisions together; the answer with the lowest comes first. */
  readonly probability: number
  /** Why: by the others it was hardly to be expected, or it closes a circle in which each is better than the next. */
  readonly why: 'unlikely' | 'circle'
  /** The shortest circle it closes, from the piece it called better (or first) to the other and back through other decisions. */
  readonly cycle?: readonly Id[]
}

/**
 * Which decisions should the team talk about? As few as possible: no decision is ever refused or changed because of it.
 *
 * Those that the model of all decisions gives a chance below one in five, and then, of every circle of contradictions that is left, the
 * least likely ones until no circle is left; a listed one that is not needed for that after all is left out again. An answer
 * "about the same" counts both ways in a circle, and half each way for its chance.
 *
 * @example
 * ```ts
 * import { discussionList } from '@track/micro-progression'
 *
 * const piece = (seq: number, pieceId: string) =>
 *   ({ kind: 'piece', id: `e${seq}`, seq, by: 'ms-a', pieceId, collectionId: null, origin: 'pupil', imageId: null }) as const
 * const decision = (seq: number, left: string, right: string) =>
 *   ({ kind: 'decision', id: `d${seq}`, seq, by: 'ms-a', issueId: null, left, right, outcome: 'left' }) as const
 * const log = [piece(1, 'p'), piece(2, 'q'), piece(3, 'r'), decision(4, 'p', 'q'), decision(5, 'q', 'r'), decision(6, 'r', 'p')]
 * const [first, ...others] = discussionList({ format: 'micro-progression/1', id: 's', levels: [], log })
 * first?.cycle // => ['p', 'q', 'r']
 * others // => []
 * ```
 */
export function discussionList(session: Readonly<Session>): Discussion[] {
  const state = stateOf(session)
  const { indexOf, quality } = decisionsModelOf(state)
  const counted = state.decisions.filter(({ counts }) => counts)
  const rungOf = new Map(insertionOf(state).rungs.flatMap((rung, index) => rung.map((id) => [id, index] as const)))

  const likelihood = new Map(
    counted.map(({ decisionId, left, right, outcome }) => {
      const distance = (quality[indexOf.get(left) ?? 0] as number) - (quality[indexOf.get(right) ?? 0] as number)
      const p = 1 / (1 + Math.exp(-distance))
      return [decisionId, outcome === 'left' ? p : outcome === 'right' ? 1 - p : Math.sqrt(p * (1 - p))] as const
    }),
  )
  const chanceOf = ({ decisionId }: EffectiveDecision) => likelihood.get(decisionId) ?? 0
  const byChance = [...counted].sort((a, b) => chanceOf(a) - chanceOf(b))

  const unlikely = byChance.filter((decision) => chanceOf(decision) < UNLIKELY)
  const left = new Set(counted)
  for (const decision of unlikely) left.delete(decision)
  const taken: EffectiveDecision[] = []
  for (let circular = inCircles([...left], rungOf); circular.size > 0; circular = inCircles([...left], rungOf)) {
    const next = byChance.find((decision) => circular.has(decision) && decision.outcome !== 'same') as EffectiveDecision
    left.delete(next)
    taken.push(next)
  }
  const needed = taken.filter((decision) => {
    if (inCircles([...left, decision], rungOf).size > 0) return true
    left.add(decision)
    return false
  })

  return [...unlikely, ...needed]
    .sort((a, b) => chanceOf(a) - chanceOf(b))
    .map((decision) => {
      const cycle = shortestCycle(decision, counted)
      return {
        decisionId: decision.decisionId,
        probability: chanceOf(decision),
        why: chanceOf(decision) < UNLIKELY ? ('unlikely' as const) : ('circle' as const),
        ...(cycle === null ? {} : { cycle }),
      }
    })
}

const UNLIKELY = 0.2

/** The decisions inside a circle in which somebody is better than somebody. Pieces of one rung are about the same and no contradiction. */
function inCircles(decisions: readonly EffectiveDecision[], rungOf: ReadonlyMap<Id, number>): Set<EffectiveDecision> {
  const { circles } = connectivityOf(
    decisions.map(({ left, right, outcome }) => ({ a: left, b: right, outcome: OUTCOMES[outcome] })),
  )
  const circleOf = new Map(circles.flatMap((circle, index) => circle.map((id) => [id, index] as const)))
  const inside = decisions.filter(({ left, right }) => circleOf.get(left) === circleOf.get(right))
  const isContradictory = new Set(
    inside
      .filter(({ left, right, outcome }) => {
        const rung = rungOf.get(left)
        return outcome !== 'same' && !(rung !== undefined && rung === rungOf.get(right))
      })
      .map(({ left }) => circleOf.get(left)),
  )
  return new Set(inside.filter(({ left }) => isContradictory.has(circleOf.get(left))))
}

/** From the better piece to the other and, by the fewest other decisions, back: each better than (or about the same as) the next. */
function shortestCycle({ decisionId, left, right, outcome }: EffectiveDecision, counted: readonly EffectiveDecision[]) {
  const [from, to] = outcome === 'right' ? [right, left] : [left, right]
  const worse = new Map<Id, Id[]>()
  for (const other of counted) {
    if (other.decisionId === decisionId) continue
    if (other.outcome !== 'right') worse.set(other.left, [...(worse.get(other.left) ?? []), other.right])
    if (other.outcome !== 'left') worse.set(other.right, [...(worse.get(other.right) ?? []), other.left])
  }
  const cameFrom = new Map<Id, Id | null>([[to, null]])
  for (const id of cameFrom.keys()) {
    if (id === from) break
    for (const next of worse.get(id) ?? []) if (!cameFrom.has(next)) cameFrom.set(next, id)
  }
  if (!cameFrom.has(from)) return null
  const way: Id[] = []
  for (let id = cameFrom.get(from) ?? null; id !== null; id = cameFrom.get(id) ?? null) way.unshift(id)
  return [from, ...way]
}

const OUTCOMES = { left: 'a', right: 'b', same: 'tie' } as const
