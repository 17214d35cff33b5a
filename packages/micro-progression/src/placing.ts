import type { Chart } from './chart.js'
import { optimalTree } from './optimal-tree.js'
import type { PlacingAnswer } from './placement.js'
import type { Qualifier } from './session.js'
import { targetOf } from './target-of.js'

/** A piece being held up to a chart. It is JSON: keep it anywhere, go on tomorrow. */
export interface Placing {
  readonly chart: Pick<Chart, 'id' | 'levels'>
  readonly rule: 'halving' | 'bayes'
  readonly maxQuestions: number
  /** How many of the class were at each level, low to high, or where the class lies in logits. */
  readonly prior: Prior | null
  readonly answers: readonly { readonly exemplarId: string; readonly levelId: string; readonly answer: PlacingAnswer }[]
}

export type Prior = readonly number[] | { readonly mean: number; readonly sd: number }

/** Where the piece falls. */
export interface PlacingResult {
  readonly levelId: string
  /** The next level up, when the piece falls between the two. */
  readonly betweenId: string | null
  /** How sure that is; null where the rule or the chart cannot say. */
  readonly probability: number | null
  /** The exemplar it is most like. */
  readonly nearestId: string
  readonly targetId: string | 'beyond the chart'
  readonly qualifiersOfTarget: readonly Qualifier[]
  readonly questions: number
}

/** What to ask next, "is yours at least as good as this one?", or where the piece falls. */
export type Asked = { readonly exemplarId: string; readonly levelId: string } | { readonly result: PlacingResult }

/**
 * Hold a piece up to a chart: where does it fall?
 *
 * At the highest level whose exemplar it is at least as good as; below the lowest it is at the lowest. `halving` asks about the middle
 * of the levels still open: three questions at most for up to eight levels. With the numbers of a class at each level as `prior` the
 * likely levels are reached sooner, in no more questions. `bayes` asks what tells most, five questions at most and about no exemplar
 * twice, and stops when one level is 80 % sure; several exemplars of a level are all used. A chart that nothing was compared for is
 * taken to have even steps, and then no probability is told. "About the same" is at that exemplar's level. It falls between two when
 * the last two answers say "at least as good as this" and "not yet as good as the next".
 *
 * @example
 * ```ts
 * const level = (id: string) => ({
 *   level: { id, label: id, value: null },
 *   exemplars: [{ pieceId: `paper ${id}`, origin: 'rewritten' as const, text: '…', imageId: null, quality: null, standardError: null }],
 *   qualifiers: [{ id: `q${id}`, text: 'Clear' }],
 *   isApart: null,
 * })
 * const placing = startPlacing({ id: 'wall', levels: ['0', '1', '2', '3', '4'].map(level) }, { rule: 'halving' })
 * ask(placing) // => { exemplarId: 'paper 2', levelId: '2' }
 * const asked = ask(answer(answer(placing, 'better'), 'not-yet'))
 * 'result' in asked && [asked.result.levelId, asked.result.betweenId, asked.result.targetId] // => ['2', '3', '3']
 * ```
 */
export function startPlacing(
  { id, levels }: Pick<Chart, 'id' | 'levels'>,
  {
    rule,
    maxQuestions = rule === 'bayes' ? 5 : Math.max(3, Math.ceil(Math.log2(levels.length))),
    prior = null,
  }: {
    readonly rule: 'halving' | 'bayes'
    readonly maxQuestions?: number | undefined
    readonly prior?: Prior | null | undefined
  },
): Placing {
  return { chart: { id, levels }, rule, maxQuestions, prior, answers: [] }
}

/** What is asked next, or where the piece falls when nothing more needs to be asked. */
export function ask(placing: Placing): Asked {
  return placing.rule === 'halving' ? askByHalving(placing) : askByBayes(placing)
}

/** The placing after an answer to what was asked; a placing that has its result stays as it is. */
export function answer(placing: Placing, given: PlacingAnswer): Placing {
  const asked = ask(placing)
  if ('result' in asked) return placing
  return { ...placing, answers: [...placing.answers, { ...asked, answer: given }] }
}

/** The placing before its last answer. */
export function undoAnswer(placing: Placing): Placing {
  return { ...placing, answers: placing.answers.slice(0, -1) }
}

const SURE = 0.8
/** In nats: a question that is expected to tell less than this about the level is not worth a pupil's while. */
const HARDLY_ANYTHING = 0.005

