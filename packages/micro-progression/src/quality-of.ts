import type { Id } from '@track/kernel'
import { type DecisionsModel, decisionsModelOf } from './decisions-model.js'
import { fitMap } from './fit-map.js'
import { logDeterminantOf } from './log-determinant-of.js'
import type { PairCounts } from './pair-counts.js'
import type { SessionState } from './session-state.js'

/**
 * How good every live piece is, for putting them in order, in logits.
 *
 * People slip in two ways: more often the closer two pieces are (Bradley and Terry), or now and then whatever the distance. The second
 * is fitted as well (one answer in ten a coin toss between pieces that stand far apart) and is believed where it explains the decisions
 * better by far; without it one slip early on would pull a piece half-way across. With anchors the scale is given, and the first stands.
 */
export function qualityOf(state: Pick<SessionState, 'pieces' | 'decisions'>): ReadonlyMap<Id, number> {
  const model = decisionsModelOf(state)
  const usual = { quality: model.quality, slips: 0, sd: 2 }
  let best: Account = usual
  if (!state.pieces.some(({ anchor, isWithdrawn }) => anchor !== null && !isWithdrawn)) {
    const slipping = slippingFit(model)
    if (evidenceOf(model.pairs, slipping) > evidenceOf(model.pairs, usual) + FAR_BETTER) best = slipping
  }
  return new Map(model.items.map((id, index) => [id, best.quality[index] as number]))
}

/** In natural logarithms: the slipping account has to be this much likelier. */
const FAR_BETTER = 4
const SLIPS = 0.1
const SPREAD = 5

/** Qualities, how often an answer is turned round whatever the distance, and how far pieces spread. */
interface Account {
  readonly quality: Float64Array
  readonly slips: number
  readonly sd: number
}

/** Expectation and maximisation: weigh each answer by how likely it was meant, fit, and again until nothing moves. */
function slippingFit({ pairs, quality: start }: DecisionsModel): Account {
  const size = pairs.items.length
  const prior = { mean: new Float64Array(size), precision: new Float64Array(size).fill(1 / SPREAD ** 2) }
  const { first, second, met, won } = pairs
  let quality = start
  for (let round = 0; round < 30; round++) {
    const meant = { ...pairs, met: new Float64Array(met.length), won: new Float64Array(won.length) }
    for (let edge = 0; edge < met.length; edge++) {
      const p = chance((quality[first[edge] as number] as number) - (quality[second[edge] as number] as number))
      const wins = (won[edge] as number) * weightOf(p)
      meant.won[edge] = wins
      meant.met[edge] = wins + ((met[edge] as number) - (won[edge] as number)) * weightOf(1 - p)
    }
    const next = fitMap(meant, { prior, start: quality })
    const moved = next.reduce((most, value, i) => Math.max(most, Math.abs(value - (quality[i] as number))), 0)
    quality = next
    if (moved < 1e-4) break
  }
  return { quality, slips: SLIPS, sd: SPREAD }
}

function weightOf(p: number): number {
  return ((1 - 2 * SLIPS) * p) / (SLIPS + (1 - 2 * SLIPS) * p)
}

function chance(distance: number): number {
  return 1 / (1 + Math.exp(-distance))
}

/** How well an account explains the decisions, whatever the exact qualities: Laplace's approximation of the marginal likelihood. */
function evidenceOf({ first, second, met, won }: PairCounts, { quality, slips, sd }: Account): number {
  const size = quality.length
  const values = new Float64Array(size * size)
  const add = (at: number, by: number) => {
    values[at] = (values[at] as number) + by
  }
  let evidence = -size * Math.log(sd)
  for (let i = 0; i < size; i++) {
    evidence -= (quality[i] as number) ** 2 / (2 * sd * sd)
    add(i * size + i, 1 / (sd * sd))
  }
  for (let edge = 0; edge < met.length; edge++) {
    const [i, j] = [first[edge] as number, second[edge] as number]
    const p = chance((quality[i] as number) - (quality[j] as number))
    const seen = slips + (1 - 2 * slips) * p
    const slope = (1 - 2 * slips) * p * (1 - p)
    const [n, wins] = [met[edge] as number, won[edge] as number]
    if (wins > 0) evidence += wins * Math.log(seen)
    if (n > wins) evidence += (n - wins) * Math.log(1 - seen)
    const information = seen > 0 && seen < 1 ? (n * slope * slope) / (seen * (1 - seen)) : 0
    add(i * size + i, information)
    add(j * size + j, information)
    add(i * size + j, -information)
    add(j * size + i, -information)
  }
  return evidence - logDeterminantOf({ size, values }) / 2
}
