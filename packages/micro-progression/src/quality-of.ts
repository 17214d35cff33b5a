import type { Id } from '@track/kernel'
import { type DecisionsModel, decisionsModelOf } from './decisions-model.js'
import { evidenceOf } from './evidence-of.js'
import { fitMap } from './fit-map.js'
import type { SessionState } from './session-state.js'

/** How good every live piece is, for putting them in order, in logits. */
export function qualityOf(state: SessionState): ReadonlyMap<Id, number> {
  const { items, quality } = likeliestModelOf(state)
  return new Map(items.map((id, index) => [id, quality[index] as number]))
}

/**
 * People slip in two ways: more often the closer two pieces are (Bradley and Terry), or now and then whatever the distance. The second
 * is fitted as well (one answer in ten turned round, pieces that stand far apart) and is believed where it explains the decisions
 * better by far; without it one slip early on would pull a piece half-way across. With anchors the scale is given, and the first stands.
 */
export function likeliestModelOf(state: SessionState): DecisionsModel {
  const known = MODELS.get(state.decisions)
  if (known !== undefined) return known
  const model = likelier(state)
  MODELS.set(state.decisions, model)
  return model
}

// Like the places, by the list of decisions that the state has for itself.
const MODELS = new WeakMap<SessionState['decisions'], DecisionsModel>()

function likelier(state: SessionState): DecisionsModel {
  const usual = decisionsModelOf(state)
  if (state.pieces.some(({ anchor, isWithdrawn }) => anchor !== null && !isWithdrawn)) return usual
  const slipping = slippingModelOf(usual)
  return evidenceOf(slipping) > evidenceOf(usual) + FAR_BETTER ? slipping : usual
}

/** In natural logarithms: the slipping model has to be this much likelier. */
const FAR_BETTER = 4
const SLIPS = 0.1
const SPREAD = 5

function slippingModelOf(usual: DecisionsModel): DecisionsModel {
  const { pairs, quality: start } = usual
  const mean = new Float64Array(start.length)
  const precision = new Float64Array(start.length).fill(1 / SPREAD ** 2)
  const quality = fitMap(pairs, { prior: { mean, precision }, start, slips: SLIPS })
  return { ...usual, mean, precision, quality, slips: SLIPS }
}
