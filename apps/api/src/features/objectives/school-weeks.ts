import { type CalendarDate, plusDays, weekday } from '@track/kernel'
import type { SchoolCalendar } from '@track/roster'

/** What a year of school has in England, for a school that has not said when its terms are. */
const USUAL_WEEKS = 39

/** In how many weeks of the school year of a day there is school: those with a weekday in a term that is not in a closure. */
export function countSchoolWeeks(
  { academicYears, terms, closures }: Pick<SchoolCalendar, 'academicYears' | 'terms' | 'closures'>,
  asOf: CalendarDate,
): number {
  const year = academicYears.find(({ startsOn, endsOn }) => startsOn <= asOf && asOf <= endsOn)
  const mondays = new Set<CalendarDate>()
  for (const { startsOn, endsOn } of terms.filter(({ academicYear }) => academicYear === year?.name))
    for (let day = startsOn; day <= endsOn; day = plusDays(day, 1)) {
      const dayOfWeek = weekday(day)
      const isClosed = closures.some((closure) => closure.startsOn <= day && day <= closure.endsOn)
      if (dayOfWeek <= 5 && !isClosed) mondays.add(plusDays(day, 1 - dayOfWeek))
    }
  return mondays.size || USUAL_WEEKS
}
