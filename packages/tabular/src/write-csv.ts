import { TrackError } from '@track/kernel'
import { checkDelimiter } from './check-delimiter.js'
import { startsFormula } from './starts-formula.js'

/** What a cell to be written may hold. Null and undefined are blank. */
export type CsvCell = string | number | null | undefined

/**
 * The table as a CSV file that opens as written, in any spreadsheet.
 *
 * RFC 4180: CR LF after each row, quotation marks where they are needed and doubled inside. A text whose first character, after any
 * spaces, is `=`, `+`, `-`, `@` (or their full-width twins), a tab or a line end would be run as a formula; it gets an apostrophe in
 * front, as OWASP advises. Spaces are looked past because some programs trim them before they look. A number is written as it is:
 * a progress of -3 stays -3, so pass numbers as numbers. `byteOrderMark` makes Excel read accents right.
 *
 * Throws `tabular/wide-row` for a row with more cells than columns, `tabular/not-finite` for NaN and infinities.
 *
 * @example
 * ```ts
 * import { writeCsv } from '@track/tabular'
 *
 * writeCsv({ columns: ['Name', 'Change'], rows: [['A, B', -3], ['=1+1', null]] })
 * // => 'Name,Change\r\n"A, B",-3\r\n\'=1+1,\r\n'
 * ```
 */
export function writeCsv(
  table: { readonly columns: readonly string[]; readonly rows: readonly (readonly CsvCell[])[] },
  options: { readonly delimiter?: string; readonly byteOrderMark?: boolean } = {},
): string {
  const { delimiter = ',', byteOrderMark = false } = options
  checkDelimiter(delimiter)
  const width = table.columns.length
  const lines = [table.columns, ...table.rows].map((cells, index) => {
    if (cells.length > width) throw wideRow(index, cells.length, width)
    return Array.from({ length: width }, (_, column) => writeCell(cells[column], delimiter)).join(delimiter)
  })
  return `${byteOrderMark ? '\ufeff' : ''}${lines.join('\r\n')}\r\n`
}

// Other delimiters too, so that a program that expects one of them finds the cell whole; a byte order mark or `sep=` must not be obeyed.
const NEEDS_QUOTES = /[",;\t|\r\n]|^\s|\s$|^sep=/i

function writeCell(cell: CsvCell, delimiter: string): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return writeNumber(cell)
  const text = startsFormula(cell) ? `'${cell}` : cell
  return NEEDS_QUOTES.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
}

function writeNumber(value: number): string {
  if (Number.isFinite(value)) return String(value)
  throw new TrackError('tabular/not-finite', `${value} cannot be written to a cell: pass null for what is not known`)
}

function wideRow(index: number, cells: number, width: number): TrackError {
  return new TrackError(
    'tabular/wide-row',
    `Row ${index} has ${cells} cells but there are ${width} columns: name a column for each cell`,
    { row: index, cells, columns: width },
  )
}
