import type { CalendarDate } from '@track/kernel'
import { academicYearOf, type SchoolCalendar, schoolWeeks } from '@track/roster'

/** What a year of school has in England, for a school that has not said when its terms are. */
const USUAL_WEEKS = 39

/** In how many weeks of the school year of a day there is school: those with a weekday in a term that is not in a closure. */
export function countSchoolWeeks(
  { academicYears, terms, closures }: Pick<SchoolCalendar, 'academicYears' | 'terms' | 'closures'>,
  asOf: CalendarDate,
): number {
  const year = academicYearOf({ academicYears }, asOf)
  const ofYear = terms.filter(({ academicYear }) => academicYear === year?.name)
  if (!year || ofYear.length === 0) return USUAL_WEEKS
  const { startsOn, endsOn } = year
  return schoolWeeks({ terms: ofYear, closures }, { from: startsOn, until: endsOn }).length || USUAL_WEEKS
}
