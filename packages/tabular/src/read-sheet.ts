import { TrackError } from '@track/kernel'
import type { DateFormat } from './date-format.js'
import { dayOfNumber } from './day-number.js'
import { readEscaped } from './escaped-text.js'
import { type TableLimits, tooManyColumns, tooManyRows } from './limits.js'
import type { OpenZip } from './open-zip.js'
import { isOn, readXml } from './read-xml.js'
import { brokenWorkbook } from './refuse-workbook.js'
import type { CellRange, Sheet, SheetCell } from './workbook.js'

/** What the sheets of a workbook have in common. */
export interface SharedParts {
  readonly texts: readonly string[]
  readonly formats: readonly DateFormat[]
  readonly date1904: boolean
  readonly limits: Required<TableLimits>
  /** How many more cells are read: counted over all sheets. */
  readonly cells: { left: number }
}

/** Excel keeps no more in a cell. */
export const MAXIMUM_CELL_LENGTH = 32_767

const BLANK: SheetCell = { kind: 'blank', value: null, formula: false }
const NO_CELLS: readonly SheetCell[] = []

/** Reads the cells of one sheet. Cells and rows that hold nothing, however far a colour was painted, take no room. */
export function readSheet(zip: OpenZip, part: string, shared: SharedParts): Omit<Sheet, 'name' | 'hidden'> {
  const { date1904, limits, cells } = shared
  const rows: SheetCell[][] = []
  const hiddenRows = new Set<number>()
  const hiddenColumns = new Set<number>()
  const merges: CellRange[] = []
  let row = 0
  let column = -1
  let rowIsHidden = false
  let aid = false
  let cell: RawCell = { type: 'n', style: 0, formula: false, text: undefined }

  readXml(zip, part, {
    open(name, attributes) {
      if (name === 'row') {
        row = attributes.r === undefined ? row + 1 : rowNumber(attributes.r)
        column = -1
        rowIsHidden = isOn(attributes.hidden)
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : placeOf(attributes.r).column
        cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), formula: false, text: undefined }
      } else if (name === 'f') {
        cell.formula = true
      } else if (name === 'rPh') {
        aid = true
      } else if (name === 'col' && isOn(attributes.hidden)) {
        const last = Math.min(Number(attributes.max), limits.maximumColumns)
        for (let index = Number(attributes.min); index <= last; index += 1) hiddenColumns.add(index - 1)
      } else if (name === 'mergeCell') {
        merges.push(rangeOf(attributes.ref ?? ''))
      }
    },
    close(name, text) {
      if (name === 'rPh') aid = false
      else if (name === 'v') cell.text = text
      else if (name === 't' && !aid) cell.text = (cell.text ?? '') + text
      if (name !== 'c') return
      const read = readCell(cell, shared)
      if (read === undefined) throw brokenWorkbook(`cell ${column + 1} of row ${row}`)
      if (read.kind === 'blank') return
      if (row > limits.maximumRows) throw tooManyRows(limits.maximumRows)
      if (column >= limits.maximumColumns) throw tooManyColumns(row, limits.maximumColumns)
      if (typeof read.value === 'string' && read.value.length > MAXIMUM_CELL_LENGTH) throw longCell(row, column)
      cells.left -= put(rows, row - 1, column, read)
      if (cells.left < 0) throw tooManyCells(limits.maximumCells)
      if (rowIsHidden) hiddenRows.add(row)
    },
  })
  return {
    rows: Array.from(rows, (one) => (one === undefined ? NO_CELLS : Array.from(one, (read) => read ?? BLANK))),
    hiddenRows: [...hiddenRows].sort((a, b) => a - b),
    hiddenColumns: [...hiddenColumns].sort((a, b) => a - b),
    merges,
    date1904,
  }
}

/** Puts a cell into its place and answers how much room it took: the blanks before it are cells of the table as well. */
function put(rows: SheetCell[][], row: number, column: number, cell: SheetCell): number {
  const newRows = Math.max(0, row - rows.length)
  let cells = rows[row]
  if (cells === undefined) {
    cells = []
    rows[row] = cells
  }
  const newCells = Math.max(1, column + 1 - cells.length)
  cells[column] = cell
  return newRows + newCells
}

/** A cell as the file spells it. */
interface RawCell {
  readonly type: string
  readonly style: number
  formula: boolean
  text: string | undefined
}

/** What the cell says, or undefined if that cannot be made out. */
function readCell({ type, style, formula, text }: RawCell, shared: SharedParts): SheetCell | undefined {
  if (text === undefined) return formula ? { kind: 'error', value: '', formula } : BLANK
  if (type === 's') {
    const value = shared.texts[Number(text)]
    return value === undefined ? undefined : textCell(value, formula)
  }
  if (type === 'inlineStr' || type === 'str') return textCell(readEscaped(text), formula)
  if (text.trim() === '') return BLANK
  if (type === 'b') return { kind: 'boolean', value: text.trim() === '1' || text.trim() === 'true', formula }
  if (type === 'e') return { kind: 'error', value: text, formula }
  if (type === 'd') return { kind: 'date', value: text.replace('T', ' ').replace(/ 00:00:00(\.0+)?Z?$/, ''), formula }
  const number = Number(text)
  if (!Number.isFinite(number)) return undefined
  return numberCell(number, formula, shared.formats[style], shared)
}

function textCell(value: string, formula: boolean): SheetCell {
  return value === '' ? BLANK : { kind: 'text', value, formula }
}

function numberCell(value: number, formula: boolean, format: DateFormat, { date1904 }: SharedParts): SheetCell {
  if (format === 'time' && value >= 0) return { kind: 'time', value: clock(Math.round(value * SECONDS)), formula }
  const day = format === undefined || format === 'time' ? undefined : dayOfNumber(value, { date1904 })
  if (day === undefined) return { kind: 'number', value: value === 0 ? 0 : value, formula }
  const seconds = Math.round((value - Math.floor(value)) * SECONDS)
  // A time that the cell does not show is not what the person means.
  if (format === 'date' || seconds === 0 || seconds === SECONDS) return { kind: 'date', value: day, formula }
  return { kind: 'date', value: `${day} ${clock(seconds, true)}`, formula }
}

const SECONDS = 86_400

/** `7:10`, with seconds where there are any; `07:10:00` in full. */
function clock(seconds: number, inFull = false): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = seconds % 60 > 0 || inFull ? `:${two(seconds % 60)}` : ''
  return `${inFull ? two(hours) : hours}:${two(Math.floor(seconds / 60) % 60)}${rest}`
}

function rowNumber(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  throw brokenWorkbook('a row has no number')
}

function placeOf(reference: string): { row: number; column: number } {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(reference) ?? []
  if (letters === undefined || digits === undefined) throw brokenWorkbook('a cell has no place')
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(digits), column: column - 1 }
}

function rangeOf(reference: string): CellRange {
  const [first = '', last = first] = reference.split(':')
  const [from, to] = [placeOf(first), placeOf(last)]
  return { firstRow: from.row, lastRow: to.row, firstColumn: from.column, lastColumn: to.column }
}

function longCell(row: number, column: number): TrackError {
  return new TrackError(
    'tabular/long-cell',
    `Cell ${column + 1} of row ${row} holds more than ${MAXIMUM_CELL_LENGTH} characters: shorten it`,
    { row, column },
  )
}

function tooManyCells(maximumCells: number): TrackError {
  return new TrackError(
    'tabular/too-many-cells',
    `The workbook has more than ${maximumCells} cells: copy the sheet that is needed into a workbook of its own`,
    { maximumCells },
  )
}
