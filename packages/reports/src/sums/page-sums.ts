import { type CalendarDate, TrackError } from '@track/kernel'
import type { PageColumn } from '../page-definition.js'

/**
 * A page in whole numbers: what every number of it is divided from, so that pages of several schools add up.
 *
 * `pupils[row * dates + date]` counts the row's pupils on the date. What a column counts of them stands in `numbers`, one after the
 * other: `numbers[(row * dates + date) * width + column.offset + field]`. `sumsAt` finds a place for you. Plain data.
 */
export interface PageSums {
  readonly groupIds: readonly string[]
  readonly dates: readonly CalendarDate[]
  readonly columns: readonly SumColumn[]
  /** How many numbers a row has on one date. */
  readonly width: number
  readonly pupils: Int32Array
  readonly numbers: Float64Array
}

/** One column, and what is counted in it, in the order in which it stands in `numbers`. */
export interface SumColumn {
  readonly column: PageColumn
  readonly offset: number
  readonly fields: readonly SumField[]
  /**
   * Sums of marks are kept in units of so many decimals: 104.5 with one decimal is 1045. Null if the marks have so many digits that
   * no double holds their sum: then the numerators are NaN.
   */
  readonly decimals: number | null
}

/**
 * `counted`: the pupils behind the number, always first; `numerator`, always second, and `denominator`, third where it is another
 * number than `counted`: what is divided by what.
 *
 * Means of the pupils' own percentages cannot be added up without their parts: `secured-of` adds up the secured objectives of all
 * counted pupils who were taught so many.
 */
export type SumField =
  | { readonly is: 'counted' | 'numerator' | 'denominator' | 'not-matched' }
  | { readonly is: 'code'; readonly code: string }
  | { readonly is: 'secured-of'; readonly taught: number }

/** The numbers of one place of a page. */
export interface SumsAtPlace {
  readonly pupils: number
  readonly counted: number
  readonly numerator: number
  readonly denominator: number
}

/** One place of a page: its row, column and date, each counted from 0. */
export interface PagePlace {
  readonly row: number
  readonly column: number
  readonly date: number
}

/**
 * What is divided by what in one place of a page, and how many pupils there are and are behind it.
 *
 * The numerator counts objectives secured, pupils of whom the answer is yes, or the sum of the marks, in units of the column's
 * `decimals`; the denominator the objectives taught, else the pupils counted. A place that is not there throws
 * `reports/unknown-cell`.
 */
export function sumsAt(sums: PageSums, at: PagePlace): SumsAtPlace {
  const { row, column, date } = checkPlace(sums, at)
  const place = row * sums.dates.length + date
  const { offset, fields } = sums.columns[column]!
  const from = place * sums.width + offset
  const counted = sums.numbers[from]!
  const denominator = fields[2]?.is === 'denominator' ? sums.numbers[from + 2]! : counted
  return { pupils: sums.pupils[place]!, counted, numerator: sums.numbers[from + 1]!, denominator }
}

/** The place, if the sums have it: whatever else is looked up would be a number of another place, or none. */
export function checkPlace({ groupIds, columns, dates }: PageSums, at: PagePlace): PagePlace {
  const lengths = { row: groupIds.length, column: columns.length, date: dates.length }
  for (const field of ['row', 'column', 'date'] as const)
    if (!(Number.isInteger(at[field]) && at[field] >= 0 && at[field] < lengths[field]))
      throw new TrackError('reports/unknown-cell', `The sums have no ${field} ${at[field]}`, {
        field,
        has: lengths[field],
      })
  return at
}

/** Lays columns out one after the other. */
export function layOut<C extends Omit<SumColumn, 'offset'>>(
  columns: readonly C[],
): { readonly columns: (C & Pick<SumColumn, 'offset'>)[]; readonly width: number } {
  let width = 0
  const laidOut = columns.map((column) => {
    const offset = width
    width += column.fields.length
    return { ...column, offset }
  })
  return { columns: laidOut, width }
}
