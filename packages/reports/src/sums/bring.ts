import type { Ledger } from '@track/markbook'
import { type ColumnReader, wordIn } from './column-reader.js'

/** The readers of one kind of column. */
export type Reader<Reads extends ColumnReader['reads']> = Extract<ColumnReader, { readonly reads: Reads }>

/*
 * What one pupil brings to a column: added to its fields, which stand in `numbers` from `at` on, or with a `sign` of -1 taken away.
 * Called for every pupil, column and date, so they take numbers one by one, and add 0 rather than ask whether to add.
 */

export function bringShare(
  numbers: Float64Array,
  at: number,
  fieldOf: Reader<'shares'>['fieldOf'],
  taught: number,
  secured: number,
  sign: number,
): void {
  numbers[at]! += sign
  numbers[at + 1]! += sign * secured
  numbers[at + 2]! += sign * taught
  if (fieldOf !== null) numbers[at + fieldOf[taught]!]! += sign * secured
}

export function bringAnswer(numbers: Float64Array, at: number, yes: number, sign: number): void {
  numbers[at]! += sign
  numbers[at + 1]! += sign * yes
}

/** `line` is where the mark or word stands (-1: nowhere), `mark` its number (NaN: a word). */
export function bringMark(
  numbers: Float64Array,
  at: number,
  { unit, fieldOf, matched: onlyMatched }: Reader<'marks'>,
  ledger: Ledger,
  mark: number,
  line: number,
  matched: boolean,
  sign: number,
): void {
  if (Number.isNaN(mark)) {
    if (line >= 0) numbers[at + fieldOf.get(wordIn(ledger, line))!]! += sign
  } else if (onlyMatched && !matched) numbers[at + 2]! += sign
  else {
    numbers[at]! += sign
    numbers[at + 1]! += sign * (unit === 1 ? mark : Math.round(mark * unit))
  }
}

export function bringWord(
  numbers: Float64Array,
  at: number,
  { isAsked }: Reader<'words'>,
  ledger: Ledger,
  mark: number,
  line: number,
  sign: number,
): void {
  if (line >= 0 && Number.isNaN(mark)) bringAnswer(numbers, at, isAsked(wordIn(ledger, line)) ? 1 : 0, sign)
}
