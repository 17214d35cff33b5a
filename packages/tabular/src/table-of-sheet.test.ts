import { describe, expect, it } from 'vitest'
import { applyMapping } from './apply-mapping.js'
import { readTable } from './read-table.js'
import { tableOfSheet } from './table-of-sheet.js'
import type { CellRange, Sheet, SheetCell } from './workbook.js'

const day = (value: string): SheetCell => ({ kind: 'date', value, formula: false })
const failed: SheetCell = { kind: 'error', value: '#REF!', formula: true }
const age: SheetCell = { kind: 'time', value: '7:10', formula: false }

function sheetOf(rows: readonly (readonly (string | number | null | SheetCell)[])[], more: Partial<Sheet> = {}): Sheet {
  const cells = rows.map((row) =>
    row.map((cell): SheetCell => {
      if (cell === null || cell === '') return { kind: 'blank', value: null, formula: false }
      if (typeof cell === 'object') return cell
      return typeof cell === 'string'
        ? { kind: 'text', value: cell, formula: false }
        : { kind: 'number', value: cell, formula: false }
    }),
  )
  return {
    name: 'Marks',
    hidden: false,
    rows: cells,
    hiddenRows: [],
    hiddenColumns: [],
    merges: [],
    date1904: false,
    ...more,
  }
}
const merge = (row: number, firstColumn: number, lastColumn: number): CellRange => ({
  firstRow: row,
  lastRow: row,
  firstColumn,
  lastColumn,
})
const keysOf = (sheet: Sheet, options = {}) => tableOfSheet(sheet, options).columns.map(({ key }) => key)

describe('headers', () => {
  const marks = sheetOf(
    [['Autumn', null, null], [], ['UPN', 'PUMA', null, 'Note'], ['', 'Raw', 'SS'], ['U1', 7, 99, 'x'], ['U2', 8, 101]],
    { merges: [merge(1, 0, 2), merge(3, 1, 2)] },
  )

  it('of two rows make one name, whichever of them is pointed at', () => {
    for (const options of [{}, { headerRow: 3 }, { headerRow: 4 }]) {
      const table = tableOfSheet(marks, options)
      expect(table.headerRow).toBe(4)
      expect(table.columns.map(({ key }) => key)).toEqual(['UPN', 'PUMA Raw', 'PUMA SS', 'Note'])
      expect(table.rows[0]).toEqual({ row: 5, cells: ['U1', '7', '99', 'x'] })
    }
  })

  it('merged over columns of words head each of them', () => {
    const rows = [
      ['Objective', 'Evidence', null],
      ['count', 'book', 'photo'],
      ['add', 'book', null],
    ]
    expect(keysOf(sheetOf(rows, { merges: [merge(1, 1, 2)] }))).toEqual(['Objective', 'Evidence', 'Evidence (2)'])
  })

  it('may be missing over a column that holds something, and may be called anything', () => {
    expect(
      keysOf(
        sheetOf(
          [
            ['__proto__', 'constructor'],
            ['a', 'b', 'note'],
          ],
          {},
        ),
        { headerRow: 1 },
      ),
    ).toEqual(['__proto__', 'constructor', 'Column 3'])
    expect(({} as Record<string, unknown>).a).toBeUndefined()
  })
})

it('takes a bare number among days for a day, as the workbook counts them', () => {
  const rows = [
    ['UPN', 'Born', 'Mark'],
    ['a', day('2015-09-01'), 42000],
    ['b', 42000, 3],
    ['c', 7, 4],
  ]
  const { rows: read, issues } = tableOfSheet(sheetOf(rows))
  expect(read.map(({ cells }) => cells)).toEqual([
    ['a', '2015-09-01', '42000'],
    ['b', '2014-12-27', '3'],
    ['c', '7', '4'],
  ])
  expect(issues).toMatchObject([{ row: 3, field: 'Born', code: 'tabular/day-number', severity: 'warning' }])
  expect(tableOfSheet(sheetOf(rows, { date1904: true })).rows[1]?.cells[1]).toBe('2018-12-28')
})

it('tells what is hidden and what became a time, once, and leaves averages out', () => {
  const rows = [
    ['UPN', 'Age'],
    ['a', age],
    ['b', age],
    ['Average', 7],
  ]
  const { rows: read, issues } = tableOfSheet(sheetOf(rows, { hiddenRows: [3, 9], hiddenColumns: [1, 8] }))
  expect(read).toEqual([
    { row: 2, cells: ['a', '7:10'] },
    { row: 3, cells: ['b', '7:10'] },
  ])
  expect(issues.map(({ row, field, code, severity }) => [row, field, code, severity])).toEqual([
    [undefined, 'Age', 'tabular/hidden', 'warning'],
    [2, 'Age', 'tabular/time-cell', 'warning'],
    [3, undefined, 'tabular/hidden', 'warning'],
    [4, undefined, 'tabular/summary-row', 'warning'],
  ])
})

it('an error refuses its row only where a field reads it, once, and is never a number', () => {
  const table = tableOfSheet(
    sheetOf([
      ['UPN', 'Mark', 'Note'],
      ['a', failed, 'x'],
      ['b', 3, failed],
    ]),
  )
  const fields = [
    { name: 'upn', title: 'UPN' },
    { name: 'mark', title: 'Mark', read: (text: string) => ({ value: Number(text) }) },
  ]
  const { records, issues } = applyMapping(table, { upn: 'UPN', mark: 'Mark' }, fields)
  expect(records).toEqual([{ row: 3, values: { upn: 'b', mark: 3 }, rest: { Note: '#REF!' } }])
  expect(issues.map(({ row, field, code }) => [row, field, code])).toEqual([[2, 'Mark', 'tabular/error-cell']])
})

it('an average at the end of a CSV file is told as well, one among the rows is not', () => {
  const { rows, issues } = readTable('Name,Mark\nTotal,5\nA,7\nAverage,6\nMean,6\n')
  expect(rows.map(({ row }) => row)).toEqual([2, 3])
  expect(issues.map(({ row, code }) => [row, code])).toEqual([
    [4, 'tabular/summary-row'],
    [5, 'tabular/summary-row'],
  ])
})
