import type { CalendarDate } from '@track/kernel'

/** The first of these days; null when there is none. */
export function earliest(...days: readonly (CalendarDate | null | undefined)[]): CalendarDate | null {
  return days.reduce<CalendarDate | null>((first, day) => (day && (first === null || day < first) ? day : first), null)
}
