import { type CalendarDate, TrackError } from '@track/kernel'
import { academicYearStartingIn } from './academic-year.js'
import type { YearGroup } from './year-group.js'
import { YEAR_GROUPS } from './year-groups.js'

const RECEPTION = YEAR_GROUPS.indexOf('R')

/**
 * The year group a date of birth suggests in an academic year: the chronological year.
 *
 * A child enters Reception in the academic year that follows the one of the fourth birthday: the academic year minus the academic
 * year of birth minus 5, where 0 is Reception. Null before N1 and after 13.
 *
 * It is neither the year the school registered (a deferred, repeated or accelerated pupil differs, and cohorts follow the
 * registered year) nor the year worked in, which a working programme says.
 *
 * @example
 * ```ts
 * import { yearGroupOf } from '@track/roster'
 *
 * yearGroupOf({ dateOfBirth: '2015-08-31', academicYearStartsIn: 2025 }) // => '6'
 * yearGroupOf({ dateOfBirth: '2015-09-01', academicYearStartsIn: 2025 }) // => '5'
 * yearGroupOf({ dateOfBirth: '2025-03-01', academicYearStartsIn: 2025 }) // => null
 * ```
 */
export function yearGroupOf({
  dateOfBirth,
  academicYearStartsIn,
}: {
  readonly dateOfBirth: CalendarDate
  readonly academicYearStartsIn: number
}): YearGroup | null {
  if (!Number.isInteger(academicYearStartsIn)) {
    throw new TrackError('roster/not-a-year', 'academicYearStartsIn must be a whole number, such as 2025 for 2025/26')
  }
  const year = academicYearStartsIn - academicYearStartingIn(dateOfBirth) - 5
  return YEAR_GROUPS[year + RECEPTION] ?? null
}
