import type { Page } from '@track/api-contract'
import { type PageOrigin, pageTable, type RulesInWords, type TableWords } from '@track/reports'
import { writeCsv, writeWorkbook } from '@track/tabular'
import { fileName } from './file-name'

export type FileFormat = 'csv' | 'xlsx'

/**
 * The page as a file for a spreadsheet, number for number what the screen shows, in its words.
 *
 * Both kinds hold the same rows, and under them where they are from. What is not known is blank, what is hidden says so, and no text is ever run as a formula.
 */
export function pageFile(
  page: Page,
  {
    format,
    title,
    origin,
    words,
    rules,
  }: {
    readonly format: FileFormat
    readonly title: string
    readonly origin: PageOrigin
    readonly words: TableWords
    readonly rules?: RulesInWords | undefined
  },
): { readonly content: string | readonly BlobPart[]; readonly type: string } {
  const { rows, widths } = pageTable({ page, origin: { ...origin, report: title }, words, rules })
  if (format === 'xlsx') {
    const sheet = { name: sheetName(title), rows, widths, headingRows: 1, headingColumns: 1 }
    const workbook = writeWorkbook({ sheets: [sheet] })
    return { content: [workbook as Uint8Array<ArrayBuffer>], type: WORKBOOK }
  }
  const [headings = [], ...lines] = rows
  // With a byte order mark Excel reads accents right.
  const content = writeCsv({ columns: headings.map(String), rows: lines }, { byteOrderMark: true })
  return { content, type: 'text/csv;charset=utf-8' }
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Spreadsheets take 31 characters, not all of them, and keep one name for themselves. */
function sheetName(title: string): string {
  const name = fileName(title).slice(0, 31).trim()
  return name === '' || name.toLowerCase() === 'history' ? 'Page' : name
}