function askByHalving(placing: Placing): Asked {
  const { chart, answers, maxQuestions, prior } = placing
  const { levels } = chart
  let [low, high] = [0, levels.length - 1]
  for (const { levelId, answer } of answers) {
    const at = levels.findIndex(({ level }) => level.id === levelId)
    if (answer !== 'not-yet') low = Math.max(low, at)
    if (answer === 'not-yet') high = Math.min(high, at - 1)
    if (answer === 'same') high = Math.min(high, at)
  }
  if (low >= high || answers.length >= maxQuestions) {
    const exemplars = levels[low]!.exemplars
    const same = answers.find(({ answer, levelId }) => answer === 'same' && levelId === levels[low]!.level.id)
    // What could still be asked when the questions ran out is between.
    const isBetween = high > low || between(placing) !== null
    const nearestId = same?.exemplarId ?? exemplars[0]!.pieceId
    return resultOf(placing, { low, isBetween, nearestId, probability: null })
  }
  const shares = sharesOf(prior, levels.length)
  const middle = Math.ceil((low + high) / 2)
  const at = shares ? (optimalTree(shares, { low, high, depth: maxQuestions - answers.length }) ?? middle) : middle
  const { level, exemplars } = levels[at]!
  return { exemplarId: exemplars[0]!.pieceId, levelId: level.id }
}

/** The lower of two neighbouring levels if the last two answers say "at least as good as it" and "not yet as good as the next". */
function between({ chart, answers }: Placing): number | null {
  const [one, other] = answers.slice(-2)
  if (!one || !other) return null
  const better = [one, other].find(({ answer }) => answer === 'better')
  const notYet = [one, other].find(({ answer }) => answer === 'not-yet')
  if (!better || !notYet) return null
  const placeOf = (levelId: string) => chart.levels.findIndex(({ level }) => level.id === levelId)
  const low = placeOf(better.levelId)
  return placeOf(notYet.levelId) === low + 1 ? low : null
}

interface Shown {
  readonly exemplarId: string
  readonly levelId: string
  readonly level: number
  readonly quality: number
  /** How much an unsure place of the exemplar flattens what an answer about it tells. */
  readonly sharpness: number
}

function askByBayes(placing: Placing): Asked {
  const { chart, answers, maxQuestions, prior } = placing
  const { shown, isMeasured } = exemplarsOf(chart)
  const grid = gridOf(shown, prior)
  const levelAt = grid.map(({ at }) => highestAtOrBelow(shown, at))
  const answered = new Map(shown.map((each) => [each.exemplarId, each]))
  let weights = grid.map(({ weight }) => weight)
  if (Array.isArray(prior)) weights = withShares(weights, levelAt, sharesOf(prior, chart.levels.length)!)
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
  const isBetween = between(placing) === best
  const ofLevel = shown.filter(({ level }) => level === best || (isBetween && level === best + 1))
  return resultOf(placing, {
    low: best,
    isBetween,
    nearestId: nearest(ofLevel, mean).exemplarId,
    probability: isMeasured ? mass[best]! : null,
  })
}

function resultOf(
  { chart, answers }: Placing,
  found: {
    readonly low: number
    readonly isBetween: boolean
    readonly nearestId: string
    readonly probability: number | null
  },
): PlacingResult extends infer R ? { readonly result: R } : never {
  const { low, isBetween, nearestId, probability } = found
  const levelId = chart.levels[low]!.level.id
  const target = targetOf(chart, { levelId })
  return {
    result: {
      levelId,
      betweenId: isBetween ? chart.levels[low + 1]!.level.id : null,
      probability,
      nearestId,
      targetId: target.isTop ? 'beyond the chart' : target.levelId,
      qualifiersOfTarget: target.isTop ? [] : target.qualifiers,
      questions: answers.length,
    },
  }
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

/** "About the same" tells as much as half of a "better" and half of a "not yet". */
function likelihood({ quality, sharpness }: Shown, at: number, answer: PlacingAnswer): number {
  const better = 1 / (1 + Math.exp(-(at - quality) * sharpness))
  if (answer === 'same') return Math.sqrt(better * (1 - better))
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

/** The part of the class at each level, nobody's level left without a little; null when that is not known. */
function sharesOf(prior: Prior | null, levelCount: number): number[] | null {
  if (!prior || 'mean' in prior || prior.length !== levelCount) return null
  const all = sum(prior) + levelCount / 2
  return prior.map((count) => (count + 0.5) / all)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
