import { type CalendarDate, plusMonths } from '@track/kernel'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A day as people say it: "1 February", with the year where a page spans more than one. */
export function sayDay(day: CalendarDate, { withYear }: { readonly withYear: boolean }): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date} ${MONTHS[month! - 1]}${withYear ? ` ${year}` : ''}`
}

/** Could a day without its year be meant twice between these two? */
export function spansYears(first: CalendarDate, last: CalendarDate): boolean {
  return last >= plusMonths(first, 12)
}

/** "“A”, “B” or “C”" */
export function anyOf(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
