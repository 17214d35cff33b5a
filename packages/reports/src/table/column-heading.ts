import type { PageColumn, PageDefinition } from '../page-definition.js'
import { sayDay } from '../say-day.js'

/** A column with the names that the school has for what it asks: of its subject, its rule or measure, and its baseline. */
export type NamedColumn = Readonly<Pick<PageColumn, 'measure' | 'show' | 'change' | 'label'>> & {
  readonly subject: string
  readonly name?: string | null | undefined
  readonly since?: string | null | undefined
}

type NamedDate = Readonly<PageDefinition['dates'][number]>

/** How columns and dates are called. Without `columnName` a column is called in plain English. */
export interface HeadingWords {
  readonly columnName?: ((column: NamedColumn) => string) | undefined
  /** The dates of the page, where the name of its first date belongs into that of a column: "since Autumn". */
  readonly dates?: readonly NamedDate[] | undefined
}

/**
 * What is a column called in a table that has one line of headings? Its subject, and what a person calls it or what it answers.
 *
 * @example
 * ```ts
 * import { columnHeading } from '@track/reports'
 *
 * const test = { subject: 'Maths', name: 'Reading test', measure: { kind: 'mean-mark', measureId: 'm', matched: false } } as const
 * columnHeading(test) // => 'Maths · Reading test, mean'
 * const change = { since: { kind: 'first-date' }, pupils: 'matched' } as const
 * const dates = [{ label: 'Autumn', on: '2025-12-12' }] as const
 * columnHeading({ ...test, change }, { dates }) // => 'Maths · Reading test, mean, change since Autumn, same pupils'
 * columnHeading({ ...test, label: 'Test' }) // => 'Maths · Test'
 * ```
 */
export function columnHeading(column: NamedColumn, { columnName, dates = [] }: HeadingWords = {}): string {
  return [column.subject, columnName ? columnName(column) : (column.label ?? sayColumn(column, dates))].join(' · ')
}

/** A date by its label and its day, which is read in other years: "Autumn (12 December 2025)". */
export function dateHeading({ label, on }: NamedDate): string {
  const day = sayDay(on)
  return label === '' || label === day ? day : `${label} (${day})`
}

/** What a column answers, whatever a person calls it: "% secured, change since Autumn, same pupils". */
export function sayColumn(column: NamedColumn, dates: readonly NamedDate[]): string {
  const { show, change } = column
  const firstDate = nameOfFirst(dates)
  const measure = show ? sayCount(column) : sayMeasure(column, firstDate)
  if (!change) return measure
  const since = {
    'first-date': firstDate,
    'date-before': 'the date before',
    measure: column.since ?? 'the baseline',
  }[change.since.kind]
  return `${measure}, change since ${since}${change.pupils === 'matched' ? ', same pupils' : ''}`
}

function sayMeasure({ measure, name }: NamedColumn, firstDate: string): string {
  switch (measure.kind) {
    case 'secured':
      return measure.average === 'pooled' ? '% secured, pooled' : '% secured'
    case 'on-track':
      return isPlain(name) ? '% on track' : `% on track (${name})`
    case 'mean-mark':
      return `${name ?? 'Mark'}, mean${measure.matched ? ' of the same pupils' : ''}`
    case 'described':
    case 'category':
      return `% ${name ?? 'with this word'}`
    case 'progress':
      return `${PROGRESS[measure.count]} since ${firstDate}`
    case 'mean-number':
      return 'mean of the school’s numbers for depth'
  }
}

function sayCount({ measure, name }: NamedColumn): string {
  switch (measure.kind) {
    case 'secured':
      return 'objectives secured'
    case 'on-track':
      return isPlain(name) ? 'pupils on track' : `pupils on track (${name})`
    default:
      return `pupils ${name ?? 'with this word'}`
  }
}

const PROGRESS = {
  deepened: 'objectives deepened',
  slipped: 'objectives slipped',
  'started-new': 'objectives started',
  'learning-gained': 'steps of depth gained',
  'matched-average-depth': 'change in depth of the same objectives',
} as const

/** A rule that is called what every rule is about needs no name beside it. */
function isPlain(name: string | null | undefined): boolean {
  return name == null || name.toLowerCase() === 'on track'
}

function nameOfFirst(dates: readonly NamedDate[]): string {
  const [first] = dates.toSorted((a, b) => (a.on < b.on ? -1 : 1))
  return first ? first.label || sayDay(first.on) : 'the first date'
}
