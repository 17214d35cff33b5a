import type { CalendarDate } from '@track/kernel'

/**
 * A day as people say it: "Tue 3 Mar", with the year where it is another year, or another school year (from September), than that of
 * `today`. Without `today` the year is always said: on paper, in a file, on a page that is kept.
 *
 * @example
 * ```ts
 * formatDate('2026-03-03', { today: '2026-03-10' }) // => 'Tue 3 Mar'
 * formatDate('2025-11-21', { today: '2026-03-10' }) // => 'Fri 21 Nov 2025'
 * formatDate('2026-04-13', { today: '2026-11-22' }) // => 'Mon 13 Apr 2026'
 * ```
 */
export function formatDate(date: CalendarDate, { today }: { readonly today?: CalendarDate | undefined }): string {
  const parts = new Map(DAY.formatToParts(new Date(`${date}T00:00:00Z`)).map(({ type, value }) => [type, value]))
  const words = [parts.get('weekday'), parts.get('day'), parts.get('month')]
  if (!today || !isOfSameYears(date, today)) words.push(parts.get('year'))
  return words.join(' ')
}

/** The same without the weekday: "3 Mar". */
export function formatShortDate(date: CalendarDate, today: { readonly today?: CalendarDate | undefined }): string {
  return formatDate(date, today).split(' ').slice(1).join(' ')
}

/** A moment as people say it, in the reader's own time zone: "Tue 3 Mar, 14:05". */
export function formatMoment(instant: string): string {
  return MOMENT.format(new Date(instant))
}

/** The same where it will be read in another year: "Tue 3 Mar 2026, 14:05". */
export function formatLastingMoment(instant: string): string {
  const moment = new Date(instant)
  return MOMENT.format(moment).replace(',', ` ${moment.getFullYear()},`)
}

/** "10:05": the time of a moment, by the clock of whoever reads it. */
export function formatTime(instant: string): string {
  return TIME.format(new Date(instant))
}

function isOfSameYears(one: CalendarDate, other: CalendarDate): boolean {
  const [a, b] = [one, other].map((date) => `${date.slice(0, 4)} ${date.slice(5) >= '09'}`)
  return a === b
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

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
