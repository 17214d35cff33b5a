import type { CalendarDate, Issue } from '@track/kernel'
import type { SchoolCalendar } from './school-calendar.js'

type List = keyof SchoolCalendar
/** A stretch of days, both ends included, with where it stands. */
interface Span {
  readonly name: string
  readonly startsOn: CalendarDate
  readonly endsOn: CalendarDate
  readonly place: number
}

/**
 * What is not right in a school's calendar: nothing when it can be kept.
 *
 * Years do not overlap; each term names a year and lies in it, apart from the other terms of that year; closures and assessment dates
 * lie in a year; names are not used twice in a list (of terms, closures and assessment dates: within a year), ids never. Each issue
 * says in `field` the list and the property ("terms.endsOn") and in `row` which of the list, counted from 1. The order of the rows
 * decides nothing but where an issue points.
 *
 * @example
 * ```ts
 * import { checkCalendar } from '@track/roster'
 *
 * const year = { name: '2026/27', startsOn: '2026-09-01', endsOn: '2027-08-31' } as const
 * const autumn = { id: 'a', academicYear: '2026/27', name: 'Autumn', startsOn: '2026-09-03', endsOn: '2026-12-18' } as const
 * const calendar = { academicYears: [year], terms: [autumn], closures: [], assessmentDates: [] }
 * checkCalendar(calendar) // => []
 * checkCalendar({ ...calendar, academicYears: [] })[0]?.field // => 'terms.academicYear'
 * ```
 */
export function checkCalendar(calendar: Readonly<SchoolCalendar>): Issue[] {
  const years = spansOf(calendar.academicYears)
  const terms = spansOf(calendar.terms)
  const closures = spansOf(calendar.closures)
  const dates = spansOf(calendar.assessmentDates.map(({ name, on }) => ({ name, startsOn: on, endsOn: on })))
  const yearNamed = new Map(years.map((year) => [year.name, year]))
  const yearOfTerm = ({ place }: Span) => yearNamed.get(calendar.terms[place]!.academicYear)
  const yearAround = ({ startsOn, endsOn }: Span) =>
    years.find((year) => year.startsOn <= startsOn && endsOn <= year.endsOn)

  return [
    ...years.flatMap((year) => [
      ...(year.startsOn < year.endsOn ? [] : [backwards('academicYears', year)]),
      ...repeatedName('academicYears', year, years),
      ...overlap('academicYears', year, years),
    ]),
    ...terms.flatMap((term) => {
      const year = yearOfTerm(term)
      if (year === undefined) return [noSuchYear(term, calendar.terms[term.place]!.academicYear)]
      const sisters = terms.filter((other) => yearOfTerm(other) === year)
      return [
        ...(term.startsOn <= term.endsOn ? [] : [backwards('terms', term)]),
        ...outside(term, year),
        ...repeatedName('terms', term, sisters),
        ...overlap('terms', term, sisters),
      ]
    }),
    ...closures.flatMap((closure) =>
      closure.startsOn > closure.endsOn
        ? [backwards('closures', closure)]
        : inNoYear('closures', 'startsOn', closure, yearAround(closure)),
    ),
    ...dates.flatMap((date) => [
      ...inNoYear('assessmentDates', 'on', date, yearAround(date)),
      ...repeatedName(
        'assessmentDates',
        date,
        dates.filter((other) => yearAround(other) === yearAround(date)),
      ),
    ]),
    ...(['terms', 'closures', 'assessmentDates'] as const).flatMap((list) => repeatedIds(list, calendar[list])),
  ]
}

function spansOf(rows: readonly Omit<Span, 'place'>[]): Span[] {
  return rows.map(({ name, startsOn, endsOn }, place) => ({ name, startsOn, endsOn, place }))
}

function backwards(list: List, { place, name, startsOn }: Span): Issue {
  const message = `"${name}" ends before it starts: choose a last day after ${startsOn}`
  return issue(list, place, { property: 'endsOn', code: 'calendar/backwards', message })
}

/** The later of two overlapping spans is told, once. */
function overlap(list: List, span: Span, spans: readonly Span[]): Issue[] {
  const other = spans.find(
    (one) =>
      isBefore(one, span) && one.startsOn <= span.endsOn && span.startsOn <= one.endsOn && one.startsOn <= one.endsOn,
  )
  if (other === undefined) return []
  const message = `"${span.name}" starts before "${other.name}" ends: start it after ${other.endsOn}, or end "${other.name}" earlier`
  return [issue(list, span.place, { property: 'startsOn', code: 'calendar/overlap', message })]
}

function isBefore(a: Span, b: Span): boolean {
  return a.startsOn === b.startsOn ? a.place < b.place : a.startsOn < b.startsOn
}

function repeatedName(list: List, span: Span, spans: readonly Span[]): Issue[] {
  const key = span.name.trim().toLowerCase()
  const twin = spans.some(({ name, place }) => place < span.place && name.trim().toLowerCase() === key)
  if (!twin) return []
  const message = `"${span.name}" is in the list already: give one of them another name`
  return [issue(list, span.place, { property: 'name', code: 'calendar/repeated-name', message })]
}

function noSuchYear({ place, name }: Span, year: string): Issue {
  const message = `"${name}" belongs to the academic year "${year}", which is not in the list: add that year, or choose another for "${name}"`
  return issue('terms', place, { property: 'academicYear', code: 'calendar/no-such-year', message })
}

function outside(term: Span, year: Span): Issue[] {
  if (term.startsOn < year.startsOn) {
    const message = `"${term.name}" starts before its year "${year.name}" does: start it on ${year.startsOn} or later`
    return [issue('terms', term.place, { property: 'startsOn', code: 'calendar/outside-year', message })]
  }
  if (term.endsOn <= year.endsOn) return []
  const message = `"${term.name}" ends after its year "${year.name}" does: end it by ${year.endsOn}`
  return [issue('terms', term.place, { property: 'endsOn', code: 'calendar/outside-year', message })]
}

function inNoYear(list: List, property: string, { place, name }: Span, year: Span | undefined): Issue[] {
  if (year !== undefined) return []
  const message = `"${name}" lies in none of the academic years: change its date, or add the year it belongs to`
  return [issue(list, place, { property, code: 'calendar/outside-year', message })]
}

function repeatedIds(list: List, rows: readonly { readonly id: string }[]): Issue[] {
  const first = new Map(rows.map(({ id }, place) => [id, place] as const).toReversed())
  return rows.flatMap(({ id }, place) => {
    if (first.get(id) === place) return []
    const message = 'Another row has this id: leave one of them out'
    return [issue(list, place, { property: 'id', code: 'calendar/repeated-id', message })]
  })
}

function issue(
  list: List,
  place: number,
  { property, code, message }: { readonly property: string; readonly code: string; readonly message: string },
): Issue {
  return { row: place + 1, field: `${list}.${property}`, code, message, severity: 'error' }
}
