import type { Issue } from '@track/kernel'
import { countSummaryRows } from './count-summary-rows.js'
import { findHeaderRow } from './find-header-row.js'
import type { Table, TableColumn, TableRow } from './table.js'

/**
 * Which row names the columns, and what stands under each name?
 *
 * Takes every row of a sheet in order, blank ones too, so that row numbers stay those of the person's program. Blank rows and
 * empty columns on the right are left out; a short row is filled with blanks; a row with more cells than headers keeps those it
 * has headers for and is refused by an issue, because a cell was probably cut in two. Two columns of one name are kept apart. An
 * average or a total in the last rows is not a row of the table, and a warning says so.
 * `headerRow` names the header (1 is the first row), null says there is none; left out, it is found.
 *
 * @example
 * ```ts
 * import { tableOfRows } from '@track/tabular'
 *
 * const table = tableOfRows([['Spring'], [], ['Name', 'Score'], ['A', '7']])
 * table.headerRow // => 3
 * table.rows // => [{ row: 4, cells: ['A', '7'] }]
 * ```
 */
export function tableOfRows(
  rows: readonly (readonly string[])[],
  options: { readonly headerRow?: number | null } = {},
): Table {
  const headerRow = options.headerRow === undefined ? findHeaderRow(rows) : options.headerRow
  const all = numberFilledRows(rows, headerRow ?? 0)
  const filled = all.slice(0, all.length - countSummaryRows(all.map(({ cells }) => cells)))
  if (headerRow === undefined || (headerRow === null && all.length === 0)) {
    return withoutColumns(
      null,
      issueOf('tabular/empty', 'The file has no rows with anything in them: choose another file'),
    )
  }
  const headers = headerRow === null ? [] : (rows[headerRow - 1] ?? [])
  if (headerRow !== null && filledWidth(headers) === 0) {
    const message = `Row ${headerRow} is blank or not in the file: choose the row that holds the headers`
    return withoutColumns(headerRow, issueOf('tabular/no-header-row', message))
  }
  // A blank header over a filled column is a column; blank headers over nothing, which spreadsheets love to write, are not.
  const width =
    headerRow === null ? widest(filled) : Math.max(filledWidth(headers), Math.min(headers.length, widest(filled)))
  const { columns, issues } = nameColumns(headers, width)
  for (const { row, cells } of filled) {
    if (filledWidth(cells) > width) issues.push(longRow(row, filledWidth(cells), width))
  }
  issues.push(...all.slice(filled.length).map(({ row }) => summaryRow(row)))
  return { headerRow, columns, rows: filled.map((row) => fit(row, width)), issues }
}

function numberFilledRows(rows: readonly (readonly string[])[], after: number): TableRow[] {
  return rows.flatMap((cells, index) => (index >= after && filledWidth(cells) > 0 ? [{ row: index + 1, cells }] : []))
}

/** How many cells there are up to the last that holds something. */
function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1
}

function widest(rows: readonly TableRow[]): number {
  return rows.reduce((width, { cells }) => Math.max(width, filledWidth(cells)), 0)
}

function fit({ row, cells }: TableRow, width: number): TableRow {
  return { row, cells: Array.from({ length: width }, (_, index) => cells[index] ?? '') }
}

function nameColumns(headers: readonly string[], width: number): { columns: TableColumn[]; issues: Issue[] } {
  const names = Array.from({ length: width }, (_, index) => headers[index] ?? '')
  const wanted = names.map((name, index) => name.trim() || `Column ${index + 1}`)
  // First come, first named: a column that is really called "UPN (2)" keeps its name, a second "UPN" gets another number.
  const taken = new Set(wanted)
  const firstOf = new Map<string, number>()
  const issues: Issue[] = []
  const columns = names.map((name, index) => {
    let key = wanted[index]!
    const first = firstOf.get(key)
    if (first === undefined) firstOf.set(key, index)
    else {
      const shared = key
      for (let copy = 2; taken.has(key); copy += 1) key = `${shared} (${copy})`
      taken.add(key)
      issues.push(duplicateHeader(shared, key, first, index))
    }
    return { index, name, key }
  })
  return { columns, issues }
}

function duplicateHeader(name: string, key: string, first: number, second: number): Issue {
  return {
    field: key,
    code: 'tabular/duplicate-header',
    message: `Columns ${first + 1} and ${second + 1} are both called "${name}": the second is shown as "${key}", check which is meant`,
    severity: 'warning',
  }
}

function longRow(row: number, cells: number, width: number): Issue {
  return {
    row,
    code: 'tabular/long-row',
    message: `Row ${row} has ${cells} cells but there are ${width} headers: put quotation marks round the cell that was cut in two, or name the extra column`,
    severity: 'error',
  }
}

function summaryRow(row: number): Issue {
  return {
    row,
    code: 'tabular/summary-row',
    message: `Row ${row} is an average or a total of the rows above and was left out: give it another first word if it belongs to the table`,
    severity: 'warning',
  }
}

function withoutColumns(headerRow: number | null, issue: Issue): Table {
  return { headerRow, columns: [], rows: [], issues: [issue] }
}

function issueOf(code: string, message: string): Issue {
  return { code, message, severity: 'error' }
}
