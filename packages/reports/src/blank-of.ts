import type { CalendarDate } from '@track/kernel'
import type { PageCell } from './page-cell.js'
import type { PageColumn, PageDefinition } from './page-definition.js'

/**
 * Why there can be no number in a place, whoever is in the row: `first-date`, a change has nothing before it on the first date of the
 * page; `date-to-come`, the day has not come yet.
 */
export type Blank = NonNullable<PageCell['blank']>

type Asked = Readonly<Pick<PageColumn, 'measure' | 'change'>>
type Dates = readonly Readonly<PageDefinition['dates'][number]>[]

/** Why has a column no number on a date, of whomever? Undefined where it can have one. Without `today` every day has come. */
export function blankOf(
  { dates, today }: { readonly dates: Dates; readonly today?: CalendarDate | undefined },
  { column, date }: { readonly column: Asked; readonly date: number },
): Blank | undefined {
  if (today !== undefined && dates[date]!.on > today) return 'date-to-come'
  return hasEarlier(dates, { column, date }) ? undefined : 'first-date'
}

/** The cell of such a place: nobody is counted in it, and nobody is left out. */
export function blankCell(blank: Blank): PageCell {
  return { value: null, n: 0, withoutData: 0, fraction: null, blank }
}

/**
 * At which dates of a page, counted from 0, has a column something to show? At all of them; but a change, or a measure of progress, has
 * nothing on the date that it is counted from, and on a page of that date alone nowhere.
 *
 * @example
 * ```ts
 * import { datesOfColumn } from '@track/reports'
 *
 * const dates = [{ label: 'Autumn', on: '2025-12-12' }, { label: 'Spring', on: '2026-03-27' }] as const
 * const secured = { measure: { kind: 'secured', average: 'per-pupil' } } as const
 * datesOfColumn(dates, secured) // => [0, 1]
 * datesOfColumn(dates, { ...secured, change: { since: { kind: 'first-date' }, pupils: 'raw' } }) // => [1]
 * ```
 */
export function datesOfColumn(dates: Dates, column: Asked): number[] {
  return [...dates.keys()].filter((date) => hasEarlier(dates, { column, date }))
}

function hasEarlier(dates: Dates, { column, date }: { readonly column: Asked; readonly date: number }): boolean {
  const { measure, change } = column
  const countsFromDate = measure.kind === 'progress' || (change && change.since.kind !== 'measure')
  return !countsFromDate || dates.some(({ on }) => on < dates[date]!.on)
}
