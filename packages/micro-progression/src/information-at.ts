import type { Dense } from './covariance-of.js'
import type { PairCounts } from './pair-counts.js'

/** One meeting of two pieces: what the first is expected to score (a tie is half), how often it is a tie, and how they vary together. */
export interface Expectation {
  readonly score: number
  readonly tie: number
  readonly variance: number
  readonly covarianceWithTie: number
}

/** What to expect of two pieces so far apart; with `tie` (a log) where ties are an outcome of their own (Davidson), else where they are half wins. */
export function expectationOf(difference: number, tie: number | null): Expectation {
  const e = Math.exp(-Math.abs(difference))
  if (tie === null) {
    const likelier = 1 / (1 + e)
    const score = difference >= 0 ? likelier : e * likelier
    return { score, tie: 0, variance: likelier * likelier * e, covarianceWithTie: 0 }
  }
  const even = Math.exp(tie - Math.abs(difference) / 2)
  const whole = 1 + e + even
  const better = (difference >= 0 ? 1 : e) / whole
  const tied = even / whole
  const score = better + tied / 2
  return {
    score,
    tie: tied,
    variance: better + tied / 4 - score * score,
    covarianceWithTie: tied / 2 - score * tied,
  }
}

/** What the comparisons say about every two pieces (the negative second derivative), dense; one row more, the last, where ties have a frequency. */
export function informationAt(
  { items, first, second, met }: PairCounts,
  { quality, tie = null }: { readonly quality: Float64Array; readonly tie?: number | null },
): Dense {
  const size = items.length + (tie === null ? 0 : 1)
  const values = new Float64Array(size * size)
  const add = (row: number, column: number, weight: number) => {
    values[row * size + column] = (values[row * size + column] as number) + weight
  }
  for (let edge = 0; edge < first.length; edge++) {
    const i = first[edge] as number
    const j = second[edge] as number
    const n = met[edge] as number
    const expected = expectationOf((quality[i] as number) - (quality[j] as number), tie)
    const weight = n * expected.variance
    add(i, i, weight)
    add(j, j, weight)
    add(i, j, -weight)
    add(j, i, -weight)
    if (tie === null) continue
    const last = size - 1
    const shared = n * expected.covarianceWithTie
    add(i, last, shared)
    add(last, i, shared)
    add(j, last, -shared)
    add(last, j, -shared)
    add(last, last, n * expected.tie * (1 - expected.tie))
  }
  return { size, values }
}

/** Each piece's own information, as if all the others were known. */
export function ownInformationAt(
  { items, first, second, met }: PairCounts,
  { quality, tie = null }: { readonly quality: Float64Array; readonly tie?: number | null },
): Float64Array {
  const own = new Float64Array(items.length)
  for (let edge = 0; edge < first.length; edge++) {
    const i = first[edge] as number
    const j = second[edge] as number
    const difference = (quality[i] as number) - (quality[j] as number)
    const weight = (met[edge] as number) * expectationOf(difference, tie).variance
    own[i] = (own[i] as number) + weight
    own[j] = (own[j] as number) + weight
  }
  return own
}
