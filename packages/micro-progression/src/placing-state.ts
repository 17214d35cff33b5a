import type { Chart } from './chart.js'
import type { PlacingAnswer } from './placement.js'
import type { Qualifier } from './session.js'

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
