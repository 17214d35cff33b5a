import type { Track } from '../entry.js'
import { dictionaryOf } from './dictionary.js'
import { indexLines } from './index-lines.js'
import type { Ledger, LedgerEntry } from './ledger.js'
import { narrowRows } from './narrow-rows.js'
import { rowsOf } from './rows-of.js'

/**
 * What a track of the log says, ready to be asked about any day: the entries of one track (the teachers'), indexed.
 *
 * Whatever is read from it equals what `stateAsOf` and its neighbours say of the same entries. Their order does not matter; a
 * void, correction or clear works as everywhere; entries of other tracks are passed over. The entries themselves are not kept.
 *
 * What is no entry of a pupil throws `markbook/not-an-entry`, and what is about both an objective and a measure, or about neither,
 * `markbook/objective-or-measure`. Ids are not compared with each other: two entries of one id both count, as in `stateAsOf`;
 * `mergeLogs` finds them.
 *
 * @example
 * ```ts
 * import { ledgerOf, statesOn } from '@track/markbook'
 *
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
    marks: dictionaryOf([]),
  }
  const rows = narrowRows(rowsOf(entries, { track, words, idKind: null }))
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
