import type { CalendarDate } from '@track/kernel'
import type { RegisteredYear, RosterPupil } from './roster.js'
import type { YearGroup } from './year-group.js'

/**
 * Which year the pupil was registered in on a day; undefined when the school did not say.
 *
 * The row with the latest day up to then; before the first of them, the pupil's own `registeredYear`. Rows of other pupils do no harm.
 *
 * @example
 * ```ts
 * import { registeredYearAsAt } from '@track/roster'
 *
 * const ada = { id: 'ada', registeredYear: '3' } as const
 * const years = [{ pupilId: 'ada', from: '2026-09-01', year: '4' }] as const
 * registeredYearAsAt(ada, { years, asOf: '2026-08-31' }) // => '3'
 * registeredYearAsAt(ada, { years, asOf: '2026-09-01' }) // => '4'
 * ```
 */
export function registeredYearAsAt(
  { id, registeredYear }: Pick<RosterPupil, 'id' | 'registeredYear'>,
  { years, asOf }: { readonly years: readonly RegisteredYear[]; readonly asOf: CalendarDate },
): YearGroup | undefined {
  let inForce: RegisteredYear | undefined
  for (const row of years)
    if (row.pupilId === id && row.from <= asOf && (!inForce || row.from > inForce.from)) inForce = row
  return inForce ? (inForce.year ?? undefined) : registeredYear
}
