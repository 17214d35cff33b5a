import type { CalendarDate } from '@track/kernel'

/**
 * A day as people say it: "Tue 3 Mar", with the year where it is not the year of `today`.
 *
 * @example
 * ```ts
 * formatDate('2026-03-03', { today: '2026-03-10' }) // => 'Tue 3 Mar'
 * formatDate('2025-11-21', { today: '2026-03-10' }) // => 'Fri 21 Nov 2025'
 * ```
 */
export function formatDate(date: CalendarDate, { today }: { readonly today: CalendarDate }): string {
  const parts = new Map(DAY.formatToParts(new Date(`${date}T00:00:00Z`)).map(({ type, value }) => [type, value]))
  const words = [parts.get('weekday'), parts.get('day'), parts.get('month')]
  if (date.slice(0, 4) !== today.slice(0, 4)) words.push(parts.get('year'))
  return words.join(' ')
}

/** The same without the weekday: "3 Mar". */
export function formatShortDate(date: CalendarDate, today: { readonly today: CalendarDate }): string {
  return formatDate(date, today).split(' ').slice(1).join(' ')
}

/** A moment as people say it, in the reader's own time zone: "Tue 3 Mar, 14:05". */
export function formatMoment(instant: string): string {
  return MOMENT.format(new Date(instant))
}

const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

const MOMENT = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
