import { isCalendarDate, TrackError } from '@track/kernel'
import { strToU8, zipSync } from 'fflate/browser'
import { numberOfDay } from './day-number.js'
import { writeEscaped } from './escaped-text.js'
import { MAXIMUM_CELL_LENGTH } from './read-sheet.js'
import { startsFormula } from './starts-formula.js'

/** What a cell to be written may hold: a value, or a cell that was read. Null and undefined are blank. */
export type WorkbookCell =
  | string
  | number
  | boolean
  | null
  | undefined
  | { readonly kind: string; readonly value: string | number | boolean | null }

/** A sheet with a name of its own. Its heading rows and columns stay in sight; `widths` are those of its columns, in characters. */
export interface SheetToWrite {
  readonly name: string
  readonly rows: readonly (readonly WorkbookCell[])[]
  /** How many rows at the top are headings: bold, and wrapped where their column is narrow. */
  readonly headingRows?: number | undefined
  /** How many columns at the left name their rows. */
  readonly headingColumns?: number | undefined
  readonly widths?: readonly number[] | undefined
}

/** The sheets of a workbook to be written. */
export interface WorkbookToWrite {
  readonly sheets: readonly SheetToWrite[]
}

/**
 * These sheets as a workbook (.xlsx) that opens as written.
 *
 * A number is a number, a text is a text with all its zeros and spaces, `{ kind: 'date', value: '2016-03-04' }` is a day. Nothing is
 * ever a formula: a text that looks like one is marked as text, as a typed apostrophe would, so that it stays one when somebody edits
 * the cell. A day before March 1900, which spreadsheets cannot count, is written as text. Rows and columns of headings stay in sight
 * while the others scroll, and heading rows are bold. The same sheets give the same bytes.
 *
 * Throws `tabular/invalid-sheet` for a name that spreadsheets refuse or that two sheets share, `tabular/long-cell`, `tabular/wide-row`,
 * `tabular/not-finite` and `tabular/no-such-day`.
 *
 * @example
 * ```ts
 * import { readTable, writeWorkbook } from '@track/tabular'
 *
 * const bytes = writeWorkbook({ sheets: [{ name: 'Year 3', rows: [['UPN', 'Change'], ['00123', -3]], headingRows: 1 }] })
 * readTable(bytes).rows // => [{ row: 2, cells: ['00123', '-3'] }]
 * ```
 */
export function writeWorkbook({ sheets }: WorkbookToWrite): Uint8Array {
  checkNames(sheets.map(({ name }) => name))
  const numbered = sheets.map((sheet, index) => ({ ...sheet, id: index + 1 }))
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>${numbered.map(({ id }) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${CONTENT}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><bookViews><workbookView/></bookViews><sheets>${numbered.map(({ id, name }) => `<sheet name="${writeEscaped(name)}" sheetId="${id}" r:id="rId${id}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...numbered.map(({ id }): [string, string] => ['worksheet', `worksheets/sheet${id}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(numbered.map((sheet) => [`xl/worksheets/sheet${sheet.id}.xml`, writeSheet(sheet)])),
  }
  const files = Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(DECLARATION + xml)]))
  return zipSync(files, { mtime: '1980-01-01T00:00:00' })
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

// The styles of a cell: as it comes, a day as the reader's own country writes it, and a text that is not to be taken for a formula;
// then the same three for headings.
const [PLAIN, DAY, QUOTED, HEADING] = [0, 1, 2, 3]
const WRAPPED = 'applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" ${WRAPPED}<xf numFmtId="14" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" ${WRAPPED}<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" quotePrefix="1" ${WRAPPED}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const list = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`
}

const MAXIMUM_ROWS = 1_048_576
const MAXIMUM_COLUMNS = 16_384

