import { TrackError } from '@track/kernel'
import { checkSize, limitsOf, type TableLimits } from './limits.js'

/**
 * Which cells were copied from the spreadsheet? One array a row; a column gives rows of one cell.
 *
 * Cells are parted by tabs, rows by line ends. A cell that holds a tab or a line end comes in quotation marks, its own marks doubled; any
 * other quotation mark is part of what the person wrote. The line end after the last row is not a row, but blank cells between are:
 * thirty marks pasted beside thirty pupils stay in step.
 *
 * @example
 * ```ts
 * import { parsePastedColumn } from '@track/tabular'
 *
 * parsePastedColumn('19\r\n\r\nA\r\n') // => [['19'], [''], ['A']]
 * parsePastedColumn('"two\nlines"\t"really"') // => [['two\nlines', '"really"']]
 * ```
 */
export function parsePastedColumn(text: string, limits: TableLimits = {}): string[][] {
  const limit = limitsOf(limits)
  checkSize(text, limit)
  const rows: string[][] = []
  let cells: string[] = []
  let at = 0
  while (at < text.length || cells.length > 0) {
    const close = closingMark(text, at)
    const end = close === undefined ? endOfCell(text, at) : close + 1
    cells.push(close === undefined ? text.slice(at, end) : text.slice(at + 1, close).replaceAll('""', '"'))
    if (cells.length > limit.maximumColumns) throw tooMany('columns', limit.maximumColumns)
    at = end
    if (text[at] === '\t') {
      at += 1
      continue
    }
    rows.push(cells)
    if (rows.length > limit.maximumRows) throw tooMany('rows', limit.maximumRows)
    cells = []
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
  }
  return rows
}

/** Where the quoted cell at `start` closes, or undefined if none stands there: it needs a tab or a line end inside. */
function closingMark(text: string, start: number): number | undefined {
  if (text[start] !== '"') return undefined
  let mark = text.indexOf('"', start + 1)
  while (mark >= 0 && text[mark + 1] === '"') mark = text.indexOf('"', mark + 2)
  const closes = mark >= 0 && (mark + 1 === text.length || isBoundary(text.charCodeAt(mark + 1)))
  return closes && endOfCell(text, start) < mark ? mark : undefined
}

function endOfCell(text: string, start: number): number {
  let at = start
  while (at < text.length && !isBoundary(text.charCodeAt(at))) at += 1
  return at
}

function isBoundary(code: number): boolean {
  return code === 9 || code === 10 || code === 13
}

function tooMany(what: 'rows' | 'columns', maximum: number): TrackError {
  return new TrackError(
    what === 'rows' ? 'tabular/too-many-rows' : 'tabular/too-many-columns',
    `More than ${maximum} ${what} were pasted: paste a smaller part`,
    { maximum },
  )
}
