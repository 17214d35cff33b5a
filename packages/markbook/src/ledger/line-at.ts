import { dateOf, instantOf } from './calendar-days.js'
import type { Ledger, Line } from './ledger.js'
import type { LedgerLine } from './ledger-line.js'
import type { LogRows } from './log-columns.js'

/** How many lines a ledger holds. */
export function lengthOf({ rows, tail }: Ledger): number {
  return rows.pupil.length + tail.lines.length
}

/** A line by its number. */
export function lineAt({ rows, tail }: Ledger, row: number): Line {
  const indexed = rows.pupil.length
  return row >= indexed ? tail.lines[row - indexed]! : lineIn(rows, row)
}

/** A line of some columns by its place in them. */
export function lineIn(rows: LogRows, row: number): Line {
  const supersedes = rows.supersedes[row]!
  return {
    row,
    pupil: rows.pupil[row]!,
    item: rows.item[row]!,
    value: rows.value[row]!,
    day: rows.day[row]!,
    recordedAt: rows.recordedAt[row]!,
    id: rows.id[row]!,
    supersedes: supersedes === -1 ? null : supersedes,
  }
}

/** A line in the words of an entry. */
export function readLine(ledger: Ledger, line: Line): LedgerLine {
  return {
    row: line.row,
    id: line.id,
    value: valueIn(ledger, line),
    observedOn: dateOf(line.day),
    recordedAt: instantOf(line.recordedAt),
  }
}

/** What a line says: a word, a number, or nothing. */
export function valueIn({ words, marks }: Ledger, { value }: Pick<Line, 'value'>): string | number | null {
  if (value >= 0) return words.list[value]!
  return value === -1 ? null : marks.list[-2 - value]!
}

/** The number that a value stands for; NaN if it is a word or nothing. */
export function markIn({ marks }: Ledger, value: number): number {
  return value < -1 ? marks.list[-2 - value]! : Number.NaN
}
