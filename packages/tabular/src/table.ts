import type { Issue } from '@track/kernel'

/** One column of a table that a person gave us. */
export interface TableColumn {
  /** Counted from 0: where its cell stands in each row. */
  readonly index: number
  /** The header as written; empty where the file has none. */
  readonly name: string
  /** The name to speak of it by, different for each column: `UPN`, `UPN (2)`, `Column 3`. */
  readonly key: string
}

/** One row, numbered as the person's own program numbers it. */
export interface TableRow {
  readonly row: number
  /** The original text, one cell for each column. */
  readonly cells: readonly string[]
}

/** A table as it was read: plain JSON, nothing trimmed, nothing guessed about what a cell means. */
export interface Table {
  /** The row that holds the headers, or null if it was said that there is none. */
  readonly headerRow: number | null
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  readonly issues: readonly Issue[]
}
