import type { EntryLike } from '../entry.js'
import { checkLedger } from './check-ledger.js'
import type { Ledger } from './ledger.js'
import { lengthOf, lineAt, readLine } from './line-at.js'

/**
 * The lines of a ledger as entries again, in the order in which they came: for functions that read entries.
 *
 * Ids that are numbers in the ledger are given as text, by which they no longer compare. What a ledger does not hold (who wrote a line,
 * how it came) is not there.
 *
 * @example
 * ```ts
 * import { entriesOf, ledgerOf } from '@track/markbook'
 *
 * const line = { pupilId: 'ada', objectiveId: 'count-in-6s', measureId: null, track: 'teacher', observedOn: '2026-03-02' } as const
 * const ledger = ledgerOf([{ ...line, id: 'e1', value: 'emerging', recordedAt: '2026-03-02T10:00:00.000Z' }])
 * entriesOf(ledger).map(({ id, value, observedOn }) => [id, value, observedOn]) // => [['e1', 'emerging', '2026-03-02']]
 * ```
 */
export function entriesOf(ledger: Ledger): EntryLike[] {
  checkLedger(ledger)
  const { track, pupils, objectives, measures } = ledger
  return Array.from({ length: lengthOf(ledger) }, (_, row): EntryLike => {
    const line = lineAt(ledger, row)
    const { id, value, observedOn, recordedAt } = readLine(ledger, line)
    return {
      id: String(id),
      pupilId: pupils.list[line.pupil]!,
      objectiveId: line.item < 0 ? null : objectives.list[line.item]!,
      measureId: line.item < 0 ? measures.list[~line.item]! : null,
      value,
      observedOn,
      recordedAt,
      track,
      supersedes: line.supersedes === null ? null : String(line.supersedes),
    }
  })
}
