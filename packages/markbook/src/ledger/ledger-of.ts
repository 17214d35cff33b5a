import type { Track } from '../entry.js'
import { checkIds } from './check-columns.js'
import { dictionaryOf } from './dictionary.js'
import { indexLines } from './index-lines.js'
import type { Ledger, LedgerEntry } from './ledger.js'
import type { LogRows } from './log-columns.js'
import { numberEntry, numberingOf } from './number-entry.js'

/**
 * What a track of the log says, ready to be asked about any day: the entries of one track (the teachers'), indexed.
 *
 * Whatever is read from it equals what `stateAsOf` and its neighbours say of the same entries. Their order does not matter; a
 * void, correction or clear works as everywhere; entries of other tracks are passed over. The entries themselves are not kept.
 *
 * @example
 * ```ts
 * const line = { measureId: null, track: 'teacher', observedOn: '2026-03-02', recordedAt: '2026-03-02T10:00:00.000Z' } as const
 * const ledger = ledgerOf([
 *   { ...line, id: 'e1', pupilId: 'ada', objectiveId: 'count-in-6s', value: 'secure' },
 *   { ...line, id: 'e2', pupilId: 'ben', objectiveId: 'count-in-6s', value: 'emerging' },
 * ])
 * const states = statesOn(ledger, { dates: ['2026-02-28', '2026-03-31'] })
 * states.stateOf('ada', 'count-in-6s', 0) // => null
 * states.stateOf('ada', 'count-in-6s', 1) // => 'secure'
 * ```
 */
export function ledgerOf(
  entries: readonly LedgerEntry[],
  { track = 'teacher' }: { readonly track?: Track } = {},
): Ledger {
  const words = {
    pupils: dictionaryOf([]),
    objectives: dictionaryOf([]),
    measures: dictionaryOf([]),
    words: dictionaryOf([]),
  }
  const rows = rowsOf(entries, { track, numbering: numberingOf(words) })
  return indexedLedger({ track, ...words, rows })
}

/** A ledger of these lines, with an empty tail. */
export function indexedLedger(ledger: Omit<Ledger, 'index' | 'tail'>): Ledger {
  return { ...ledger, index: indexOf(ledger), tail: { lines: [], byCell: new Map() } }
}

export function indexOf({ rows, pupils, objectives, measures }: Omit<Ledger, 'index' | 'tail'>): Ledger['index'] {
  return indexLines(rows, {
    pupils: pupils.list.length,
    objectives: objectives.list.length,
    measures: measures.list.length,
  })
}

function rowsOf(
  entries: readonly LedgerEntry[],
  { track, numbering }: { readonly track: Track; readonly numbering: ReturnType<typeof numberingOf> },
): LogRows {
  const most = entries.length
  const [pupil, item, word, day] = [0, 0, 0, 0].map(() => new Int32Array(most)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  const recordedAt = new Float64Array(most)
  let mark: Float64Array | undefined
  const id: (string | number)[] = []
  const supersedes: (string | number | null)[] = []
  let row = 0
  for (const entry of entries) {
    if (entry.track !== track) continue
    const line = numberEntry(numbering, entry, row)
    pupil[row] = line.pupil
    item[row] = line.item
    word[row] = line.word
    day[row] = line.day
    recordedAt[row] = line.recordedAt
    if (!Number.isNaN(line.mark)) {
      mark ??= new Float64Array(most).fill(Number.NaN)
      mark[row] = line.mark
    }
    id.push(line.id)
    supersedes.push(line.supersedes)
    row++
  }
  const upTo = <C extends Int32Array | Float64Array>(column: C): C =>
    row < most ? (column.slice(0, row) as C) : column
  return {
    pupil: upTo(pupil),
    item: upTo(item),
    word: upTo(word),
    ...(mark && { mark: upTo(mark) }),
    day: upTo(day),
    recordedAt: upTo(recordedAt),
    ...idColumns(id, supersedes),
  }
}

/** Ids of one kind as a column. */
export function idColumns(
  id: readonly (string | number)[],
  supersedes: readonly (string | number | null)[],
): Pick<LogRows, 'id' | 'supersedes'> {
  const numbers = typeof id[0] === 'number'
  checkIds(id, supersedes, numbers ? 'number' : 'string')
  return numbers
    ? {
        id: Int32Array.from(id as number[]),
        supersedes: Int32Array.from(supersedes, (target) => (target ?? -1) as number),
      }
    : { id: id as string[], supersedes: supersedes as (string | null)[] }
}
