import type { Issue } from '@track/kernel'
import { checkDelimiter } from './check-delimiter.js'
import { decodeText, type TextEncoding } from './decode-text.js'
import { checkSize, limitsOf, type TableLimits } from './limits.js'
import { sniffDelimiter } from './sniff-delimiter.js'
import { splitRecords } from './split-records.js'
import type { Table } from './table.js'
import { tableOfRows } from './table-of-rows.js'

/** A table read from a file or a paste, and how it was read, so that a person can look and choose otherwise. */
export interface DelimitedTable extends Table {
  /** Null where text was given, not bytes. */
  readonly encoding: TextEncoding | null
  readonly delimiter: string
}

export interface ReadTableOptions extends TableLimits {
  readonly encoding?: TextEncoding
  readonly delimiter?: string
  /** The row that holds the headers, 1 for the first; null for a table without any. */
  readonly headerRow?: number | null
}

/**
 * What rows and columns does this file hold, whoever saved it and however?
 *
 * Finds the encoding, the delimiter and the header row, each of which the person may set instead. A first line `sep=;`, which Excel
 * obeys and hides, names the delimiter and is not counted as a row. A row is numbered as a spreadsheet numbers it: blank rows
 * count, a cell of several lines is one row.
 *
 * What is wrong with the file's contents is in `issues`, each with its row. Throws when nothing can be read at all:
 * `tabular/not-text`, `tabular/too-large`, `tabular/too-many-rows`, `tabular/too-many-columns`.
 *
 * @example
 * ```ts
 * const table = readTable('sep=;\r\nName;Reading age\r\nA;8:06\r\n\r\nB;7:11\r\n')
 * table.delimiter // => ';'
 * table.columns.map(({ key }) => key) // => ['Name', 'Reading age']
 * table.rows // => [{ row: 2, cells: ['A', '8:06'] }, { row: 4, cells: ['B', '7:11'] }]
 * ```
 */
export function readTable(source: Uint8Array | string, options: ReadTableOptions = {}): DelimitedTable {
  const limits = limitsOf(options)
  checkSize(source, limits)
  if (options.delimiter !== undefined) checkDelimiter(options.delimiter)
  const { text, encoding, unreadable } = textOf(source, options)
  const [line, separator] = /^sep=([^"\r\n])(?:\r\n|\r|\n|$)/i.exec(text) ?? ['']
  const body = text.slice(line.length)
  const delimiter = options.delimiter ?? separator ?? sniffDelimiter(body)
  const { records, strayQuoteRows, unterminatedRow } = splitRecords(body, { delimiter, ...limits })

  const issues: Issue[] = []
  if (unreadable > 0) issues.push(unreadableCharacters(unreadable))
  if (body.includes('\0')) issues.push(nulRemoved(removeNul(records)))
  const table = tableOfRows(records, options)
  // A file whose very first cell never closes is not empty.
  if (unterminatedRow === undefined || table.columns.length > 0) issues.push(...table.issues)
  issues.push(...strayQuoteRows.map(strayQuote))
  if (unterminatedRow !== undefined) issues.push(unterminatedQuote(unterminatedRow))
  return { encoding, delimiter, ...table, issues: issues.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) }
}

function textOf(source: Uint8Array | string, { encoding }: ReadTableOptions) {
  if (typeof source !== 'string') return decodeText(source, encoding === undefined ? {} : { encoding })
  return { text: source.replace(/^\ufeff/, ''), encoding: null, unreadable: 0 }
}

/** Takes NUL out of the cells, because databases refuse it, and answers the first row that held one. */
function removeNul(records: string[][]): number {
  let first = 0
  for (const [index, cells] of records.entries()) {
    if (!cells.some((cell) => cell.includes('\0'))) continue
    first ||= index + 1
    records[index] = cells.map((cell) => cell.replaceAll('\0', ''))
  }
  return first || records.length + 1
}

function nulRemoved(row: number): Issue {
  return {
    row,
    code: 'tabular/nul-removed',
    message: `Invisible NUL characters were taken out, the first in row ${row}: check the cells there`,
    severity: 'warning',
  }
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
