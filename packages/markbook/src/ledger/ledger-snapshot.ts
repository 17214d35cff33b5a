import { addToTail } from './add-to-tail.js'
import { checkLedger } from './check-ledger.js'
import { dictionaryOf } from './dictionary.js'
import type { Dictionary, Ledger, Line } from './ledger.js'
import type { LogWords } from './log-columns.js'

/** A ledger as plain data: lists and typed arrays, without the maps that can be made of them. */
export interface LedgerSnapshot extends Readonly<Pick<Ledger, 'track' | 'rows' | 'index'>>, LogWords {
  /** The lines that the index does not know yet. */
  readonly waiting: readonly Line[]
}

/**
 * A ledger to send to a worker or to keep for a while: it survives `structuredClone` and `postMessage`.
 *
 * It shares its columns with the ledger. Pass `buffersOf` it as the list of what to transfer to move them instead of copying; the
 * ledger is then of no more use where it was, and whatever is asked of it throws `markbook/ledger-moved`.
 *
 * @example
 * ```ts
 * import { buffersOf, ledgerOf, ledgerOfSnapshot, snapshotOf, statesOn } from '@track/markbook'
 *
 * const line = { pupilId: 'ada', objectiveId: 'count-in-6s', measureId: null, track: 'teacher', observedOn: '2026-03-02' } as const
 * const ledger = ledgerOf([{ ...line, id: 'e1', value: 'secure', recordedAt: '2026-03-02T10:00:00.000Z' }])
 * const snapshot = snapshotOf(ledger)
 * const moved = ledgerOfSnapshot(structuredClone(snapshot, { transfer: buffersOf(snapshot) }))
 * statesOn(moved, { dates: ['2026-03-31'] }).stateOf('ada', 'count-in-6s', 0) // => 'secure'
 * ```
 */
export function snapshotOf(ledger: Ledger): LedgerSnapshot {
  checkLedger(ledger)
  const { track, pupils, objectives, measures, words, marks, rows, index, tail } = ledger
  const listOf = <Word>({ list }: Dictionary<Word>) => [...list]
  return {
    track,
    pupils: listOf(pupils),
    objectives: listOf(objectives),
    measures: listOf(measures),
    words: listOf(words),
    marks: listOf(marks),
    rows,
    index,
    waiting: [...tail.lines],
  }
}

/** The memory behind a snapshot's columns, each piece once: what `postMessage` may move rather than copy. */
export function buffersOf({ rows, index }: LedgerSnapshot): ArrayBuffer[] {
  const columns = [...Object.values(rows), ...Object.values(index)]
  return [...new Set(columns.flatMap((column) => (ArrayBuffer.isView(column) ? (column.buffer as ArrayBuffer) : [])))]
}

/** The ledger of a snapshot, whose columns it takes over. */
export function ledgerOfSnapshot({ track, rows, index, waiting, ...words }: LedgerSnapshot): Ledger {
  checkLedger({ index })
  const tail: Ledger['tail'] = { lines: [], byCell: new Map() }
  for (const line of waiting) addToTail(tail, line)
  return {
    track,
    pupils: dictionaryOf(words.pupils),
    objectives: dictionaryOf(words.objectives),
    measures: dictionaryOf(words.measures),
    words: dictionaryOf(words.words),
    marks: dictionaryOf(words.marks),
    rows,
    index,
    tail,
  }
}
