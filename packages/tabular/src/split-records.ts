import { type TableLimits, tooManyColumns, tooManyRows } from './limits.js'

/** The records of a delimited text, and where its quotation marks went wrong. Row 1 is the first record. */
export interface SplitText {
  readonly records: string[][]
  /** Rows with a quoted cell that holds a quotation mark nobody doubled. Read as the writer most likely meant. */
  readonly strayQuoteRows: number[]
  /** The row whose quotation mark is never closed. That row and all after it are not among the records. */
  readonly unterminatedRow?: number
}

/**
 * Cuts a text into records and cells: RFC 4180, and what programs write in its place.
 *
 * Lines end in LF, CR LF or CR, mixed at will. A cell is quoted if its first character is a quotation mark; it ends at a
 * quotation mark before a delimiter, a line end or the end (spaces between are dropped), so `"he said "yes" twice",4` keeps
 * its words. Elsewhere a quotation mark is a character like any other. A line end after the last record makes no record.
 */
export function splitRecords(
  text: string,
  {
    delimiter,
    maximumRows,
    maximumColumns,
  }: { readonly delimiter: string } & Required<Pick<TableLimits, 'maximumRows' | 'maximumColumns'>>,
): SplitText {
  const records: string[][] = []
  const strayQuoteRows: number[] = []
  let cells: string[] = []
  let at = 0

  while (at < text.length || cells.length > 0) {
    const row = records.length + 1
    if (cells.length >= maximumColumns) throw tooManyColumns(row, maximumColumns)
    if (text[at] === '"') {
      const quoted = quotedCell(text, at, delimiter)
      if (quoted === undefined) return { records, strayQuoteRows, unterminatedRow: row }
      if (quoted.stray && strayQuoteRows.at(-1) !== row) strayQuoteRows.push(row)
      cells.push(quoted.cell)
      at = quoted.end
    } else {
      const end = endOfCell(text, at, delimiter)
      cells.push(text.slice(at, end))
      at = end
    }
    if (text[at] === delimiter) {
      at += 1
      continue
    }
    if (row > maximumRows) throw tooManyRows(maximumRows)
    records.push(cells)
    cells = []
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
  }
  return { records, strayQuoteRows }
}

interface QuotedCell {
  readonly cell: string
  readonly end: number
  readonly stray: boolean
}

/** The cell whose opening quotation mark stands at `start`, or undefined if it never closes. */
function quotedCell(text: string, start: number, delimiter: string): QuotedCell | undefined {
  let cell = ''
  let stray = false
  let from = start + 1
  let mark = text.indexOf('"', from)
  while (mark >= 0) {
    if (text[mark + 1] === '"') {
      cell += text.slice(from, mark + 1)
      from = mark + 2
    } else {
      let end = mark + 1
      while (text[end] === ' ' && delimiter !== ' ') end += 1
      if (end >= text.length || text[end] === delimiter || isLineEnd(text.charCodeAt(end))) {
        return { cell: cell + text.slice(from, mark), end, stray }
      }
      stray = true
      cell += text.slice(from, mark + 1)
      from = mark + 1
    }
    mark = text.indexOf('"', from)
  }
  return undefined
}

function endOfCell(text: string, start: number, delimiter: string): number {
  const stop = delimiter.charCodeAt(0)
  let at = start
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === stop || isLineEnd(code)) break
    at += 1
  }
  return at
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13
}
