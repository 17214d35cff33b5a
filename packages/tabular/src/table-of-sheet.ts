import type { Issue } from '@track/kernel'
import { dayOfNumber } from './day-number.js'
import { findHeaderRow } from './find-header-row.js'
import { removeNul } from './remove-nul.js'
import type { Table, TableColumn, TableRow } from './table.js'
import { tableOfRows } from './table-of-rows.js'
import type { CellRange, Sheet, SheetCell } from './workbook.js'

/**
 * Which columns and rows does this sheet of a workbook hold?
 *
 * The same table as a CSV file gives, every cell as text: numbers in full, days as ISO dates, `TRUE` and `FALSE`. A header merged
 * over several columns heads each of them; where a second row divides it, both make one name (`PUMA Raw`, `PUMA SS`) and `headerRow`
 * is the lower. A column without a header is a column. In a column of days, a cell that shows only a day's number is that day.
 *
 * An error (`#DIV/0!`) and a formula that was never worked out are errors of their row. Told once for each column, and stopping
 * nothing: results of formulas, numbers taken as days, ages that became times of day, hidden columns; and hidden rows, once.
 *
 * @example
 * ```ts
 * import { readWorkbook, tableOfSheet, writeWorkbook } from '@track/tabular'
 *
 * const rows = [['Autumn'], [], ['UPN', 'Born'], ['00123', { kind: 'date', value: '2016-03-04' } as const]]
 * const [sheet] = readWorkbook(writeWorkbook({ sheets: [{ name: '3B', rows }] })).sheets
 * tableOfSheet(sheet!).rows // => [{ row: 4, cells: ['00123', '2016-03-04'] }]
 * ```
 */
export function tableOfSheet(sheet: Sheet, options: { readonly headerRow?: number | null } = {}): Table {
  const rows = sheet.rows.map((cells) => cells.map(textOfCell))
  const nulIssues = removeNul(rows)
  const found = options.headerRow === undefined ? findHeaderRow(rows) : options.headerRow
  const headerRow = typeof found === 'number' ? joinHeaders(rows, found, sheet.merges) : found
  const dayNumbers = takeDayNumbers(rows, headerRow ?? 0, sheet)
  const table = tableOfRows(rows, headerRow === undefined ? {} : { headerRow })
  const issues = [...table.issues, ...nulIssues, ...cellIssues(table, sheet), ...dayNumberIssues(table, dayNumbers)]
  issues.push(...hiddenIssues(table, sheet))
  return { ...table, issues: issues.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) }
}

function textOfCell({ kind, value }: SheetCell): string {
  if (kind === 'boolean') return value ? 'TRUE' : 'FALSE'
  return value === null ? '' : String(value)
}

/** Writes the whole name of each column into the row that heads the data, and answers which row that is. Changes `rows`. */
function joinHeaders(rows: string[][], found: number, merges: readonly CellRange[]): number {
  const upper = [found, found - 1].find((row) => isDivided(rows, row, merges))
  const row = upper === undefined ? found : upper + 1
  const names = fillRight(rows, upper ?? found, merges)
  if (upper !== undefined) {
    for (const [index, part] of rows[upper]!.entries()) names[index] = joined(names[index] ?? '', part)
    rows[upper - 1] = []
  }
  // Nothing in a sheet can be cut in two: a cell without a header has a column without a name.
  const width = rows.slice(row).reduce((most, cells) => Math.max(most, cells.length), 0)
  if (names.some((name) => name !== '')) while (names.length < width) names.push('')
  if (row <= rows.length) rows[row - 1] = names
  return row
}

/** Is this a header row that the next one divides: words under every merged header, and something left open beside them? */
function isDivided(rows: readonly (readonly string[])[], row: number, merges: readonly CellRange[]): boolean {
  const [names, parts] = [rows[row - 1], rows[row]]
  if (names === undefined || parts === undefined) return false
  const wide = merges.filter(({ firstRow, firstColumn, lastColumn }) => firstRow === row && lastColumn > firstColumn)
  const headed = wide.filter(({ firstColumn }) => isFilled(names[firstColumn]))
  if (headed.length === 0 || names.filter(isFilled).length < 2) return false
  const isUnder = (index: number) => headed.some((merge) => index >= merge.firstColumn && index <= merge.lastColumn)
  const wholly = headed.every(({ firstColumn, lastColumn }) =>
    parts.slice(firstColumn, lastColumn + 1).every((part) => isFilled(part) && Number.isNaN(Number(part))),
  )
  const beside = names.flatMap((name, index) => (isFilled(name) && !isUnder(index) ? [parts[index]] : []))
  return wholly && (beside.length === 0 || beside.some((part) => !isFilled(part)))
}

function fillRight(rows: readonly (readonly string[])[], row: number, merges: readonly CellRange[]): string[] {
  const names = [...(rows[row - 1] ?? [])]
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0)
  for (const { firstRow, lastRow, firstColumn, lastColumn } of merges) {
    const name = rows[firstRow - 1]?.[firstColumn]
    if (row < firstRow || row > lastRow || !isFilled(name)) continue
    for (let index = firstColumn; index <= lastColumn && index < width; index += 1) {
      while (names.length < index) names.push('')
      names[index] = name
    }
  }
  return names
}

