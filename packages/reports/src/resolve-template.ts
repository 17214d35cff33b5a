import { type CalendarDate, compareCodeUnits, type Issue } from '@track/kernel'
import type { PageDefinition } from './page-definition.js'
import type { PageTemplate, TemplateDate } from './page-template.js'
import { sayDay } from './say-day.js'

/** The school's calendar as far as a template asks for it, and the day on which the template is read. */
export interface NamedDates {
  readonly assessmentDates: readonly { readonly name: string; readonly on: CalendarDate }[]
  readonly academicYears: readonly { readonly name: string; readonly startsOn: CalendarDate }[]
  readonly today: CalendarDate
}

/** Something about one date of a template that its reader should know. `on` is the day it is about, where there is one. */
export interface DateIssue extends Issue {
  readonly code: 'reports/no-such-date' | 'reports/date-to-come' | 'reports/date-of-earlier-year'
  /** Which of the template's dates, counted from 0. */
  readonly date: number
  readonly on?: CalendarDate
}

/**
 * Which page does a saved template mean today?
 *
 * A name means the latest day of that name that has come, whichever year it is of: in November "Mid-point" is last February's,
 * since this year's holds nothing yet. Such a day of an earlier academic year carries the year in its label ("Mid-point 2025/26")
 * and is told among the `issues`. The dates stand in the order of the calendar, each day once. A date that has not come, or whose
 * name the school does not know, is left out and told; when none is left, the page is of today. A day that nobody gave a label has
 * the name the school has for it, or none.
 *
 * @example
 * ```ts
 * import { resolveTemplate } from '@track/reports'
 *
 * const template = {
 *   groupIds: ['all'],
 *   columns: [{ subjectId: 'maths', measure: { kind: 'secured', average: 'per-pupil' } }],
 *   dates: [{ kind: 'assessment-date', name: 'Mid-point' }, { kind: 'today' }],
 *   membership: 'current',
 *   scope: 'own-programme',
 *   minimumGroup: 0,
 * } as const
 * const calendar = {
 *   assessmentDates: [{ name: 'Mid-point', on: '2026-02-13' }, { name: 'Mid-point', on: '2027-02-12' }],
 *   academicYears: [{ name: '2025/26', startsOn: '2025-09-01' }, { name: '2026/27', startsOn: '2026-09-01' }],
 * } as const
 * const march = resolveTemplate(template, { ...calendar, today: '2026-03-02' })
 * march.definition.dates // => [{ label: 'Mid-point', on: '2026-02-13' }, { label: '', on: '2026-03-02' }]
 * const november = resolveTemplate(template, { ...calendar, today: '2026-11-20' })
 * november.definition.dates[0] // => { label: 'Mid-point 2025/26', on: '2026-02-13' }
 * november.issues.map(({ code }) => code) // => ['reports/date-of-earlier-year']
 * ```
 */
export function resolveTemplate(
  template: ReadonlyTemplate,
  calendar: NamedDates,
): { definition: PageDefinition; issues: DateIssue[] } {
  const issues: DateIssue[] = []
  const days = new Map<CalendarDate, string>()
  template.dates.forEach((date, index) => {
    const found = resolveDate(date, calendar)
    if (found.issue) issues.push({ ...found.issue, date: index, field: `dates.${index}` })
    // Of two dates on one day the one that says more names it.
    if (found.on && !days.get(found.on)) days.set(found.on, found.label)
  })
  if (days.size === 0) days.set(calendar.today, '')
  return {
    definition: {
      ...template,
      groupIds: [...template.groupIds],
      columns: [...template.columns],
      dates: [...days].map(([on, label]) => ({ label, on })).sort((a, b) => (a.on < b.on ? -1 : 1)),
    },
    issues,
  }
}

