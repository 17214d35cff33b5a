import { TrackError } from '@track/kernel'
import type { Sheet, Workbook } from './workbook.js'

/**
 * Which sheet of a workbook is meant? The one of this name; unnamed, the first in sight that holds anything.
 *
 * A workbook that holds nothing in sight gives its first sheet. Throws `tabular/no-such-sheet` and names those there are.
 *
 * @example
 * ```ts
 * const empty = { hidden: false, rows: [], hiddenRows: [], hiddenColumns: [], merges: [], date1904: false }
 * const marks = { ...empty, name: 'Marks', rows: [[{ kind: 'text', value: 'UPN', formula: false }]] } as const
 * chooseSheet({ sheets: [{ ...empty, name: 'Cover' }, marks] }).name // => 'Marks'
 * ```
 */
export function chooseSheet({ sheets }: Workbook, name?: string): Sheet {
  const inSight = sheets.filter(({ hidden }) => !hidden)
  const sheet =
    name === undefined
      ? (inSight.find(({ rows }) => rows.length > 0) ?? inSight[0] ?? sheets[0])
      : sheets.find((one) => one.name === name)
  if (sheet !== undefined) return sheet
  const names = sheets.map((one) => `"${one.name}"`).join(', ')
  throw new TrackError(
    'tabular/no-such-sheet',
    names === '' ? 'The workbook has no sheet: choose another file' : `The workbook has no such sheet: choose ${names}`,
    { sheets: sheets.map((one) => one.name) },
  )
}
