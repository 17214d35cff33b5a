import { type CalendarDate, plusDays, weekday } from '@track/kernel'
import type { Random } from './random.js'

/** A half-term of school: its first and last day are days of school. */
export interface DemoTerm {
  readonly id: string
  readonly academicYear: string
  readonly name: string
  readonly startsOn: CalendarDate
  readonly endsOn: CalendarDate
}

/** A date the school named for looking at its numbers: the name comes back every year, the day says which. */
export interface DemoAssessmentDate {
  readonly id: string
  readonly name: string
  readonly on: CalendarDate
}

/** Days between two terms on which the school is closed. */
export interface DemoClosure {
  readonly id: string
  readonly name: string
  readonly startsOn: CalendarDate
  readonly endsOn: CalendarDate
}

/** One academic year of the demo school: six half-terms, the holidays between, three assessment dates, and every day of school. */
export interface SchoolYear {
  readonly startsIn: number
  readonly name: string
  readonly startsOn: CalendarDate
  readonly endsOn: CalendarDate
  readonly closures: readonly DemoClosure[]
  readonly terms: readonly DemoTerm[]
  readonly assessmentDates: readonly DemoAssessmentDate[]
  readonly days: readonly CalendarDate[]
}

/** The years the record reaches into, oldest first; the last is the year in progress. */
export interface DemoCalendar {
  readonly years: readonly SchoolYear[]
  /** The first day the school kept its record here. */
  readonly startsOn: CalendarDate
}

/**
 * The school's years around a day, so that the three latest assessment dates lie behind it whatever the day is.
 *
 * The record starts with the term (autumn, spring or summer) of the third-latest assessment date: three terms and what
 * has passed of the next. In November that reaches back into the spring of the year before.
 * A year begins with its first day of school, so a Sunday 1 September still belongs to the old one.
 */
export function demoCalendar(today: CalendarDate, random: Random): DemoCalendar {
  const startYear =
    startOfYear(Number(today.slice(0, 4))) <= today ? Number(today.slice(0, 4)) : Number(today.slice(0, 4)) - 1
  const years = [schoolYear(startYear - 1, random), schoolYear(startYear, random)]
  const thirdLatest = years
    .flatMap((year) => year.assessmentDates)
    .filter(({ on }) => on <= today)
    .at(-3)!
  const startsOn = years
    .flatMap((year) => [year.terms[0]!, year.terms[2]!, year.terms[4]!])
    .filter((term) => term.startsOn <= thirdLatest.on)
    .at(-1)!.startsOn
  return { years: years.filter((year) => year.days.at(-1)! >= startsOn), startsOn }
}

/** The first day of school on or after 1 September. */
export function startOfYear(year: number): CalendarDate {
  return onOrAfter(day(year, '09-01'), [1, 2, 3, 4, 5])
}

function schoolYear(startsIn: number, random: Random): SchoolYear {
  const next = startsIn + 1
  const name = `${startsIn}/${String(next).slice(2)}`
  const [autumnBreak, springBreak, summerBreak] = [day(startsIn, '10-25'), day(next, '02-13'), day(next, '05-25')].map(
    (from) => onOrAfter(from, [1]),
  ) as [CalendarDate, CalendarDate, CalendarDate]
  const springEnds = onOrBefore(day(next, '03-31'), 5)
  const spans: readonly (readonly [string, CalendarDate, CalendarDate])[] = [
    ['Autumn 1', startOfYear(startsIn), plusDays(autumnBreak, -3)],
    ['Autumn 2', plusDays(autumnBreak, 7), onOrBefore(day(startsIn, '12-20'), 5)],
    ['Spring 1', onOrAfter(day(next, '01-03'), [1, 2, 3, 4, 5]), plusDays(springBreak, -3)],
    ['Spring 2', plusDays(springBreak, 7), springEnds],
    ['Summer 1', plusDays(springEnds, 17), plusDays(summerBreak, -3)],
    ['Summer 2', plusDays(summerBreak, 7), onOrBefore(day(next, '07-22'), 5)],
  ]
  const terms = spans.map(([term, startsOn, endsOn]) => ({
    id: random.uuid(),
    academicYear: name,
    name: term,
    startsOn,
    endsOn,
  }))
  const assessmentDates = [
    { id: random.uuid(), name: 'Start of year', on: onOrAfter(day(startsIn, '10-08'), [5]) },
    { id: random.uuid(), name: 'Mid-point', on: plusDays(springBreak, -3) },
    { id: random.uuid(), name: 'End of year', on: onOrAfter(day(next, '07-01'), [5]) },
  ]
  const closures = terms.slice(1).map((term, index) => ({
    id: random.uuid(),
    name: ['Half-term', 'Christmas holiday', 'Half-term', 'Easter holiday', 'Half-term'][index]!,
    startsOn: plusDays(terms[index]!.endsOn, 1),
    endsOn: plusDays(term.startsOn, -1),
  }))
  const year = { startsIn, name, startsOn: startOfYear(startsIn), endsOn: plusDays(startOfYear(next), -1) }
  return { ...year, terms, closures, assessmentDates, days: terms.flatMap(schoolDays) }
}

function schoolDays({ startsOn, endsOn }: DemoTerm): CalendarDate[] {
  const days: CalendarDate[] = []
  for (let date = startsOn; date <= endsOn; date = plusDays(date, 1)) if (weekday(date) <= 5) days.push(date)
  return days
}

function day(year: number, monthAndDay: string): CalendarDate {
  return `${year}-${monthAndDay}` as CalendarDate
}

function onOrAfter(date: CalendarDate, weekdays: readonly number[]): CalendarDate {
  let found = date
  while (!weekdays.includes(weekday(found))) found = plusDays(found, 1)
  return found
}

function onOrBefore(date: CalendarDate, wanted: number): CalendarDate {
  return plusDays(date, -((weekday(date) - wanted + 7) % 7))
}