function joined(name: string, part: string): string {
  if (!isFilled(part) || part.trim() === name.trim()) return name
  return isFilled(name) ? `${name.trim()} ${part.trim()}` : part
}

function isFilled(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== ''
}

/** Counted from 1 in 1927 on: smaller numbers are marks. */
const SMALLEST_DAY_NUMBER = 10_000

/** In a column that holds days, writes the day for a bare number. Answers the rows of each column where it did. Changes `rows`. */
function takeDayNumbers(rows: string[][], after: number, sheet: Sheet): Map<number, number[]> {
  const data = sheet.rows.slice(after)
  const columns = new Set(data.flatMap((cells) => cells.flatMap(({ kind }, index) => (kind === 'date' ? [index] : []))))
  const taken = new Map<number, number[]>()
  for (const [offset, cells] of data.entries()) {
    for (const index of columns) {
      const cell = cells[index]
      if (cell?.kind !== 'number' || !Number.isInteger(cell.value) || cell.value < SMALLEST_DAY_NUMBER) continue
      const day = dayOfNumber(cell.value, sheet)
      if (day === undefined) continue
      rows[after + offset]![index] = day
      const already = taken.get(index)
      if (already === undefined) taken.set(index, [after + offset + 1])
      else already.push(after + offset + 1)
    }
  }
  return taken
}

function dayNumberIssues({ columns }: Table, taken: ReadonlyMap<number, readonly number[]>): Issue[] {
  return columns.flatMap(({ index, key }) => {
    const rows = taken.get(index)
    if (rows === undefined) return []
    const message = `"${key}" holds days, so ${counted(rows, 'bare number was', 'bare numbers were')} taken as a day: check ${rows.length === 1 ? 'it' : 'them'}`
    return [warning('tabular/day-number', message, { row: rows[0]!, field: key })]
  })
}

function cellIssues(table: Table, sheet: Sheet): Issue[] {
  return table.columns.flatMap((column) => {
    const { key } = column
    const errors = rowsWhere(table, sheet, column, ({ kind }) => kind === 'error')
    const times = rowsWhere(table, sheet, column, ({ kind }) => kind === 'time')
    const results = rowsWhere(table, sheet, column, ({ kind, formula }) => formula && kind !== 'error')
    const issues = errors.map((row) => errorCell(row, column, sheet))
    if (times.length > 0) {
      const message = `${counted(times, 'cell', 'cells')} of "${key}" holds a time of day: if it is an age such as 7:10, format the column as text and type it again`
      issues.push(warning('tabular/time-cell', message, { row: times[0]!, field: key }))
    }
    if (results.length > 0) {
      const message = `${counted(results, 'cell', 'cells')} of "${key}" comes from a formula: what the workbook last worked out is taken, check that it is up to date`
      issues.push(warning('tabular/formula', message, { row: results[0]!, field: key }))
    }
    return issues
  })
}

function rowsWhere(
  { rows }: Table,
  sheet: Sheet,
  { index }: TableColumn,
  holds: (cell: SheetCell) => boolean,
): number[] {
  const found = rows.filter(({ row }: TableRow) => {
    const cell = sheet.rows[row - 1]?.[index]
    return cell !== undefined && holds(cell)
  })
  return found.map(({ row }) => row)
}

function errorCell(row: number, { index, key }: TableColumn, sheet: Sheet): Issue {
  const shown = sheet.rows[row - 1]![index]!.value
  const message =
    shown === ''
      ? `The formula in row ${row}, "${key}" was never worked out: open the workbook, save it, and choose it again`
      : `Row ${row} shows the error ${shown} in "${key}": mend its formula, or type what belongs there`
  return { row, field: key, code: 'tabular/error-cell', message, severity: 'error' }
}

function hiddenIssues({ rows, columns }: Table, { hiddenRows, hiddenColumns }: Sheet): Issue[] {
  const issues: Issue[] = []
  const hidden = new Set(hiddenRows)
  const inTable = rows.flatMap(({ row }) => (hidden.has(row) ? [row] : []))
  if (inTable.length > 0) {
    const message = `${counted(inTable, 'hidden row is', 'hidden rows are')} read like the others: take out what should not be`
    issues.push(warning('tabular/hidden', message, { row: inTable[0]! }))
  }
  for (const { index, key } of columns) {
    if (!hiddenColumns.includes(index)) continue
    const message = `The column "${key}" is hidden in the workbook and is read like the others: leave it out if it should not be`
    issues.push(warning('tabular/hidden', message, { field: key }))
  }
  return issues
}

/** `1 cell (row 4)`, `3 cells (rows 4, 6, 9)`, and no more than ten rows by number. */
function counted(rows: readonly number[], one: string, several: string): string {
  const listed = rows.slice(0, 10).join(', ')
  return rows.length === 1
    ? `1 ${one} (row ${listed})`
    : `${rows.length} ${several} (rows ${listed}${rows.length > 10 ? ' …' : ''})`
}

function warning(code: string, message: string, place: { readonly row?: number; readonly field?: string }): Issue {
  return { ...place, code, message, severity: 'warning' }
}