/**
 * Which day does one date of a template mean today, and what is it called there? Without `on` it means none: `issue` says why.
 *
 * @example
 * ```ts
 * import { resolveDate } from '@track/reports'
 *
 * const calendar = { assessmentDates: [{ name: 'Spring', on: '2027-03-26' }], academicYears: [], today: '2026-11-20' } as const
 * resolveDate({ kind: 'today' }, calendar) // => { label: '', on: '2026-11-20' }
 * resolveDate({ kind: 'assessment-date', name: 'Spring' }, calendar).issue?.code // => 'reports/date-to-come'
 * ```
 */
export function resolveDate(date: Readonly<TemplateDate>, calendar: NamedDates): ResolvedDate {
  const { assessmentDates, today } = calendar
  switch (date.kind) {
    case 'today':
      return { label: nameOf(today, calendar), on: today }
    case 'fixed':
      if (date.on > today) return { label: date.label, issue: toCome(date.label, date.on) }
      return { label: date.label || nameOf(date.on, calendar), on: date.on }
    case 'assessment-date': {
      const days = assessmentDates.flatMap(({ name, on }) => (name === date.name ? [on] : [])).sort()
      const on = days.findLast((day) => day <= today)
      if (on === undefined)
        return { label: date.name, issue: days[0] ? toCome(date.name, days[0]) : noSuchDate(date.name) }
      const label = labelOf(date.name, on, calendar)
      // A year that began and whose own day of this name is ahead, or was never set: the reader sees the year before.
      return earlierYear(on, calendar) ? { label, on, issue: ofEarlierYear(date.name, on) } : { label, on }
    }
  }
}

interface ResolvedDate {
  readonly label: string
  readonly on?: CalendarDate
  readonly issue?: Omit<DateIssue, 'date'>
}

/** As a school keeps it, or as somebody is still putting it together. */
type ReadonlyTemplate = Readonly<Omit<PageTemplate, 'groupIds' | 'columns' | 'dates'>> & {
  readonly [List in 'groupIds' | 'columns' | 'dates']: readonly Readonly<PageTemplate[List][number]>[]
}

const LONGEST_LABEL = 40

/** What the school calls this day, if it does: of two names the first of the alphabet. */
function nameOf(on: CalendarDate, calendar: NamedDates): string {
  const names = calendar.assessmentDates.flatMap((named) => (named.on === on ? [named.name] : []))
  const [name] = names.sort(compareCodeUnits)
  return name === undefined ? '' : labelOf(name, on, calendar)
}

function labelOf(name: string, on: CalendarDate, calendar: NamedDates): string {
  const year = earlierYear(on, calendar)
  if (year === undefined) return name.slice(0, LONGEST_LABEL)
  const after = ` ${year.name}`
  return `${name.slice(0, Math.max(1, LONGEST_LABEL - after.length))}${after}`.slice(0, LONGEST_LABEL)
}

/** The academic year of a day, where it is not the one of today. */
function earlierYear(on: CalendarDate, { academicYears, today }: NamedDates) {
  const year = yearOf(on, academicYears)
  return year === yearOf(today, academicYears) ? undefined : year
}

/** The year that began last by this day: the days of summer after a year's end still belong to it. */
function yearOf(on: CalendarDate, academicYears: NamedDates['academicYears']) {
  return academicYears
    .filter(({ startsOn }) => startsOn <= on)
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
    .at(-1)
}

function toCome(name: string, on: CalendarDate): Omit<DateIssue, 'date'> {
  const what = name ? `“${name}” comes on ${sayDay(on)}` : `${sayDay(on)} has not come`
  return {
    code: 'reports/date-to-come',
    message: `${what}: until then the page is without it.`,
    severity: 'warning',
    on,
  }
}

function noSuchDate(name: string): Omit<DateIssue, 'date'> {
  const message = `The school has no assessment date called “${name}”: choose another, or add it to the calendar.`
  return { code: 'reports/no-such-date', message, severity: 'warning' }
}

function ofEarlierYear(name: string, on: CalendarDate): Omit<DateIssue, 'date'> {
  const message = `The latest “${name}” is that of ${sayDay(on)}, in an earlier academic year: this year's has not come.`
  return { code: 'reports/date-of-earlier-year', message, severity: 'warning', on }
}
