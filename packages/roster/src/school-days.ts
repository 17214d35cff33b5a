import { type CalendarDate, plusDays } from '@track/kernel'
import { isSchoolDay } from './read-calendar.js'
import { mondayOf } from './school-weeks.js'

type Calendar = Parameters<typeof isSchoolDay>[0]

/** How far ahead a school day is looked for: longer than any holiday. */
const AHEAD = 100

/**
 * The first day after this one on which pupils are at school; null where the calendar names none in the next hundred days.
 *
 * @example
 * ```ts
 * import { nextSchoolDay } from '@track/roster'
 *
 * const academicYears = [{ name: '2026/27', startsOn: '2026-09-01', endsOn: '2027-08-31' }] as const
 * const closures = [{ id: 'h', name: 'Half-term', startsOn: '2026-10-26', endsOn: '2026-10-30' }] as const
 * nextSchoolDay({ academicYears, terms: [], closures }, '2026-10-22') // => '2026-10-23'
 * nextSchoolDay({ academicYears, terms: [], closures }, '2026-10-23') // => '2026-11-02'
 * nextSchoolDay({ academicYears: [], terms: [], closures }, '2026-10-23') // => null
 * ```
 */
export function nextSchoolDay(calendar: Calendar, day: CalendarDate): CalendarDate | null {
  for (let days = 1; days <= AHEAD; days++) if (isSchoolDay(calendar, plusDays(day, days))) return plusDays(day, days)
  return null
}

/**
 * The first and last school day of this week that are still to come, today among them, or those of the next week of school where fewer
 * than two are left. Null where the calendar names none in the next hundred days.
 *
 * @example
 * ```ts
 * import { schoolWeekFrom } from '@track/roster'
 *
 * const academicYears = [{ name: '2026/27', startsOn: '2026-09-01', endsOn: '2027-08-31' }] as const
 * const closures = [{ id: 'h', name: 'Half-term', startsOn: '2026-10-26', endsOn: '2026-10-30' }] as const
 * schoolWeekFrom({ academicYears, terms: [], closures }, '2026-10-21') // => { startsOn: '2026-10-21', endsOn: '2026-10-23' }
 * schoolWeekFrom({ academicYears, terms: [], closures }, '2026-10-23') // => { startsOn: '2026-11-02', endsOn: '2026-11-06' }
 * ```
 */
export function schoolWeekFrom(
  calendar: Calendar,
  today: CalendarDate,
): { readonly startsOn: CalendarDate; readonly endsOn: CalendarDate } | null {
  for (let monday = mondayOf(today); monday <= plusDays(today, AHEAD); monday = plusDays(monday, 7)) {
    const days = [0, 1, 2, 3, 4]
      .map((after) => plusDays(monday, after))
      .filter((day) => day >= today && isSchoolDay(calendar, day))
    if (days.length > 1) return { startsOn: days[0]!, endsOn: days.at(-1)! }
  }
  return null
}
