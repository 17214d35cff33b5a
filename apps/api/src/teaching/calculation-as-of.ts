import type { CalculationChoice } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { Calculation } from '@track/markbook'

/**
 * How several judgements of an objective become one in a subject on a day: as the subject says from a day on, else as the whole
 * school does, else the latest one.
 *
 * `choices` are oldest first, as `loadDescriptors` reads them.
 *
 * @example
 * ```ts
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
  { subjectId, asOf }: { readonly subjectId: string; readonly asOf: CalendarDate },
): Calculation {
  const inEffect = choices.filter(({ effectiveFrom }) => effectiveFrom <= asOf)
  const found =
    inEffect.findLast((choice) => choice.subjectId === subjectId) ??
    inEffect.findLast((choice) => choice.subjectId === null)
  return found?.calculation ?? { method: 'latest' }
}
