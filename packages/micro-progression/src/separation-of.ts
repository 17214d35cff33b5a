import { meanOf } from './correlation.js'
import type { Estimate } from './estimate.js'

/** How far pieces stand apart beside how unsure each is, in the field's own numbers. */
export interface Separation {
  readonly observedVariance: number
  readonly meanSquaredError: number
  /** 1 − error / observed variance: "scale separation reliability", as in sirt. */
  readonly ssr: number
  /** Observed variance / (observed variance + error): the other formula that goes by the same name. On coin tosses it tends to a half. */
  readonly ssrObservedG: number
  /** True spread over error. */
  readonly separation: number
  /** How many groups can be told apart: (4 G + 1) / 3. */
  readonly strata: number
}

/**
 * What would a published study report as the reliability of these estimates?
 *
 * Two formulas go by the name SSR and differ most when it matters, so each has its own name here. Neither is honest where pairs were
 * chosen by what was known already: ask `reliabilityOf`. `errors` are the whole ones or, as most studies have them, the conditional
 * ones. Null where there are no two pieces, an error is unknown, or all pieces stand at one place.
 *
 * @example
 * ```ts
 * import { estimate, separationOf } from '@track/micro-progression'
 *
 * const decisions = [
 *   { a: 'p1', b: 'p2', outcome: 'a', n: 30 },
 *   { a: 'p1', b: 'p2', outcome: 'b', n: 10 },
 * ] as const
 * const { ssr, ssrObservedG } = separationOf(estimate(decisions), { errors: 'conditional' })!
 * ssr.toFixed(2) // => '0.77'
 * ssrObservedG.toFixed(2) // => '0.82'
 * ```
 */
export function separationOf(
  { items, quality, standardError, conditionalError }: Estimate,
  { errors }: { readonly errors: 'full' | 'conditional' },
): Separation | null {
  const known = items.flatMap((item) => (errors === 'full' ? standardError : conditionalError)[item] ?? [])
  if (known.length < items.length || items.length < 2) return null
  const qualities = items.map((item) => quality[item] as number)
  const mean = meanOf(qualities)
  const observedVariance = qualities.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (items.length - 1)
  if (observedVariance === 0) return null
  const meanSquaredError = meanOf(known.map((error) => error ** 2))
  const separation = Math.sqrt(Math.max(0, observedVariance - meanSquaredError) / meanSquaredError)
  return {
    observedVariance,
    meanSquaredError,
    ssr: 1 - meanSquaredError / observedVariance,
    ssrObservedG: observedVariance / (observedVariance + meanSquaredError),
    separation,
    strata: (4 * separation + 1) / 3,
  }
}
