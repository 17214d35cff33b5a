import type { EntryLike, Track } from '../entry.js'
import type { LogRows } from './log-columns.js'

/**
 * The log of one track, indexed: where everybody stood on any day is read from it in microseconds.
 *
 * Plain data (typed arrays, lists, maps), so it can be cloned and handed to a worker; everything that reads it is a function
 * beside it. Only `appendToLedger` changes it. Lines are numbered from 0 in the order in which they came, and keep their number.
 */
export interface Ledger {
  readonly track: Track
  readonly pupils: Dictionary
  readonly objectives: Dictionary
  readonly measures: Dictionary
  readonly words: Dictionary
  readonly marks: Dictionary<number>
  /** The lines that the index knows. */
  rows: LogRows
  index: LedgerIndex
  /** The lines that came since the index was built. */
  readonly tail: Tail
}

/** Words by number and numbers by word (or marks). It only grows. */
export interface Dictionary<Word = string> {
  readonly list: Word[]
  readonly numbers: Map<Word, number>
}

/**
 * The lines in the order of the cells: by pupil, by item (measures first), then as they speak, oldest first (`compareEntries`).
 *
 * A cell is what somebody has written of one pupil and one item, so a pupil's cells are one run, and a cell's lines are one run.
 */
export interface LedgerIndex {
  /** The different days of the log, earliest first. `days` holds places in it. */
  readonly calendar: Int32Array
  /** Pupil p has the cells from `pupilCells[p]` up to `pupilCells[p + 1]`. */
  readonly pupilCells: Int32Array
  /** The item of each cell, as in `LogRows`; ascending within a pupil. */
  readonly cellItems: Int16Array | Int32Array
  /** Cell c has the places from `cellStarts[c]` up to `cellStarts[c + 1]` of the three columns below. */
  readonly cellStarts: Int32Array
  readonly lines: Int32Array
  readonly days: Uint16Array | Int32Array
  /** What the line says, as a byte: see `line-codes.ts`. */
  readonly codes: Uint8Array
}

/** Lines beside the index, and where to find them: `byCell.get(pupil)?.get(item)` are their numbers. */
export interface Tail {
  readonly lines: Line[]
  readonly byCell: Map<number, Map<number, number[]>>
}

/** One line, as numbers: see `LogRows`. `row` is its own. */
export interface Line {
  readonly row: number
  readonly pupil: number
  readonly item: number
  readonly value: number
  readonly day: number
  readonly recordedAt: number
  readonly id: string | number
  readonly supersedes: string | number | null
}

/** A line as it comes: an entry, or an entry whose ids are numbers where the ledger's are. */
export type LedgerEntry = Omit<EntryLike, 'id' | 'supersedes'> & {
  readonly id: string | number
  readonly supersedes?: string | number | null | undefined
}