function writeSheet({ rows, headingRows = 0, headingColumns = 0, widths = [] }: SheetToWrite): string {
  if (rows.length > MAXIMUM_ROWS) throw wideRow(`A sheet holds at most ${MAXIMUM_ROWS} rows: divide them among sheets`)
  const lines = rows.map((cells, index) => {
    if (cells.length > MAXIMUM_COLUMNS) {
      throw wideRow(`Row ${index + 1} has more than ${MAXIMUM_COLUMNS} cells: divide them among sheets`)
    }
    const base = index < headingRows ? HEADING : PLAIN
    const written = cells.map((cell, column) => writeCell(cell, `${columnName(column)}${index + 1}`, base)).join('')
    return written === '' ? '' : `<row r="${index + 1}">${written}</row>`
  })
  const head = writeView(headingRows, headingColumns) + writeWidths(widths)
  return `<worksheet xmlns="${MAIN}">${head}<sheetData>${lines.join('')}</sheetData></worksheet>`
}

/** What stays in sight at the top and at the left; nothing where everything scrolls. */
function writeView(rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return ''
  const pane = [rows > 0 ? 'bottom' : 'top', columns > 0 ? 'Right' : 'Left'].join('')
  const splits = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`
  const first = `${columnName(columns)}${rows + 1}`
  return `<sheetViews><sheetView workbookViewId="0"><pane${splits} topLeftCell="${first}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/></sheetView></sheetViews>`
}

const MAXIMUM_WIDTH = 255

function writeWidths(widths: readonly number[]): string {
  const columns = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${Math.min(finite(width), MAXIMUM_WIDTH)}" customWidth="1"/>`,
  )
  return columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''
}

/** `base` is the first of the three styles that it may have. */
function writeCell(cell: WorkbookCell, place: string, base: number): string {
  const [kind, value] = typeof cell === 'object' && cell !== null ? [cell.kind, cell.value] : ['', cell]
  if (value === null || value === undefined || value === '') return ''
  const at = (style: number) => `r="${place}"${base + style === PLAIN ? '' : ` s="${base + style}"`}`
  if (typeof value === 'boolean') return `<c ${at(PLAIN)} t="b"><v>${value ? 1 : 0}</v></c>`
  if (typeof value === 'number') return `<c ${at(PLAIN)}><v>${finite(value)}</v></c>`
  const number = kind === 'date' ? dayNumber(value) : undefined
  if (number !== undefined) return `<c ${at(DAY)}><v>${number}</v></c>`
  if (value.length > MAXIMUM_CELL_LENGTH) throw longCell(place)
  const style = startsFormula(value) ? QUOTED : PLAIN
  return `<c ${at(style)} t="inlineStr"><is><t xml:space="preserve">${writeEscaped(value)}</t></is></c>`
}

/** Undefined for a day that is written as text: too early, or with a time. */
function dayNumber(value: string): number | undefined {
  if (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/.test(value)) return undefined
  if (isCalendarDate(value)) return numberOfDay(value)
  throw new TrackError('tabular/no-such-day', `"${value}" is not a day of the calendar: pass one such as 2016-03-04`)
}

function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value
  throw new TrackError('tabular/not-finite', `${value} cannot be written to a cell: pass null for what is not known`)
}

function checkNames(names: readonly string[]): void {
  const taken = new Set<string>()
  for (const name of names) {
    const lower = name.toLowerCase()
    const fits = /^[^[\]:*?/\\]{1,31}$/.test(name) && !/^'|'$|^\s*$/.test(name) && lower !== 'history'
    if (!fits) throw invalidSheet(name, 'has 1 to 31 characters, none of [ ] : * ? / \\, and no apostrophe at its ends')
    if (taken.has(lower)) throw invalidSheet(name, 'is used once, whatever its capitals')
    taken.add(lower)
  }
  if (names.length === 0) throw invalidSheet('', 'is needed: a workbook has at least one sheet')
}

function invalidSheet(name: string, rule: string): TrackError {
  return new TrackError('tabular/invalid-sheet', `"${name}" cannot name a sheet: a name ${rule}`, { name })
}

function longCell(place: string): TrackError {
  return new TrackError(
    'tabular/long-cell',
    `Cell ${place} holds more than ${MAXIMUM_CELL_LENGTH} characters: shorten it`,
    { place },
  )
}

function wideRow(message: string): TrackError {
  return new TrackError('tabular/wide-row', message)
}
