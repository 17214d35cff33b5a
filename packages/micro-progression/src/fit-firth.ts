import { covarianceAt } from './covariance-at.js'
import { centred, productOf } from './fit-davidson.js'
import { fitMap } from './fit-map.js'
import { expectationOf } from './information-at.js'
import type { PairCounts } from './pair-counts.js'

/**
 * Maximum likelihood with Jeffreys' penalty (Firth 1993), centred: every comparison is drawn towards even by its leverage, so that
 * pieces nobody has beaten keep a finite place. Needs one connected group.
 */
export function fitFirth(pairs: PairCounts): Float64Array {
  const size = pairs.items.length
  const { first, second, met, won } = pairs
  let quality = centred(
    fitMap(pairs, { prior: { mean: new Float64Array(size), precision: new Float64Array(size).fill(0.25) } }),
  )
  for (let round = 0; round < 500; round++) {
    const { values } = covarianceAt(pairs, { prior: null, quality })
    const gradient = new Float64Array(size)
    const weighed = met.slice()
    for (let edge = 0; edge < first.length; edge++) {
      const i = first[edge] as number
      const j = second[edge] as number
      const n = met[edge] as number
      const { score, variance } = expectationOf((quality[i] as number) - (quality[j] as number), null)
      const apart =
        (values[i * size + i] as number) + (values[j * size + j] as number) - 2 * (values[i * size + j] as number)
      const leverage = n * variance * apart
      weighed[edge] = n + leverage
      const surprise = (won[edge] as number) - n * score + leverage * (0.5 - score)
      gradient[i] = (gradient[i] as number) + surprise
      gradient[j] = (gradient[j] as number) - surprise
    }
    // With what the penalty adds as well: without it the only comparison of a piece would be overshot by as much as it was missed.
    const step = productOf(covarianceAt({ ...pairs, met: weighed }, { prior: null, quality }).values, gradient)
    const longest = step.reduce((most, part) => Math.max(most, Math.abs(part)), 0)
    const scale = Math.min(1, 2 / longest)
    quality = centred(quality.map((value, i) => value + scale * (step[i] as number)))
    if (longest < 1e-9) break
  }
  return quality
}
