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
  // Swedish writes a date as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(clock()) as CalendarDate
}
