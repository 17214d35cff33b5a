import type { Instant } from '@track/kernel'
import { withLines } from './append-to-ledger.js'
import { momentOf } from './calendar-days.js'
import { checkLedger } from './check-ledger.js'
import type { Dictionary, Ledger } from './ledger.js'
import { indexedLedger } from './ledger-of.js'
import type { LogRows } from './log-columns.js'

/**
 * A new ledger of what was known at a moment: of the lines recorded by then, that very instant included.
 *
 * What was superseded or voided later stands again, late rows are not there yet. Lines are numbered anew.
 *
 * @example
 * ```ts
 * import { ledgerAsKnown, ledgerOf, statesOn } from '@track/markbook'
 *
 * const line = { pupilId: 'ada', objectiveId: 'count-in-6s', measureId: null, track: 'teacher', observedOn: '2026-03-02' } as const
 * const ledger = ledgerOf([
 *   { ...line, id: 'e1', value: 'deep', recordedAt: '2026-03-02T10:00:00.000Z' },
 *   { ...line, id: 'e2', value: 'secure', supersedes: 'e1', recordedAt: '2026-03-09T10:00:00.000Z' },
 * ])
 * const then = ledgerAsKnown(ledger, '2026-03-08T00:00:00.000Z')
 * statesOn(then, { dates: ['2026-03-31'] }).stateOf('ada', 'count-in-6s', 0) // => 'deep'
 * ```
 */
export function ledgerAsKnown(ledger: Ledger, asKnown: Instant): Ledger {
  checkLedger(ledger)
  const { track, pupils, objectives, measures, words, marks, tail } = ledger
  const moment = momentOf(asKnown)
  const indexed = pickRows(ledger.rows, (row) => ledger.rows.recordedAt[row]! <= moment)
  const waiting = tail.lines.filter(({ recordedAt }) => recordedAt <= moment)
  const rows = waiting.length === 0 ? indexed : withLines(indexed, waiting)
  const copy = <Word>({ list, numbers }: Dictionary<Word>) => ({ list: [...list], numbers: new Map(numbers) })
  return indexedLedger({
    track,
    pupils: copy(pupils),
    objectives: copy(objectives),
    measures: copy(measures),
    words: copy(words),
    marks: copy(marks),
    rows,
  })
}

function pickRows(rows: LogRows, isKept: (row: number) => boolean): LogRows {
  const keep = (_: unknown, row: number): boolean => isKept(row)
  const { pupil, item, value, day, recordedAt, id, supersedes } = rows
  return {
    pupil: pupil.filter(keep),
    item: item.filter(keep),
    value: value.filter(keep),
    day: day.filter(keep),
    recordedAt: recordedAt.filter(keep),
    id: ArrayBuffer.isView(id) ? id.filter(keep) : id.filter(keep),
    supersedes: ArrayBuffer.isView(supersedes) ? supersedes.filter(keep) : supersedes.filter(keep),
  }
}
