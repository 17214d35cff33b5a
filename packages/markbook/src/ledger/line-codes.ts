import type { LogRows } from './log-columns.js'

/**
 * What a line says in one byte: nothing from now on (a clear), a word by its number plus one, something that takes reading the
 * line itself (a number, a word of a high number), or that it is no state (a void, or superseded).
 */
export const CLEAR = 0
export const READ_LINE = 126
export const NO_STATE = 127

/** Is added to the byte of a line that supersedes another, while the index is made. */
export const SUPERSEDES = 128

/** The byte of every line, in the order in which they came, as if nothing superseded it and voids were clears. */
export function codesOf({ value, supersedes }: LogRows): Uint8Array {
  const codes = new Uint8Array(value.length)
  for (let row = 0; row < codes.length; row++) {
    const said = value[row]!
    codes[row] = said < -1 || said >= READ_LINE ? READ_LINE : said + 1
  }
  for (let row = 0; row < codes.length; row++)
    if (supersedes[row] !== null && supersedes[row] !== -1) codes[row]! |= SUPERSEDES
  return codes
}
