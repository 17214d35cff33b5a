import type { CalendarDate } from '@track/kernel'

/** Today by this device's own clock and place: only for when the server, which knows the school's, cannot be asked. */
export function localToday(now = new Date()): CalendarDate {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  return parts.map((part) => String(part).padStart(2, '0')).join('-') as CalendarDate
}
