import { type CalendarDate, isCalendarDate, TrackError } from '@track/kernel'

/** The year and month of a day. The day itself stays out of the error: it may be a date of birth. */
export function partsOfDay(date: CalendarDate): { year: number; month: number } {
  if (!isCalendarDate(date)) {
    throw new TrackError('roster/not-a-day', 'A date must be a day of the calendar written YYYY-MM-DD')
  }
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) }
}
