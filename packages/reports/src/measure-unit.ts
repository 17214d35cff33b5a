import type { PageColumn, PageMeasure } from './page-definition.js'

/** What the numbers of a column are. `points` are percentage points: a change of percents. */
export type ColumnUnit = 'percent' | 'points' | 'mark' | 'count' | 'number'

/**
 * What are the numbers of this column?
 *
 * @example
 * ```ts
 * import { unitOf } from '@track/reports'
 *
 * const secured = { measure: { kind: 'secured', average: 'per-pupil' } } as const
 * unitOf(secured) // => 'percent'
 * unitOf({ ...secured, show: 'count' }) // => 'count'
 * unitOf({ ...secured, change: { since: { kind: 'first-date' }, pupils: 'raw' } }) // => 'points'
 * ```
 */
export function unitOf({ measure, show, change }: Pick<PageColumn, 'measure' | 'show' | 'change'>): ColumnUnit {
  if (show === 'count') return 'count'
  switch (measure.kind) {
    case 'mean-mark':
      return 'mark'
    case 'progress':
      return measure.count === 'matched-average-depth' ? 'number' : 'count'
    case 'mean-number':
      return 'number'
    default:
      return change ? 'points' : 'percent'
  }
}

/** To how many decimals the numbers of a measure are rounded. */
export function placesOf({ kind }: PageMeasure): number {
  return kind === 'mean-mark' || kind === 'progress' || kind === 'mean-number' ? 1 : 0
}
