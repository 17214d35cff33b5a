import {
  type Candidate,
  chartCheck,
  comparisonsOf,
  currentOrder,
  type Estimate,
  errorOfDifference,
  estimate,
  type Neighbours,
  type Session,
  stateOf,
} from '@track/micro-progression'

/** What an order says about the levels that may be cut from it. */
export interface OrderFacts {
  readonly estimate: Estimate
  /** Placed pieces, low to high, as they may be proposed for a level. */
  readonly candidates: readonly Candidate[]
  /** Neighbouring levels that have exemplars, and whether the comparisons tell them apart. */
  readonly neighbours: readonly Neighbours[]
  /** What is worth a second thought: levels that cannot be told apart yet. */
  readonly advice: readonly { readonly message: string }[]
}

export function orderFacts(session: Session): OrderFacts {
  const state = stateOf(session)
  const { rungs } = currentOrder(session)
  const comparisons = comparisonsOf(session)
  const live = state.pieces.filter(({ isWithdrawn }) => !isWithdrawn)
  const anchors = Object.fromEntries(live.flatMap(({ pieceId, anchor }) => (anchor ? [[pieceId, anchor]] : [])))
  const made = estimate(comparisons, { items: live.map(({ pieceId }) => pieceId), anchors }) as Estimate
  const known = (id: string) => {
    const isKnown = (made.appearances[id] ?? 0) > 0 || id in anchors
    return {
      quality: isKnown ? (made.quality[id] ?? null) : null,
      standardError: isKnown ? (made.standardError[id] ?? null) : null,
    }
  }
  const consents = new Map(live.map(({ pieceId, consent }) => [pieceId, consent]))
  const candidates = rungs.flatMap((rung, place) =>
    rung.map((id) => ({ id, ...known(id), mayShow: consents.get(id) !== false, rung: place })),
  )
  const levels = session.levels.flatMap((level) => {
    const exemplar = state.exemplars.find(({ levelId }) => levelId === level.id)
    return exemplar ? [{ level, exemplars: exemplar.pieceIds.map((pieceId) => ({ pieceId, ...known(pieceId) })) }] : []
  })
  const check = chartCheck(levels, { errorOfGap: errorOfDifference(comparisons, { estimate: made }) })
  return { estimate: made, candidates, ...check }
}
