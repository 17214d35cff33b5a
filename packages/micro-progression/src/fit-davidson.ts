import { inverseOf } from './covariance-of.js'
import type { NormalPrior } from './fit-map.js'
import { expectationOf, informationAt } from './information-at.js'
import type { PairCounts } from './pair-counts.js'

/**
 * Davidson's model (1970): better, worse and tied in the proportions e^θi : e^θj : e^(δ + (θi + θj) / 2). Qualities and the log of the
 * frequency of ties, δ, by Newton's method on the whole matrix. `pull` adds to what each piece scored.
 *
 * Needs at least one tie and one that is not, and where the prior believes nothing one circle of pieces and a limit (`isWithoutLimit`);
 * the answer is then centred.
 */
export function fitDavidson(
  pairs: PairCounts,
  { prior, pull, start }: { readonly prior: NormalPrior; readonly pull?: Float64Array; readonly start?: Float64Array },
): { readonly quality: Float64Array; readonly tie: number } {
  const size = pairs.items.length
  const isCentred = prior.precision.every((precision) => precision === 0)
  const total = sumOf(pairs.met)
  const ties = sumOf(pairs.tied)
  let at = new Float64Array(size + 1)
  at.set(start ?? prior.mean)
  at[size] = Math.log((2 * ties) / (total - ties))

  let here = slopeAt(pairs, { prior, pull, at })
  for (let round = 0; round < 200; round++) {
    const quality = at.subarray(0, size)
    const matrix = informationAt(pairs, { quality, tie: at[size] as number })
    for (let i = 0; i < size; i++) {
      const diagonal = i * (size + 1) + i
      matrix.values[diagonal] = (matrix.values[diagonal] as number) + (prior.precision[i] as number)
      if (!isCentred) continue
      for (let j = 0; j < size; j++) {
        const cell = i * (size + 1) + j
        matrix.values[cell] = (matrix.values[cell] as number) + 1 / size
      }
    }
    const covariance = inverseOf(matrix)
    if (!covariance) break
    const step = productOf(covariance, here.gradient)
    const longest = step.reduce((most, part) => Math.max(most, Math.abs(part)), 0)
    let scale = Math.min(1, 2 / longest)
    let next = at
    let there = here
    for (let halvings = 0; halvings <= 40; halvings++) {
      next = at.map((value, i) => value + scale * (step[i] as number))
      there = slopeAt(pairs, { prior, pull, at: next })
      if (there.objective >= here.objective - 1e-12 * Math.abs(here.objective)) break
      scale /= 2
    }
    at = next
    here = there
    if (longest * scale < 1e-10) break
  }
  const quality = at.slice(0, size)
  return { quality: isCentred ? centred(quality) : quality, tie: at[size] as number }
}

/**
 * Whether ties could be made ever likelier and pieces ever further apart without an answer speaking against it, so that without a prior
 * nothing is likeliest: there are places with every winner at least one step above, and every tie at most one step apart. No such places
 * exactly when some circle holds more wins than ties, which Bellman and Ford's method finds.
 */
export function isWithoutLimit({ items, first, second, met, won, tied }: PairCounts): boolean {
  const height = new Float64Array(items.length)
  for (let round = 0; round <= items.length; round++) {
    let isSettled = true
    const keepBelow = (lower: number, upper: number, distance: number) => {
      if ((height[lower] as number) <= (height[upper] as number) + distance) return
      height[lower] = (height[upper] as number) + distance
      isSettled = false
    }
    for (let edge = 0; edge < first.length; edge++) {
      const i = first[edge] as number
      const j = second[edge] as number
      const ties = tied[edge] as number
      if (ties > 0) {
        keepBelow(i, j, 1)
        keepBelow(j, i, 1)
      }
      if ((won[edge] as number) > ties / 2) keepBelow(j, i, -1)
      if ((met[edge] as number) - (won[edge] as number) > ties / 2) keepBelow(i, j, -1)
    }
    if (isSettled) return true
  }
  return false
}

/** The same scale with its zero at the mean of all pieces. */
export function centred(quality: Float64Array): Float64Array {
  const mean = sumOf(quality) / quality.length
  return quality.map((value) => value - mean)
}

/** A square matrix by rows, times a vector. */
export function productOf(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length
  return vector.map((_, i) => {
    let sum = 0
    for (let j = 0; j < size; j++) sum += (matrix[i * size + j] as number) * (vector[j] as number)
    return sum
  })
}

/** How likely everything is, and which way is up. */
function slopeAt(
  { items, first, second, met, won, tied }: PairCounts,
  {
    prior,
    pull,
    at,
  }: { readonly prior: NormalPrior; readonly pull: Float64Array | undefined; readonly at: Float64Array },
): { readonly objective: number; readonly gradient: Float64Array } {
  const size = items.length
  const tie = at[size] as number
  const gradient = new Float64Array(size + 1)
  let objective = 0
  for (let i = 0; i < size; i++) {
    const away = (at[i] as number) - (prior.mean[i] as number)
    const weight = prior.precision[i] as number
    const extra = pull ? (pull[i] as number) : 0
    objective += extra * (at[i] as number) - (weight * away * away) / 2
    gradient[i] = extra - weight * away
  }
  for (let edge = 0; edge < first.length; edge++) {
    const i = first[edge] as number
    const j = second[edge] as number
    const n = met[edge] as number
    const difference = (at[i] as number) - (at[j] as number)
    const expected = expectationOf(difference, tie)
    const half = Math.abs(difference) / 2
    objective += ((2 * (won[edge] as number) - n) * difference) / 2 + (tied[edge] as number) * tie
    objective -= n * (half + Math.log(1 + Math.exp(-2 * half) + Math.exp(tie - half)))
    const surprise = (won[edge] as number) - n * expected.score
    gradient[i] = (gradient[i] as number) + surprise
    gradient[j] = (gradient[j] as number) - surprise
    gradient[size] = (gradient[size] as number) + (tied[edge] as number) - n * expected.tie
  }
  return { objective, gradient }
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}
