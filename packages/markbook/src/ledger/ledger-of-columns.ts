import type { Track } from '../entry.js'
import { checkColumns } from './check-columns.js'
import { dictionaryOf } from './dictionary.js'
import type { Ledger } from './ledger.js'
import { indexedLedger } from './ledger-of.js'
import type { LogColumns } from './log-columns.js'

/**
 * As `ledgerOf`, of a log that comes as columns of numbers: no object a line, and the columns are kept as they are, uncopied.
 *
 * All lines belong to one track, the teachers' unless told otherwise. Columns of unequal length throw, and so do
 * numbers that stand for nothing, with their row and column. Whoever keeps the columns must not change them afterwards.
 *
 * @example
 * ```ts
 * import { ledgerOfColumns, statesOn } from '@track/markbook'
 *
 * const ledger = ledgerOfColumns({
 *   pupils: ['ada'], objectives: ['count-in-6s'], measures: [], words: ['emerging', 'secure'], marks: [],
 *   pupil: Int32Array.of(0, 0), item: Int32Array.of(0, 0), value: Int8Array.of(0, 1),
 *   day: Int32Array.of(20_508, 20_514), recordedAt: Float64Array.of(1_772_000_000_000, 1_772_445_600_000),
 *   id: Int32Array.of(1, 2), supersedes: Int32Array.of(-1, -1),
 * })
 * statesOn(ledger, { dates: ['2026-03-31'] }).stateOf('ada', 'count-in-6s', 0) // => 'secure'
 * ```
 */
export function ledgerOfColumns(columns: LogColumns, { track = 'teacher' }: { readonly track?: Track } = {}): Ledger {
  checkColumns(columns)
  const { pupils, objectives, measures, words, marks, ...rows } = columns
  return indexedLedger({
    track,
    pupils: dictionaryOf(pupils),
    objectives: dictionaryOf(objectives),
    measures: dictionaryOf(measures),
    words: dictionaryOf(words),
    marks: dictionaryOf(marks),
    rows,
  })
}
