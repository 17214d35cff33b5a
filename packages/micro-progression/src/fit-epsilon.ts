import { centred, fitDavidson } from './fit-davidson.js'
import { fitMap } from './fit-map.js'
import { ownInformationAt } from './information-at.js'
import type { PairCounts } from './pair-counts.js'

/**
 * The estimate of `sirt::btm` and of most published studies: every score is pulled in by ε = 0.3, to ε + (m − 2ε) s / m of m comparisons.
 *
 * Those scores need not add up to the number of comparisons, and then no qualities expect exactly them. The R code corrects each piece
 * by (score − expected) / information and takes the mean off again, so it comes to rest where that quotient is the same for all: here
 * the same place is found by sharing the surplus out in proportion to the information, until it stays.
 * Where comparisons are few the scores drawn in can still lie out of reach (one piece that alone links two others, say): then undefined.
 */
export function fitEpsilon(
  pairs: PairCounts,
): { readonly quality: Float64Array; readonly tie: number | null } | undefined {
  const size = pairs.items.length
  const { first, second } = pairs
  const hasTies = pairs.tied.some((n) => n > 0) && pairs.tied.some((n, edge) => n < (pairs.met[edge] as number))
  const score = new Float64Array(size)
  const met = new Float64Array(size)
  for (let edge = 0; edge < first.length; edge++) {
    const i = first[edge] as number
    const j = second[edge] as number
    const n = pairs.met[edge] as number
    score[i] = (score[i] as number) + (pairs.won[edge] as number)
    score[j] = (score[j] as number) + n - (pairs.won[edge] as number)
    met[i] = (met[i] as number) + n
    met[j] = (met[j] as number) + n
  }
  const drawn = score.map((s, i) => EPSILON * (1 - (2 * s) / (met[i] as number)))
  const surplus = drawn.reduce((sum, value) => sum + value, 0)

  const mean = new Float64Array(size)
  const nothing = { mean, precision: new Float64Array(size) }
  let quality = fitMap(pairs, { prior: { mean, precision: new Float64Array(size).fill(0.25) } })
  let tie: number | null = null
  for (let round = 0; round < 100; round++) {
    const own = ownInformationAt(pairs, { quality, tie })
    const share = surplus / own.reduce((sum, value) => sum + value, 0)
    const pull = drawn.map((value, i) => value - share * (own[i] as number))
    const before = quality
    if (hasTies) {
      const fit = fitDavidson(pairs, { prior: nothing, pull, start: quality })
      quality = fit.quality
      tie = fit.tie
    } else quality = centred(fitMap(pairs, { prior: nothing, pull, start: quality }))
    for (let edge = 0; edge < first.length; edge++) {
      const gap = (quality[first[edge] as number] as number) - (quality[second[edge] as number] as number)
      if (!(Math.abs(gap) < ENDLESS)) return undefined
    }
    if (quality.every((value, i) => Math.abs(value - (before[i] as number)) < 1e-9)) return { quality, tie }
  }
  return undefined
}

const EPSILON = 0.3
/** Two that met and stand so many logits apart are apart without limit. */
const ENDLESS = 20
