import type { Id } from '@track/kernel'
import { logDeterminantOf } from './covariance-of.js'
import { chanceOf, type DecisionsModel, decisionsModelOf, informationFactorOf } from './decisions-model.js'
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

/** How well a model explains the decisions, whatever the exact qualities: Laplace's approximation of the marginal likelihood. */
function evidenceOf(model: DecisionsModel): number {
  const { pairs, quality, mean, precision, slips } = model
  const { first, second, met, won } = pairs
  let evidence = -logDeterminantOf(informationFactorOf(model)) / 2
  for (let i = 0; i < quality.length; i++) {
    const weight = precision[i] as number
    evidence += (Math.log(weight) - weight * ((quality[i] as number) - (mean[i] as number)) ** 2) / 2
  }
  for (let edge = 0; edge < met.length; edge++) {
    const distance = (quality[first[edge] as number] as number) - (quality[second[edge] as number] as number)
    const [n, wins] = [met[edge] as number, won[edge] as number]
    if (wins > 0) evidence += wins * Math.log(chanceOf(distance, slips))
    if (n > wins) evidence += (n - wins) * Math.log(chanceOf(-distance, slips))
  }
  return evidence
}
