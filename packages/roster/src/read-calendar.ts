import { type CalendarDate, isCalendarDate, TrackError, weekday } from '@track/kernel'
import type { AcademicYear, SchoolCalendar, Term } from './school-calendar.js'

/**
 * Which of the school's academic years a day is in; undefined outside all of them. Both ends of a year belong to it.
 *
 * @example
 * ```ts
 * import { academicYearOf } from '@track/roster'
 *
 * const academicYears = [{ name: '2026/27', startsOn: '2026-09-01', endsOn: '2027-08-31' }] as const
 * academicYearOf({ academicYears }, '2027-08-31')?.name // => '2026/27'
 * academicYearOf({ academicYears }, '2027-09-01') // => undefined
 * ```
 */
export function academicYearOf(
  { academicYears }: { readonly academicYears: readonly Readonly<AcademicYear>[] },
  date: CalendarDate,
): AcademicYear | undefined {
  return academicYears.find(holds(checked(date)))
}

/**
 * Which term a day is in; undefined between terms.
 *
 * @example
 * ```ts
 * import { termOf } from '@track/roster'
 *
 * const terms = [{ id: 'a', academicYear: '2026/27', name: 'Autumn', startsOn: '2026-09-03', endsOn: '2026-12-18' }] as const
 * termOf({ terms }, '2026-12-18')?.name // => 'Autumn'
 * termOf({ terms }, '2026-12-19') // => undefined
 * ```
 */
export function termOf({ terms }: { readonly terms: readonly Readonly<Term>[] }, date: CalendarDate): Term | undefined {
  return terms.find(holds(checked(date)))
}

/**
 * Are pupils at school on a day? Monday to Friday, in a term, and not closed.
 *
 * A year for which no terms are given counts whole; outside every academic year no day is one.
 *
 * @example
 * ```ts
 * import { isSchoolDay } from '@track/roster'
 *
 * const calendar = {
 *   academicYears: [{ name: '2026/27', startsOn: '2026-09-01', endsOn: '2027-08-31' }],
 *   terms: [],
 *   closures: [{ id: 'h', name: 'Half-term', startsOn: '2026-10-26', endsOn: '2026-10-30' }],
 *   assessmentDates: [],
 * } as const
 * isSchoolDay(calendar, '2026-10-23') // => true
 * isSchoolDay(calendar, '2026-10-24') // => false
 * isSchoolDay(calendar, '2026-10-26') // => false
 * ```
 */
export function isSchoolDay(
  {
    academicYears,
    terms,
    closures,
  }: { readonly [List in 'academicYears' | 'terms' | 'closures']: readonly Readonly<SchoolCalendar[List][number]>[] },
  date: CalendarDate,
): boolean {
  const year = academicYearOf({ academicYears }, date)
  if (year === undefined || weekday(date) > 5 || closures.some(holds(date))) return false
  const ofYear = terms.filter(({ academicYear }) => academicYear === year.name)
  return ofYear.length === 0 || ofYear.some(holds(date))
}

function holds(date: CalendarDate) {
  return ({ startsOn, endsOn }: { readonly startsOn: CalendarDate; readonly endsOn: CalendarDate }) =>
    startsOn <= date && date <= endsOn
}

function checked(date: CalendarDate): CalendarDate {
  if (isCalendarDate(date)) return date
  throw new TrackError('roster/not-a-day', 'A date must be a day of the calendar written YYYY-MM-DD')
}
