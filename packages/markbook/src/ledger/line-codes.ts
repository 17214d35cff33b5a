import type { LogRows } from './log-columns.js'

/**
 * What a line says in one byte: nothing from now on (a clear), a word by its number plus one, something that takes reading the
 * line itself (a number, a word beyond the byte), or that it is no state (a void, or superseded).
 */
export const CLEAR = 0
export const READ_LINE = 254
export const NO_STATE = 255

/** The byte of a line as if nothing superseded it. */
export function codeOf({ word, mark }: LogRows, row: number): number {
  const number = word[row]!
  if (number < 0) return mark === undefined || Number.isNaN(mark[row]) ? CLEAR : READ_LINE
  return number < READ_LINE - 1 ? number + 1 : READ_LINE
}
