import type { Chart } from './chart.js'
import type { PlacingAnswer } from './placement.js'
import { isBetweenLevels, resultOf, sharesOf } from './placing-result.js'
import type { Asked, Placing, Prior } from './placing-state.js'

/**
 * Asks about the exemplar whose answer is expected to tell most about the level, on a grid along the scale, until one level is sure.
 * "About the same" is at least as good, and half of a "not yet": so it speaks for the level of that exemplar, not for the one below.
 */
export function askByBayes(placing: Placing): Asked {
  const { chart, answers, maxQuestions, prior } = placing
  const { shown, isMeasured } = exemplarsOf(chart)
  const grid = gridOf(shown, prior)
  const levelAt = grid.map(({ at }) => highestAtOrBelow(shown, at))
  const answered = new Map(shown.map((each) => [each.exemplarId, each]))
  let weights = grid.map(({ weight }) => weight)
  const shares = sharesOf(placing)
  if (shares) weights = withShares(weights, levelAt, shares)
  for (const { exemplarId, answer } of answers) {
    const exemplar = answered.get(exemplarId)!
    weights = weights.map((weight, point) => weight * likelihood(exemplar, grid[point]!.at, answer))
  }
  const levelCount = chart.levels.length
  const mass = massOf(weights, levelAt, levelCount)
  const best = mass.indexOf(Math.max(...mass))
  const asked = new Set(answers.map(({ exemplarId }) => exemplarId))
  const open = shown.filter(({ exemplarId }) => !asked.has(exemplarId))
  if (mass[best]! < SURE && answers.length < maxQuestions && open.length > 0) {
    const telling = open.map((exemplar) => information(exemplar, { grid, weights, levelAt, levelCount }))
    const most = Math.max(...telling)
    if (most > HARDLY_ANYTHING) {
      const { exemplarId, levelId } = open[telling.indexOf(most)]!
      return { exemplarId, levelId }
    }
  }
  const mean = sum(weights.map((weight, point) => weight * grid[point]!.at)) / sum(weights)
  const isBetween = isBetweenLevels(placing, best)
  const ofLevel = shown.filter(({ level }) => level === best || (isBetween && level === best + 1))
  return resultOf(placing, {
    low: best,
    isBetween,
    nearestId: nearest(ofLevel, mean).exemplarId,
    probability: isMeasured ? mass[best]! : null,
  })
}

const SURE = 0.8
/** In nats: a question that is expected to tell less than this about the level is not worth a pupil's while. */
const HARDLY_ANYTHING = 0.005

interface Shown {
  readonly exemplarId: string
  readonly levelId: string
  readonly level: number
  readonly quality: number
  /** How much an unsure place of the exemplar flattens what an answer about it tells. */
  readonly sharpness: number
}

/** Two logits a step where nothing was compared: about what a chart needs to be told apart. */
const ASSUMED_STEP = 2

function exemplarsOf({ levels }: Pick<Chart, 'levels'>): { readonly shown: Shown[]; readonly isMeasured: boolean } {
  const isMeasured = levels.every(({ exemplars }) => exemplars.some(({ quality }) => quality !== null))
  const shown = levels.flatMap(({ level, exemplars }, place) =>
    exemplars.flatMap(({ pieceId, quality, standardError }) => {
      const base = { exemplarId: pieceId, levelId: level.id, level: place }
      if (!isMeasured) return [{ ...base, quality: place * ASSUMED_STEP, sharpness: 1 }]
      if (quality === null) return []
      return [{ ...base, quality, sharpness: 1 / Math.sqrt(1 + (Math.PI / 8) * (standardError ?? 0) ** 2) }]
    }),
  )
  return { shown, isMeasured }
}

const POINTS = 121

/** Points along the scale with the weight of a normal prior: that of the class, or a wide one about the chart. */
function gridOf(shown: readonly Shown[], prior: Prior | null) {
  const qualities = shown.map(({ quality }) => quality)
  const [low, high] = [Math.min(...qualities), Math.max(...qualities)]
  const given = prior && 'mean' in prior ? prior : null
  const mean = given?.mean ?? (low + high) / 2
  const sd = given?.sd ?? Math.max(2, (high - low) / 2)
  const [from, to] = [Math.min(low, mean) - 3 * sd, Math.max(high, mean) + 3 * sd]
  return Array.from({ length: POINTS }, (_, point) => {
    const at = from + (point * (to - from)) / (POINTS - 1)
    return { at, weight: Math.exp(-((at - mean) ** 2) / (2 * sd ** 2)) }
  })
}

/** Weights in which every level has the share that it has of the class. */
function withShares(weights: readonly number[], levelAt: readonly number[], shares: readonly number[]): number[] {
  const mass = massOf(weights, levelAt, shares.length)
  return weights.map((weight, point) => {
    const level = levelAt[point]!
    return mass[level]! > 0 ? (weight * shares[level]!) / mass[level]! : 0
  })
}

function likelihood({ quality, sharpness }: Shown, at: number, answer: PlacingAnswer): number {
  const better = 1 / (1 + Math.exp(-(at - quality) * sharpness))
  if (answer === 'same') return better * Math.sqrt(1 - better)
  return answer === 'better' ? better : 1 - better
}

/** How much, in nats, an answer about this exemplar is expected to tell about the level. */
function information(
  exemplar: Shown,
  {
    grid,
    weights,
    levelAt,
    levelCount,
  }: {
    readonly grid: readonly { readonly at: number }[]
    readonly weights: readonly number[]
    readonly levelAt: readonly number[]
    readonly levelCount: number
  },
): number {
  const after = (answer: PlacingAnswer) => {
    const posterior = weights.map((weight, point) => weight * likelihood(exemplar, grid[point]!.at, answer))
    return sum(posterior) * entropy(massOf(posterior, levelAt, levelCount))
  }
  return entropy(massOf(weights, levelAt, levelCount)) - (after('better') + after('not-yet')) / sum(weights)
}

function massOf(weights: readonly number[], levelAt: readonly number[], levelCount: number): number[] {
  const mass = Array.from({ length: levelCount }, () => 0)
  weights.forEach((weight, point) => {
    mass[levelAt[point]!]! += weight
  })
  const all = sum(mass)
  return mass.map((each) => each / all)
}

function entropy(shares: readonly number[]): number {
  return -sum(shares.map((share) => (share > 0 ? share * Math.log(share) : 0)))
}

/** As everywhere on a chart: the highest level with an exemplar at or below; what is below the lowest is at it. */
function highestAtOrBelow(shown: readonly Shown[], at: number): number {
  return shown.reduce((highest, { level, quality }) => (quality <= at ? Math.max(highest, level) : highest), 0)
}

function nearest(shown: readonly Shown[], at: number): Shown {
  return shown.reduce((a, b) => (Math.abs(b.quality - at) < Math.abs(a.quality - at) ? b : a))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
