import { UTCDate } from '@date-fns/utc'
import { addDays, addMonths, differenceInCalendarDays } from 'date-fns'
import type { CalendarDate } from './calendar-date-schema.js'
import { TrackError } from './track-error.js'

/**
 * Is this text a day that exists?
 *
 * @example
 * ```ts
 * import { isCalendarDate } from '@track/kernel'
 *
 * isCalendarDate('2026-02-28') // => true
 * isCalendarDate('2026-02-30') // => false
 * isCalendarDate('2026-02-28T00:00:00Z') // => false
 * ```
 */
export function isCalendarDate(text: string): text is CalendarDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!
}

/**
 * The day so many days later (or earlier, with a negative number).
 *
 * @example
 * ```ts
 * import { plusDays } from '@track/kernel'
 *
 * plusDays('2026-03-28', 2) // => '2026-03-30'
 * plusDays('2026-03-01', -1) // => '2026-02-28'
 * ```
 */
export function plusDays(date: CalendarDate, days: number): CalendarDate {
  return toCalendarDate(addDays(toUtc(date), whole(days)))
}

/**
 * The same day of the month so many months later; the month's last day where it has no such day.
 *
 * @example
 * ```ts
 * import { plusMonths } from '@track/kernel'
 *
 * plusMonths('2026-01-31', 1) // => '2026-02-28'
 * ```
 */
export function plusMonths(date: CalendarDate, months: number): CalendarDate {
  return toCalendarDate(addMonths(toUtc(date), whole(months)))
}

/**
 * How many days from one day to another; negative when the second is earlier.
 *
 * @example
 * ```ts
 * import { daysBetween } from '@track/kernel'
 *
 * daysBetween('2026-03-01', '2026-03-31') // => 30
 * ```
 */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return differenceInCalendarDays(toUtc(to), toUtc(from))
}

/**
 * Which weekday a day is, Monday 1 to Sunday 7.
 *
 * @example
 * ```ts
 * import { weekday } from '@track/kernel'
 *
 * weekday('2026-03-03') // => 2
 * ```
 */
export function weekday(date: CalendarDate): number {
  return toUtc(date).getUTCDay() || 7
}

function toUtc(date: CalendarDate): UTCDate {
  // The type lets 2026-02-30 through, and Date would quietly read it as 2 March.
  if (!isCalendarDate(date)) {
    throw new TrackError('kernel/invalid-date', `"${date}" is not a day of the calendar written YYYY-MM-DD`, { date })
  }
  return new UTCDate(`${date}T00:00:00.000Z`)
}

function toCalendarDate(date: Date): CalendarDate {
  const year = date.getUTCFullYear()
  if (!(year >= 0 && year <= 9999)) {
    throw new TrackError('kernel/date-out-of-range', 'Calendar dates run from 0000-01-01 to 9999-12-31')
  }
  return date.toISOString().slice(0, 10) as CalendarDate
}

function whole(count: number): number {
  if (!Number.isSafeInteger(count)) {
    throw new TrackError('kernel/not-whole', `${count} is not a whole number of days or months`, { count })
  }
  return count
}
