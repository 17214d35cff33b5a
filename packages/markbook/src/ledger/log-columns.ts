/** A column of whole numbers, as narrow as its numbers allow. */
export type WholeColumn = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array

/** What the numbers of a log's columns stand for: number 0 is the first. Nothing may be in one list twice. */
export interface LogWords {
  readonly pupils: readonly string[]
  readonly objectives: readonly string[]
  readonly measures: readonly string[]
  /** Depth codes, codes in the place of a mark, ids of descriptors. */
  readonly words: readonly string[]
  /** The different numbers that marks are: a million marks are seldom more than some hundred numbers. */
  readonly marks: readonly number[]
}

/** The lines of a log as columns: place `r` of every column is line `r`. The order of the lines does not matter. */
export interface LogRows {
  readonly pupil: WholeColumn
  /** An objective by its number; a measure m as `~m`, which is below 0. */
  readonly item: WholeColumn
  /** A word by its number; a mark m as `-2 - m`; -1 is nothing: a void or a clear. */
  readonly value: WholeColumn
  /** Day of the observation: days since 1970-01-01. */
  readonly day: WholeColumn
  /** Moment of the recording: milliseconds since 1970-01-01T00:00:00.000Z. */
  readonly recordedAt: Float64Array
  /** Ids as text compare by code unit, as numbers by size. */
  readonly id: Int32Array | readonly string[]
  /** The id of the line that this one corrects or voids; -1 or null: none. Of the same kind as `id`. */
  readonly supersedes: Int32Array | readonly (string | null)[]
}

/** The log of one track as columns of numbers: what a database or a file can hand over without making an object a line. */
export interface LogColumns extends LogWords, LogRows {}
