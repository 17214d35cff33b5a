import type { Id } from '@track/kernel'
import { type Dense, type Factor, factorOf, inverseFactorOf } from './covariance-of.js'
import { fitMap } from './fit-map.js'
import { type PairCounts, pairCountsOf } from './pair-counts.js'
import { piecesToCompare } from './pieces-to-compare.js'
import type { SessionState } from './session-state.js'

/** Where comparisons and priors together put every piece. */
export interface WeighedModel {
  readonly pairs: PairCounts
  readonly quality: Float64Array
  /** What each piece is held by: where, and how firmly (1 / variance). */
  readonly mean: Float64Array
  readonly precision: Float64Array
  /** How often an answer is turned round however far apart two pieces are. */
  readonly slips: number
}

/** What all decisions together say about every live piece, in the order of `items`. */
export interface DecisionsModel extends WeighedModel {
  readonly items: readonly Id[]
  readonly indexOf: ReadonlyMap<Id, number>
}

/** Bradley and Terry's model with every piece held by N(0, 2²), or by where it stood on an earlier chart. */
export function decisionsModelOf(state: SessionState): DecisionsModel {
  const live = piecesToCompare(state)
  const comparisons = state.decisions
    .filter(({ counts }) => counts)
    .map(({ left, right, outcome }) => ({ a: left, b: right, outcome: OUTCOMES[outcome] }))
  const pairs = pairCountsOf(comparisons, { items: live.map(({ pieceId }) => pieceId) })
  const anchors = new Map(live.map(({ pieceId, anchor }) => [pieceId, anchor]))
  const mean = Float64Array.from(pairs.items, (id) => anchors.get(id)?.quality ?? 0)
  const precision = Float64Array.from(pairs.items, (id) => 1 / (anchors.get(id)?.standardError ?? 2) ** 2)
  const quality = fitMap(pairs, { prior: { mean, precision } })
  const indexOf = new Map(pairs.items.map((id, index) => [id, index]))
  return { pairs, items: pairs.items, indexOf, quality, mean, precision, slips: 0 }
}

/** How likely the first of two so far apart is called the better one. */
export function chanceOf(distance: number, slips: number): number {
  return slips + (1 - 2 * slips) / (1 + Math.exp(-distance))
}

/** What the decisions and the priors say about every two pieces, dense. */
export function informationOf({ pairs, quality, precision, slips }: WeighedModel): Dense {
  const { first, second, met } = pairs
  const size = quality.length
  const values = new Float64Array(size * size)
  const add = (at: number, by: number) => {
    values[at] = (values[at] as number) + by
  }
  for (let i = 0; i < size; i++) add(i * size + i, precision[i] as number)
  for (let edge = 0; edge < met.length; edge++) {
    const [i, j] = [first[edge] as number, second[edge] as number]
    const distance = (quality[i] as number) - (quality[j] as number)
    const [seen, p] = [chanceOf(distance, slips), chanceOf(distance, 0)]
    const slope = (1 - 2 * slips) * p * (1 - p)
    const information = seen > 0 && seen < 1 ? ((met[edge] as number) * slope * slope) / (seen * (1 - seen)) : 0
    add(i * size + i, information)
    add(j * size + j, information)
    add(i * size + j, -information)
    add(j * size + i, -information)
  }
  return { size, values }
}

/** Cholesky's factor of the information. */
export function informationFactorOf(model: WeighedModel): Factor {
  const known = FACTORS.get(model)
  if (known !== undefined) return known
  // A prior holds every piece, so there is always one.
  const factor = factorOf(informationOf(model)) as Factor
  FACTORS.set(model, factor)
  return factor
}

const FACTORS = new WeakMap<WeighedModel, Factor>()

/** How sure each piece is, as a variance, and how sure the distance between any two is, where few of them are asked about. */
export function surenessOf(model: DecisionsModel): {
  readonly own: Float64Array
  readonly between: (i: number, j: number) => number
} {
  const factor = informationFactorOf(model)
  const { width } = factor
  const upper = inverseFactorOf(factor)
  const own = Float64Array.from(model.items, (_, i) => {
    let sum = 0
    for (let k = i; k < width; k++) sum += (upper[i * width + k] as number) ** 2
    return sum
  })
  const between = (i: number, j: number) => {
    let sum = 0
    for (let k = Math.min(i, j); k < width; k++)
      sum += ((upper[i * width + k] as number) - (upper[j * width + k] as number)) ** 2
    return sum
  }
  return { own, between }
}

const OUTCOMES = { left: 'a', right: 'b', same: 'tie' } as const
