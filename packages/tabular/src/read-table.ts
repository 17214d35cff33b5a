import type { Issue } from '@track/kernel'
import { isWorkbook } from './binary-kind.js'
import { checkDelimiter } from './check-delimiter.js'
import { chooseSheet } from './choose-sheet.js'
import { decodeText, type TextEncoding } from './decode-text.js'
import { checkSize, limitsOf, type TableLimits } from './limits.js'
import { readWorkbook } from './read-workbook.js'
import { removeNul } from './remove-nul.js'
import { sniffDelimiter } from './sniff-delimiter.js'
import { splitRecords } from './split-records.js'
import type { Table } from './table.js'
import { tableOfRows } from './table-of-rows.js'
import { tableOfSheet } from './table-of-sheet.js'

/** A table read from a file or a paste, and how it was read, so that a person can look and choose otherwise. */
export interface FileTable extends Table {
  /** Null where text was given, not bytes, and for a workbook. */
  readonly encoding: TextEncoding | null
  /** Null for a workbook. */
  readonly delimiter: string | null
  /** The sheet that was read, and every sheet that there is: null and none for a text. */
  readonly sheet: string | null
  readonly sheets: readonly string[]
}

export interface ReadTableOptions extends TableLimits {
  readonly encoding?: TextEncoding
  readonly delimiter?: string
  /** The sheet of a workbook. Left out, it is the first in sight that holds anything. A text has none, and is not asked. */
  readonly sheet?: string
  /** The row that holds the headers, 1 for the first; null for a table without any. */
  readonly headerRow?: number | null
}

/**
 * What rows and columns does this file hold, whoever saved it and however?
 *
 * Finds the encoding, the delimiter and the header row, each of which the person may set instead. A first line `sep=;`, which Excel
 * obeys and hides, names the delimiter and is not counted as a row. A row is numbered as a spreadsheet numbers it: blank rows
 * count, a cell of several lines is one row. Of a workbook (.xlsx) it reads one sheet, as `tableOfSheet` does.
 *
 * What is wrong with the file's contents is in `issues`, each with its row. Throws when nothing can be read at all:
 * `tabular/not-text`, `tabular/too-large`, `tabular/too-many-rows`, `tabular/too-many-columns`, and what `readWorkbook` throws.
 *
 * @example
 * ```ts
 * import { readTable } from '@track/tabular'
 *
 * const table = readTable('sep=;\r\nName;Reading age\r\nA;8:06\r\n\r\nB;7:11\r\n')
 * table.delimiter // => ';'
 * table.columns.map(({ key }) => key) // => ['Name', 'Reading age']
 * table.rows // => [{ row: 2, cells: ['A', '8:06'] }, { row: 4, cells: ['B', '7:11'] }]
 * ```
 */
export function readTable(source: Uint8Array | string, options: ReadTableOptions = {}): FileTable {
  const limits = limitsOf(options)
  checkSize(source, limits)
  return typeof source !== 'string' && isWorkbook(source)
    ? readSheetTable(source, options)
    : readDelimited(source, options, limits)
}

function readSheetTable(bytes: Uint8Array, options: ReadTableOptions): FileTable {
  const workbook = readWorkbook(bytes, options)
  const sheet = chooseSheet(workbook, options.sheet)
  const sheets = workbook.sheets.map(({ name }) => name)
  return { encoding: null, delimiter: null, sheet: sheet.name, sheets, ...tableOfSheet(sheet, options) }
}

function readDelimited(
  source: Uint8Array | string,
  options: ReadTableOptions,
  limits: Required<TableLimits>,
): FileTable {
  if (options.delimiter !== undefined) checkDelimiter(options.delimiter)
  const { text, encoding, unreadable } = textOf(source, options)
  const [line, separator] = /^sep=([^"\r\n])(?:\r\n|\r|\n|$)/i.exec(text) ?? ['']
  const body = text.slice(line.length)
  const delimiter = options.delimiter ?? separator ?? sniffDelimiter(body)
  const { records, strayQuoteRows, unterminatedRow } = splitRecords(body, { delimiter, ...limits })

  const issues: Issue[] = []
  if (unreadable > 0) issues.push(unreadableCharacters(unreadable))
  issues.push(...removeNul(records))
  const table = tableOfRows(records, options)
  // A file whose very first cell never closes is not empty.
  if (unterminatedRow === undefined || table.columns.length > 0) issues.push(...table.issues)
  issues.push(...strayQuoteRows.map(strayQuote))
  if (unterminatedRow !== undefined) issues.push(unterminatedQuote(unterminatedRow))
  return {
    encoding,
    delimiter,
    sheet: null,
    sheets: [],
    ...table,
    issues: issues.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
  }
}

function textOf(source: Uint8Array | string, { encoding }: ReadTableOptions) {
  if (typeof source !== 'string') return decodeText(source, encoding === undefined ? {} : { encoding })
  return { text: source.replace(/^\ufeff/, ''), encoding: null, unreadable: 0 }
}

function unreadableCharacters(count: number): Issue {
  return {
    code: 'tabular/unreadable-characters',
    message: `${count} characters could not be read and show as \ufffd: choose another encoding until names with accents look right`,
    severity: 'warning',
  }
}

function strayQuote(row: number): Issue {
  return {
    row,
    code: 'tabular/stray-quote',
    message: `Row ${row} has a quotation mark inside a quoted cell: check that its cells are cut where they should be`,
    severity: 'warning',
  }
}

function unterminatedQuote(row: number): Issue {
  return {
    row,
    code: 'tabular/unterminated-quote',
    message: `Row ${row} opens a quotation mark that is never closed, so row ${row} and all after it were not read: close or remove the mark and read the file again`,
    severity: 'error',
  }
}
