import { type CalendarDate, isCalendarDate } from '@track/kernel'
import type { Reading } from './reading.js'

/**
 * Which day does this cell name? Blank is null: nobody has said.
 *
 * Reads `2016-03-04` and `4 March 2016` as they stand, and `04/03/2016`, `4.3.2016` or `4-3-2016` in the order the file uses, which
 * the person chooses because no cell can tell. A midnight that the exporting program added is dropped. Nothing is guessed: a year of
 * two digits, a day the calendar lacks and a spreadsheet's day number are each refused with what to do. The message never
 * repeats a cell that holds anything but digits: it might be a name in the wrong column.
 *
 * @example
 * ```ts
 * import { readDate } from '@track/tabular'
 *
 * readDate('04/03/2016', { order: 'dmy' }) // => { value: '2016-03-04' }
 * readDate('04/03/2016', { order: 'mdy' }) // => { value: '2016-04-03' }
 * readDate('4 Mar 2016', { order: 'dmy' }) // => { value: '2016-03-04' }
 * readDate('', { order: 'dmy' }) // => { value: null }
 * ```
 */
export function readDate(
  text: string,
  { order }: { readonly order: 'dmy' | 'mdy' | 'ymd' },
): Reading<CalendarDate | null> {
  const written = text.trim().replace(MIDNIGHT, '')
  if (written === '') return { value: null }
  const parts = partsOf(written, order)
  if (parts === undefined) return notADate(written)
  const { year, month, day } = parts
  if (year.length !== 4) {
    const message = `"${written}" has a year of two digits: write four, such as 20${year} or 19${year}`
    return { issue: { code: 'tabular/two-digit-year', message } }
  }
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (isCalendarDate(date)) return { value: date }
  const hint = Number(month) > 12 && Number(day) <= 12 ? ', or choose the other order of day and month' : ''
  return {
    issue: {
      code: 'tabular/no-such-day',
      message: `"${written}" is a day that the calendar lacks (${date}): put the right day there${hint}`,
    },
  }
}

const MIDNIGHT = /[T ]00:00(:00(\.0+)?)?Z?$/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const FULL_MONTHS = /^(january|february|march|april|may|june|july|august|sept?(ember)?|october|november|december)$/

interface Parts {
  readonly year: string
  readonly month: string
  readonly day: string
}

function partsOf(written: string, order: 'dmy' | 'mdy' | 'ymd'): Parts | undefined {
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(written)
  if (yearFirst) return { year: yearFirst[1]!, month: yearFirst[3]!, day: yearFirst[4]! }
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[- ]([a-z]{3,9})\.?,?[- ](\d{4}|\d{2})$/i.exec(written)
  if (named) {
    const month = monthNumber(named[2]!)
    return month === undefined ? undefined : { year: named[3]!, month, day: named[1]! }
  }
  const numbers = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/.exec(written)
  if (!numbers) return undefined
  const [first, second, third] = [numbers[1]!, numbers[3]!, numbers[4]!]
  if (order === 'dmy') return { year: third, month: second, day: first }
  if (order === 'mdy') return { year: third, month: first, day: second }
  return third.length === 4 ? undefined : { year: first, month: second, day: third }
}

function monthNumber(name: string): string | undefined {
  const lower = name.toLowerCase()
  if (lower.length > 3 && !FULL_MONTHS.test(lower)) return undefined
  const index = MONTHS.indexOf(lower.slice(0, 3))
  return index < 0 ? undefined : String(index + 1)
}

function notADate(written: string): Reading<never> {
  const code = 'tabular/not-a-date'
  if (/^\d{5}(\.\d+)?$/.test(written)) {
    const message = `"${written}" is a spreadsheet's day number: format the column as a date there and save it again`
    return { issue: { code, message } }
  }
  const subject = /^[\d\s./-]+$/.test(written) ? `"${written}"` : 'This'
  return { issue: { code, message: `${subject} is not a date in the order chosen: write it as 2016-03-04` } }
}
