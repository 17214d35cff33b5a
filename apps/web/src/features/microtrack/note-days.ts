import { type CalendarDate, plusDays } from '@track/kernel'
import { isSchoolDay, mondayOf, schoolWeeks } from '@track/roster'

type Calendar = Parameters<typeof isSchoolDay>[0]

export interface Days {
  readonly startsOn: CalendarDate
  readonly endsOn: CalendarDate
}

/** How far ahead a school day is looked for: longer than any holiday. */
const AHEAD = 100

/** The first day after this one on which pupils are at school; null where the calendar names none. */
export function nextSchoolDay(calendar: Calendar, day: CalendarDate): CalendarDate | null {
  for (let days = 1; days <= AHEAD; days++) if (isSchoolDay(calendar, plusDays(day, days))) return plusDays(day, days)
  return null
}

/**
 * The school days of this week that are still to come, today among them, or those of the next week where fewer than two are left.
 * Null where the calendar names none.
 */
export function noteWeek(calendar: Calendar, today: CalendarDate): Days | null {
  for (const monday of schoolWeeks(calendar, { from: mondayOf(today), until: plusDays(today, AHEAD) })) {
    const days = [0, 1, 2, 3, 4]
      .map((after) => plusDays(monday, after))
      .filter((day) => day >= today && isSchoolDay(calendar, day))
    if (days.length > 1) return { startsOn: days[0]!, endsOn: days.at(-1)! }
  }
  return null
}
