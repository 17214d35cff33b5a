import type { School } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'

/** The first day of the academic year, else of the calendar's: what a change is counted from until somebody says another day. */
export function beginningOfYear({ academicYears }: Pick<School, 'academicYears'>, today: CalendarDate): CalendarDate {
  const year = academicYears.find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)
  return year?.startsOn ?? (`${today.slice(0, 4)}-01-01` as CalendarDate)
}
