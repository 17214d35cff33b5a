import { EXPORT_TYPES, type ExportFormat, type Page } from '@track/api-contract'
import { type PageOrigin, pageTable, type RulesInWords } from '@track/reports'
import { writeCsv, writeWorkbook } from '@track/tabular'

/** A file to hand over: its bytes, what kind they are, and the header that says what it is called. */
export interface PageFile {
  readonly bytes: Buffer
  readonly type: string
  readonly disposition: string
}

/**
 * The page as a file for a spreadsheet: the same numbers as on the screen, as numbers; what is hidden there is hidden here. A name
 * that looks like a formula is a text. Under the table stands where it is from and,
 * with the rules of the school, what the numbers mean.
 */
export function pageFile(
  page: Page,
  {
    name,
    format,
    origin = {},
    rules,
  }: {
    readonly name: string
    readonly format: ExportFormat
    readonly origin?: PageOrigin
    readonly rules?: RulesInWords | undefined
  },
): PageFile {
  const disposition = dispositionOf(name, format)
  const { rows, widths } = pageTable({ page, origin: { ...origin, report: name }, rules })
  if (format === 'xlsx') {
    const sheet = { name: sheetName(name), rows, widths, headingRows: 1, headingColumns: 1 }
    const bytes = writeWorkbook({ sheets: [sheet] })
    return { bytes: Buffer.from(bytes), type: EXPORT_TYPES.xlsx, disposition }
  }
  const [columns = [], ...lines] = rows
  const text = writeCsv({ columns: columns.map(String), rows: lines }, { byteOrderMark: true })
  return { bytes: Buffer.from(text, 'utf8'), type: `${EXPORT_TYPES.csv}; charset=utf-8`, disposition }
}

/**
 * What a file that is downloaded is called, as RFC 6266 writes it: in full for browsers of today, in plain letters for others. No
 * part of a name can name a folder, end the header or turn the writing round.
 *
 * @example
 * ```ts
 * dispositionOf('Café: a/b', 'csv')
 * // => `attachment; filename="Cafe a b.csv"; filename*=UTF-8''Caf%C3%A9%20a%20b.csv`
 * ```
 */
export function dispositionOf(name: string, ending: string): string {
  const inFull = stem(name.replace(UNSAFE_IN_FILES, ' '))
  const plain = stem(
    inFull
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^ -~]/g, ' '),
  )
  return `attachment; filename="${plain}.${ending}"; filename*=UTF-8''${encode(`${inFull}.${ending}`)}`
}

const UNSAFE_IN_FILES = /[\p{Cc}\p{Cf}\p{Cs}"*/:<>?\\|%]/gu

/** Neither hidden, as a name with a dot in front is, nor nothing at all. */
function stem(name: string): string {
  return tidy(name).replace(/^[. ]+|[. ]+$/g, '') || 'Page'
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** A sheet takes 31 characters, and fewer signs than a file. */
function sheetName(name: string): string {
  const safe = tidy(name.replace(/[\p{Cc}\p{Cf}\p{Cs}[\]:*?/\\]/gu, ' ')).replace(/^[' ]+/, '')
  // The second half of a pair may be what is too much.
  const short = safe.slice(0, 31).replace(/[' ]+$|[' ]*[\ud800-\udbff]$/, '')
  return short === '' || short.toLowerCase() === 'history' ? 'Page' : short
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
