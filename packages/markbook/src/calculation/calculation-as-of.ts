import { compareCodeUnits } from '@track/kernel'
import type { AsOf } from '../state-as-of.js'
import type { Calculation } from './calculation.js'
import type { CalculationChoice } from './calculation-choice.js'

/**
 * How several judgements of an objective become one in a subject on a day: as the subject says, else as the school does, else
 * the latest counts.
 *
 * A subject's own choice comes before the school's, whichever is younger; of one scope the greatest `(effectiveFrom, recordedAt)` in
 * effect and known by `asKnown`. A choice of null is as if that scope had never said anything. The order of the choices does not matter.
 *
 * @example
 * ```ts
 * import { calculationAsOf } from '@track/markbook'
 *
 * const [recordedAt, effectiveFrom] = ['2026-09-01T08:00:00.000Z', '2026-09-01'] as const
 * const choices = [
 *   { subjectId: 'maths', calculation: { method: 'mean' }, effectiveFrom, recordedAt },
 *   { subjectId: null, calculation: { method: 'highest' }, effectiveFrom, recordedAt },
 * ] as const
 * calculationAsOf(choices, { subjectId: 'maths', asOf: '2026-10-01' }) // => { method: 'mean' }
 * calculationAsOf(choices, { subjectId: 'art', asOf: '2026-10-01' }) // => { method: 'highest' }
 * calculationAsOf(choices, { subjectId: 'maths', asOf: '2026-08-31' }) // => { method: 'latest' }
 * ```
 */
export function calculationAsOf(
  choices: readonly CalculationChoice[],
  { subjectId, asOf, asKnown }: AsOf & { readonly subjectId: string },
): Calculation {
  const inForce = choices
    .filter(
      ({ effectiveFrom, recordedAt }) => effectiveFrom <= asOf && (asKnown === undefined || recordedAt <= asKnown),
    )
    .sort(compareChoices)
  const chosenFor = (scope: string | null) => inForce.findLast((choice) => choice.subjectId === scope)?.calculation
  return chosenFor(subjectId) ?? chosenFor(null) ?? { method: 'latest' }
}

function compareChoices(a: CalculationChoice, b: CalculationChoice): number {
  return (
    compareCodeUnits(a.effectiveFrom, b.effectiveFrom) ||
    compareCodeUnits(a.recordedAt, b.recordedAt) ||
    compareCodeUnits(JSON.stringify(a.calculation), JSON.stringify(b.calculation))
  )
}
