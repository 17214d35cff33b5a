/** A workbook as it was read: its sheets, in their order. Plain JSON. */
export interface Workbook {
  readonly sheets: readonly Sheet[]
}

export interface Sheet {
  readonly name: string
  /** Is it out of sight in the person's own program? */
  readonly hidden: boolean
  /** Row 1 first, up to the last cell that holds something; blank rows are there and empty. */
  readonly rows: readonly (readonly SheetCell[])[]
  /** The rows that are out of sight and hold something, numbered from 1. They are among `rows`. */
  readonly hiddenRows: readonly number[]
  /** The columns that are out of sight, counted from 0. */
  readonly hiddenColumns: readonly number[]
  /** Cells shown as one. What is written there stands in the first; the others are blank. */
  readonly merges: readonly CellRange[]
  /** Which day is number 1 here? Old Macs counted from 1904. */
  readonly date1904: boolean
}

/** A rectangle of cells: rows numbered from 1, columns counted from 0, both ends included. */
export interface CellRange {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

/**
 * What one cell of a workbook holds.
 *
 * `date` is `2016-03-04`, or `2016-03-04 09:15:00` where the cell shows a time as well; `time` is `7:10`, of a day or of a clock
 * that runs on. `error` is the word that stands there, such as `#DIV/0!`, and empty for a formula that was never worked out.
 * `formula` says that the value is what the person's program last worked out.
 */
export type SheetCell =
  | CellOf<'blank', null>
  | CellOf<'text', string>
  | CellOf<'number', number>
  | CellOf<'boolean', boolean>
  | CellOf<'date', string>
  | CellOf<'time', string>
  | CellOf<'error', string>

interface CellOf<Kind extends string, Value> {
  readonly kind: Kind
  readonly value: Value
  readonly formula: boolean
}
