import { type CalendarDate, isCalendarDate, plusDays, plusMonths, weekday } from '@track/kernel'
import { academicYearStartingIn } from '@track/roster'
import type { CalendarRow } from './calendar-rows'

/**
 * The year of an English school around a day, to begin with and then to mend: 1 September to 31 August, six half-terms with
 * the holidays between them, and a date for looking at the numbers before the end of autumn, spring and summer.
 *
 * @example
 * ```ts no-run
 * firstYear('2026-03-03', { newId })[0] // => { kind: 'year', name: '2025/26', from: '2025-09-01', until: '2026-08-31', … }
 * ```
 */
export function firstYear(
  today: CalendarDate,
  { newId, words }: { readonly newId: () => string; readonly words: YearWords },
): CalendarRow[] {
  const startsIn = academicYearStartingIn(today)
  const [autumn, next] = [String(startsIn), String(startsIn + 1)]
  const [autumnBreak, springBreak, summerBreak] = [`${autumn}-10-25`, `${next}-02-12`, `${next}-05-25`].map((day) =>
    onOrAfter(day as CalendarDate, MONDAY),
  ) as [CalendarDate, CalendarDate, CalendarDate]
  const springEnds = onOrBefore(`${next}-03-31` as CalendarDate, FRIDAY)
  const terms: readonly (readonly [CalendarDate, CalendarDate])[] = [
    [schoolDay(`${autumn}-09-01` as CalendarDate), plusDays(autumnBreak, -3)],
    [plusDays(autumnBreak, 7), onOrBefore(`${autumn}-12-20` as CalendarDate, FRIDAY)],
    [schoolDay(`${next}-01-03` as CalendarDate), plusDays(springBreak, -3)],
    [plusDays(springBreak, 7), springEnds],
    [plusDays(springEnds, 17), plusDays(summerBreak, -3)],
    [plusDays(summerBreak, 7), onOrBefore(`${next}-07-22` as CalendarDate, FRIDAY)],
  ]
  const key = newId()
  const row = (kind: CalendarRow['kind'], name: string, from: string, until: string): CalendarRow => ({
    key: kind === 'year' ? key : newId(),
    kind,
    yearKey: key,
    name,
    from,
    until,
  })
  return [
    row('year', yearNameOf(startsIn), `${autumn}-09-01`, `${next}-08-31`),
    ...terms.map(([from, until], n) => row('term', words.terms[n]!, from, until)),
    ...terms
      .slice(1)
      .map(([from], n) => row('closure', words.closures[n]!, plusDays(terms[n]![1], 1), plusDays(from, -1))),
    ...[1, 3, 5].map((n) => row('date', words.dates[(n - 1) / 2]!, plusDays(terms[n]![1], -14), '')),
  ]
}

/** What the parts of a year are called: six half-terms, the five holidays between them, three assessment dates. */
export interface YearWords {
  readonly terms: readonly string[]
  readonly closures: readonly string[]
  readonly dates: readonly string[]
}

/**
 * The lines of a year that follows the last one: the same shape 52 weeks on, so that a Monday stays a Monday. What would
 * begin before the new year or end after it is drawn in to its first or last day.
 *
 * None where there is no year with two right days to follow.
 */
export function nextYear(rows: readonly CalendarRow[], { newId }: { readonly newId: () => string }): CalendarRow[] {
  const last = rows
    .filter(
      ({ kind, from, until }) => kind === 'year' && isCalendarDate(from) && isCalendarDate(until) && from <= until,
    )
    .reduce<CalendarRow | null>((latest, row) => (!latest || row.until > latest.until ? row : latest), null)
  if (!last) return []
  const until = last.until as CalendarDate
  const year = { ...last, key: newId(), from: plusDays(until, 1), until: plusMonths(until, 12) }
  const name = nextName(last.name, year.from)
  const moved = (day: string) => {
    if (!isCalendarDate(day)) return ''
    const later = plusDays(day, 364)
    return [year.from, later, year.until].sort()[1]!
  }
  return [
    { ...year, name, yearKey: year.key },
    ...rows
      .filter(({ kind, yearKey }) => kind !== 'year' && yearKey === last.key)
      .map((row) => ({
        ...row,
        key: newId(),
        yearKey: year.key,
        name: last.name ? row.name.replaceAll(last.name, name) : row.name,
        from: moved(row.from),
        until: row.kind === 'date' ? '' : moved(row.until),
      })),
  ]
}

const MONDAY = 1
const FRIDAY = 5

/** "2025/26" is followed by "2026/27", "2025-2026" by "2026-2027", and any other name by one made of the year's own days. */
function nextName(name: string, startsOn: CalendarDate): string {
  const parts = /^(\d{4})(\D+)(\d{2}|\d{4})$/.exec(name.trim())
  if (!parts) return yearNameOf(Number(startsOn.slice(0, 4)))
  const [, first = '', between = '', second = ''] = parts
  return `${Number(first) + 1}${between}${String(Number(second) + 1)
    .padStart(2, '0')
    .slice(-second.length)}`
}

function yearNameOf(startsIn: number): string {
  return `${startsIn}/${String(startsIn + 1).slice(2)}`
}

function schoolDay(day: CalendarDate): CalendarDate {
  return weekday(day) > FRIDAY ? onOrAfter(day, MONDAY) : day
}

function onOrAfter(day: CalendarDate, wanted: number): CalendarDate {
  return plusDays(day, (wanted - weekday(day) + 7) % 7)
}

function onOrBefore(day: CalendarDate, wanted: number): CalendarDate {
  return plusDays(day, -((weekday(day) - wanted + 7) % 7))
}
