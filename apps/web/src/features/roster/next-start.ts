import type { CalendarDate } from '@track/kernel'
import { type AcademicYear, academicYearStartingIn } from '@track/roster'

/**
 * The first day of the next academic year after a day: as the school's calendar has it, else 1 September.
 *
 * @example
 * ```ts
 * nextStart('2026-03-03', []) // => '2026-09-01'
 * nextStart('2026-03-03', [{ name: '2026/27', startsOn: '2026-09-02', endsOn: '2027-08-31' }]) // => '2026-09-02'
 * ```
 */
export function nextStart(day: CalendarDate, academicYears: readonly AcademicYear[]): CalendarDate {
  const starts = academicYears.map(({ startsOn }) => startsOn).filter((startsOn) => startsOn > day)
  return starts.sort()[0] ?? `${academicYearStartingIn(day) + 1}-09-01`
}
