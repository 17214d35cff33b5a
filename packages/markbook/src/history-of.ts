import { compareCodeUnits } from '@track/kernel'
import { compareEntries } from './compare-entries.js'
import type { EntryLike } from './entry.js'
import { type EntryKind, entryKind } from './entry-kind.js'
import { type AsOf, checkOneCell, linesInForce } from './state-as-of.js'

/**
 * One line of a cell's history.
 *
 * | status | means |
 * |---|---|
 * | in-force | decides the cell (a clear in force: nothing is known) |
 * | earlier | still stands, and a later line speaks over it |
 * | later | observed after the day asked about |
 * | superseded | corrected or voided by `supersededBy` |
 * | void | only takes another line back; never a state |
 */
export interface HistoryLine<E> {
  readonly entry: E
  readonly kind: EntryKind
  readonly status: 'in-force' | 'earlier' | 'later' | 'superseded' | 'void'
  /** The line that took this one back first, if any did. */
  readonly supersededBy: string | null
}

/**
 * What happened in one cell: every line, newest first, with what it does and what became of it.
 *
 * Newest by `compareEntries`, the order that decides states: late paper evidence stands at the day it was observed. Without
 * `asOf` nothing is `later`.
 *
 * @example
 * ```ts
 * import { historyOf } from '@track/markbook'
 *
 * const line = { pupilId: 'ada', objectiveId: 'count-in-6s', measureId: null, track: 'teacher', observedOn: '2026-03-02' } as const
 * const history = historyOf([
 *   { ...line, id: 'e1', value: 'deep', recordedAt: '2026-03-02T10:00:00.000Z' },
 *   { ...line, id: 'e2', value: 'secure', supersedes: 'e1', recordedAt: '2026-03-02T10:05:00.000Z' },
 * ])
 * history.map(({ kind, status }) => `${kind}: ${status}`) // => ['correction: in-force', 'judgement: superseded']
 * ```
 */
export function historyOf<E extends EntryLike>(
  entries: readonly E[],
  { asOf = '9999-12-31', asKnown }: Partial<AsOf> = {},
): HistoryLine<E>[] {
  checkOneCell(entries)
  const known = asKnown === undefined ? [...entries] : entries.filter((entry) => entry.recordedAt <= asKnown)
  const killers = killersOf(known)
  const inForce = linesInForce(known, { dates: [asOf] })[0]!
  return known
    .sort((a, b) => compareEntries(b, a))
    .map((entry) => {
      const kind = entryKind(entry)
      const supersededBy = killers.get(entry.id) ?? null
      const status =
        kind === 'void'
          ? 'void'
          : supersededBy !== null
            ? 'superseded'
            : entry === inForce
              ? 'in-force'
              : entry.observedOn > asOf
                ? 'later'
                : 'earlier'
      return { entry, kind, status, supersededBy }
    })
}

function killersOf(entries: readonly EntryLike[]): Map<string, string> {
  const killers = new Map<string, string>()
  const asWritten = [...entries].sort(
    (a, b) => compareCodeUnits(a.recordedAt, b.recordedAt) || compareCodeUnits(a.id, b.id),
  )
  for (const { id, supersedes } of asWritten)
    if (supersedes != null && !killers.has(supersedes)) killers.set(supersedes, id)
  return killers
}
