import { TrackError } from '@track/kernel'
import { addToTail } from './add-to-tail.js'
import { checkColumns } from './check-columns.js'
import { checkLedger } from './check-ledger.js'
import { numberFor } from './dictionary.js'
import type { Dictionary, Ledger, LedgerEntry, Line } from './ledger.js'
import { indexOf } from './ledger-of.js'
import { lengthOf, lineAt, lineIn } from './line-at.js'
import type { LogColumns, LogRows, WholeColumn } from './log-columns.js'
import { type IdKind, idColumns, rowsOf } from './rows-of.js'

/**
 * Adds new lines to a ledger, which then says what one made of all lines at once would say.
 *
 * Changes the ledger: what was made of it before (`statesOn`, `planOf`) sees the new lines, a tally is brought up to date by
 * `refreshTally`. Entries of other tracks are passed over; a line that is there already is not looked for. Lines wait beside the
 * index, where they are read a little slower, and are taken into it once there are many. If one cannot be read, none is added.
 *
 * @example
 * ```ts
 * import { appendToLedger, ledgerOf, statesOn } from '@track/markbook'
 *
 * const line = { pupilId: 'ada', objectiveId: 'count-in-6s', measureId: null, track: 'teacher', observedOn: '2026-03-02' } as const
 * const ledger = ledgerOf([{ ...line, id: 'e1', value: 'emerging', recordedAt: '2026-03-02T10:00:00.000Z' }])
 * const states = statesOn(ledger, { dates: ['2026-03-31'] })
 * appendToLedger(ledger, [{ ...line, id: 'e2', value: 'secure', recordedAt: '2026-03-02T10:05:00.000Z' }])
 * states.stateOf('ada', 'count-in-6s', 0) // => 'secure'
 * ```
 */
export function appendToLedger(ledger: Ledger, entries: readonly LedgerEntry[] | LogColumns): void {
  checkLedger(ledger)
  const lines = isColumns(entries) ? numberColumns(ledger, entries) : numberEntries(ledger, entries)
  if (lines.length === 0) return
  const { tail } = ledger
  if (tail.lines.length + lines.length > tailLimit(ledger.rows.pupil.length)) {
    ledger.rows = withLines(ledger.rows, [...tail.lines, ...lines])
    ledger.index = indexOf(ledger)
    tail.lines.length = 0
    tail.byCell.clear()
    return
  }
  for (const line of lines) addToTail(tail, line)
}

/** How many lines may wait: indexing anew costs as much as some hundred thousand of them, reading past them a little each time. */
function tailLimit(indexed: number): number {
  return Math.min(1024, 64 + (indexed >> 4))
}

/** What the ledger's ids are; null while it is empty. */
function idKindOf(ledger: Ledger): IdKind | null {
  if (lengthOf(ledger) === 0) return null
  return typeof lineAt(ledger, 0).id === 'number' ? 'number' : 'string'
}

function isColumns(entries: readonly LedgerEntry[] | LogColumns): entries is LogColumns {
  return !Array.isArray(entries)
}

function numberEntries(ledger: Ledger, entries: readonly LedgerEntry[]): Line[] {
  const rows = rowsOf(entries, { track: ledger.track, words: ledger, idKind: idKindOf(ledger) })
  const length = lengthOf(ledger)
  return Array.from(rows.pupil, (_, row) => ({ ...lineIn(rows, row), row: length + row }))
}

function numberColumns(ledger: Ledger, columns: LogColumns): Line[] {
  checkColumns(columns)
  const idKind = ArrayBuffer.isView(columns.id) ? 'number' : 'string'
  if (columns.id.length > 0 && idKind !== (idKindOf(ledger) ?? idKind))
    throw new TrackError('markbook/ids-of-two-kinds', 'The ids of the new lines are of another kind', { idKind })
  const length = lengthOf(ledger)
  const pupils = renumber(columns.pupils, ledger.pupils)
  const objectives = renumber(columns.objectives, ledger.objectives)
  const measures = renumber(columns.measures, ledger.measures)
  const words = renumber(columns.words, ledger.words)
  const marks = renumber(columns.marks, ledger.marks)
  return Array.from(columns.pupil, (pupil, row): Line => {
    const [item, value, supersedes] = [columns.item[row]!, columns.value[row]!, columns.supersedes[row]!]
    return {
      row: length + row,
      pupil: pupils[pupil]!,
      item: item < 0 ? ~measures[~item]! : objectives[item]!,
      value: value >= 0 ? words[value]! : value === -1 ? -1 : -2 - marks[-2 - value]!,
      day: columns.day[row]!,
      recordedAt: columns.recordedAt[row]!,
      id: columns.id[row]!,
      supersedes: supersedes === -1 ? null : supersedes,
    }
  })
}

/** What number each word has in the ledger. */
function renumber<Word>(words: readonly Word[], dictionary: Dictionary<Word>): number[] {
  return words.map((word) => numberFor(dictionary, word))
}

/** The columns with more lines at their end. */
export function withLines(rows: LogRows, lines: readonly Line[]): LogRows {
  const numbers = (name: 'pupil' | 'item' | 'value' | 'day') =>
    longer(
      rows[name],
      lines.map((line) => line[name]),
    )
  const length = rows.pupil.length + lines.length
  const recordedAt = new Float64Array(length)
  recordedAt.set(rows.recordedAt)
  for (const [place, line] of lines.entries()) recordedAt[rows.pupil.length + place] = line.recordedAt
  return {
    pupil: numbers('pupil'),
    item: numbers('item'),
    value: numbers('value'),
    day: numbers('day'),
    recordedAt,
    ...idsOf(rows, lines),
  }
}

function idsOf({ id, supersedes }: LogRows, lines: readonly Line[]): Pick<LogRows, 'id' | 'supersedes'> {
  const added = idColumns(
    lines.map((line) => line.id),
    lines.map((line) => line.supersedes),
  )
  if (id.length === 0) return added
  if (!ArrayBuffer.isView(id))
    return {
      id: [...id, ...(added.id as string[])],
      supersedes: [...(supersedes as string[]), ...(added.supersedes as (string | null)[])],
    }
  return {
    id: longer(id, added.id as Int32Array),
    supersedes: longer(supersedes as Int32Array, added.supersedes as Int32Array),
  }
}

/** A longer column of the same kind, or of a wider one where a number does not fit. */
function longer<C extends WholeColumn>(column: C, numbers: ArrayLike<number>): C | Int32Array {
  const length = column.length + numbers.length
  const same = new (column.constructor as new (length: number) => C)(length)
  same.set(column)
  same.set(numbers, column.length)
  for (let place = 0; place < numbers.length; place++)
    if (same[column.length + place] !== numbers[place]) {
      const wide = new Int32Array(length)
      wide.set(column)
      wide.set(numbers, column.length)
      return wide
    }
  return same
}
