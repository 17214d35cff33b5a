import type { CalendarDate } from '@track/kernel'

/** The moment it is: handed in, so that a test can say what day it is. */
export type Clock = () => Date

/**
 * The day it is for a school, in its own time zone.
 *
 * @example
 * ```ts
 * todayIn('Europe/London', () => new Date('2026-06-30T23:30:00Z')) // => '2026-07-01'
 * todayIn('UTC', () => new Date('2026-06-30T23:30:00Z')) // => '2026-06-30'
 * ```
 */
export function todayIn(timeZone: string, clock: Clock): CalendarDate {
  let format = FORMATS.get(timeZone)
  if (format === undefined) {
    // Swedish writes a date as ISO does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
    FORMATS.set(timeZone, format)
  }
  return format.format(clock()) as CalendarDate
}

/** Making one takes longer than everything else that is done with a line of the log. */
const FORMATS = new Map<string, Intl.DateTimeFormat>()
