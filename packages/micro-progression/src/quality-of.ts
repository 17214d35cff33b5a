import type { Id } from '@track/kernel'
import { chanceOf, type DecisionsModel, decisionsModelOf, informationOf } from './decisions-model.js'
import { fitMap } from './fit-map.js'
import { logDeterminantOf } from './log-determinant-of.js'
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
  const usual = decisionsModelOf(state)
  if (state.pieces.some(({ anchor, isWithdrawn }) => anchor !== null && !isWithdrawn)) return usual
  const slipping = slippingFit(usual)
  return evidenceOf(slipping) > evidenceOf(usual) + FAR_BETTER ? slipping : usual
}

/** In natural logarithms: the slipping model has to be this much likelier. */
const FAR_BETTER = 4
const SLIPS = 0.1
const SPREAD = 5

/** Expectation and maximisation: weigh each answer by how likely it was meant, fit, and again until nothing moves. */
function slippingFit(usual: DecisionsModel): DecisionsModel {
  const { pairs, quality: start } = usual
  const size = pairs.items.length
  const prior = { mean: new Float64Array(size), precision: new Float64Array(size).fill(1 / SPREAD ** 2) }
  const { first, second, met, won } = pairs
  let quality = start
  for (let round = 0; round < 30; round++) {
    const meant = { ...pairs, met: new Float64Array(met.length), won: new Float64Array(won.length) }
    for (let edge = 0; edge < met.length; edge++) {
      const p = chanceOf((quality[first[edge] as number] as number) - (quality[second[edge] as number] as number), 0)
      const wins = (won[edge] as number) * weightOf(p)
      meant.won[edge] = wins
      meant.met[edge] = wins + ((met[edge] as number) - (won[edge] as number)) * weightOf(1 - p)
    }
    const next = fitMap(meant, { prior, start: quality })
    const moved = next.reduce((most, value, i) => Math.max(most, Math.abs(value - (quality[i] as number))), 0)
    quality = next
    if (moved < 1e-4) break
  }
  return { ...usual, ...prior, quality, slips: SLIPS }
}

function weightOf(p: number): number {
  return ((1 - 2 * SLIPS) * p) / (SLIPS + (1 - 2 * SLIPS) * p)
}

/** How well a model explains the decisions, whatever the exact qualities: Laplace's approximation of the marginal likelihood. */
function evidenceOf(model: DecisionsModel): number {
  const { pairs, quality, mean, precision, slips } = model
  const { first, second, met, won } = pairs
  let evidence = -logDeterminantOf(informationOf(model)) / 2
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
