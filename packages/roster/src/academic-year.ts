import type { CalendarDate } from '@track/kernel'
import { partsOfDay } from './parts-of-day.js'

/**
 * Which academic year of England a day belongs to, named by the year it starts in: 2025 for 1 September 2025 to 31 August 2026.
 *
 * A school that moves its own year about knows better: its settings hold the days, and they go before this.
 *
 * @example
 * ```ts
 * import { academicYearStartingIn } from '@track/roster'
 *
 * academicYearStartingIn('2025-09-01') // => 2025
 * academicYearStartingIn('2026-08-31') // => 2025
 * ```
 */
export function academicYearStartingIn(date: CalendarDate): number {
  const { year, month } = partsOfDay(date)
  return month >= 9 ? year : year - 1
}
