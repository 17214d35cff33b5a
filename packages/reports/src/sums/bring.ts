import type { Ledger } from '@track/markbook'
import { type CountsReader, type MarksReader, wordIn } from './column-reader.js'

/** What one pupil was taught in a subject by a date. */
export interface Counts {
  readonly taught: number
  readonly assessed: number
  readonly secured: number
}

/**
 * Adds to the fields of a column, from place `at` on, what a pupil's counts bring to it; with a `sign` of -1 takes it away.
 *
 * Nothing taught, nothing of it judged, or no rule in force brings nothing.
 */
export function bringCounts(
  numbers: Float64Array,
  at: number,
  reader: CountsReader,
  date: number,
  taught: number,
  assessed: number,
  secured: number,
  sign: number,
): void {
  if (assessed === 0) return
  if (reader.reads === 'shares') {
    numbers[at]! += sign
    numbers[at + 1]! += sign * secured
    numbers[at + 2]! += sign * taught
    if (reader.fieldOf !== null) numbers[at + reader.fieldOf[taught]!]! += sign * secured
    return
  }
  const fewest = reader.fewest[date]!
  if (fewest === null) return
  numbers[at]! += sign
  if (secured >= fewest[taught]!) numbers[at + 1]! += sign
}

/** Adds what a pupil's mark or word brings: `line` is where it stands (-1: nowhere), `mark` its number (NaN: a word). */
export function bringMark(
  numbers: Float64Array,
  at: number,
  reader: MarksReader,
  ledger: Ledger,
  mark: number,
  line: number,
  matched: boolean,
  sign: number,
): void {
  if (line < 0) return
  if (reader.reads === 'words') {
    if (!Number.isNaN(mark)) return
    numbers[at]! += sign
    if (reader.isAsked(wordIn(ledger, line))) numbers[at + 1]! += sign
  } else if (Number.isNaN(mark)) numbers[at + reader.fieldOf.get(wordIn(ledger, line))!]! += sign
  else if (reader.matched && !matched) numbers[at + 2]! += sign
  else {
    numbers[at]! += sign
    numbers[at + 1]! += sign * Math.round(mark * reader.unit)
  }
}
