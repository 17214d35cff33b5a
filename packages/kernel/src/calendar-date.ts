import { UTCDate } from '@date-fns/utc'
import { addDays, addMonths, differenceInCalendarDays } from 'date-fns'
import { z } from 'zod'

/**
 * A day of school life such as `2026-03-02`: no time, no zone. Two of them compare with `<`.
 *
 * A date-time does not fit, and a day the calendar lacks (2026-02-30) does not parse.
 */
export const CalendarDate = z.iso
  .date()
  .meta({ title: 'Calendar date', description: 'A day, written YYYY-MM-DD.' }) as unknown as z.ZodType<
  CalendarDate,
  CalendarDate
>
export type CalendarDate = `${number}-${number}-${number}`

/**
 * Is this text a day that exists?
 *
 * @example
 * ```ts
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
 * plusDays('2026-03-28', 2) // => '2026-03-30'
 * plusDays('2026-03-01', -1) // => '2026-02-28'
 * ```
 */
export function plusDays(date: CalendarDate, days: number): CalendarDate {
  return toCalendarDate(addDays(toUtc(date), days))
}

/**
 * The same day of the month so many months later; the month's last day where it has no such day.
 *
 * @example
 * ```ts
 * plusMonths('2026-01-31', 1) // => '2026-02-28'
 * ```
 */
export function plusMonths(date: CalendarDate, months: number): CalendarDate {
  return toCalendarDate(addMonths(toUtc(date), months))
}

/**
 * How many days from one day to another; negative when the second is earlier.
 *
 * @example
 * ```ts
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
 * weekday('2026-03-03') // => 2
 * ```
 */
export function weekday(date: CalendarDate): number {
  return toUtc(date).getUTCDay() || 7
}

function toUtc(date: CalendarDate): UTCDate {
  return new UTCDate(`${date}T00:00:00.000Z`)
}

function toCalendarDate(date: Date): CalendarDate {
  return date.toISOString().slice(0, 10) as CalendarDate
}
