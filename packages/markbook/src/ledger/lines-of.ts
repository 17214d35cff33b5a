import { type EntryKind, entryKind } from '../entry-kind.js'
import { cellOf } from './cell-at.js'
import type { Ledger } from './ledger.js'
import type { CellIds, LedgerLine } from './ledger-line.js'
import { readLine, valueIn } from './line-at.js'
import { linesInCell } from './lines-in-cell.js'

/**
 * Everything that was ever written in one cell, oldest first, and whether it is dead: superseded by a line of the cell.
 *
 * A void and a clear have no value; their kind tells them apart.
 *
 * @example
 * ```ts
 * import { ledgerOf, linesOf } from '@track/markbook'
 *
 * const line = { pupilId: 'ada', objectiveId: 'count-in-6s', measureId: null, track: 'teacher', observedOn: '2026-03-02' } as const
 * const ledger = ledgerOf([
 *   { ...line, id: 'e1', value: 'deep', recordedAt: '2026-03-02T10:00:00.000Z' },
 *   { ...line, id: 'e2', value: null, supersedes: 'e1', recordedAt: '2026-03-02T10:05:00.000Z' },
 * ])
 * const lines = linesOf(ledger, { pupilId: 'ada', objectiveId: 'count-in-6s' })
 * lines.map(({ kind, dead }) => `${kind}${dead ? ', dead' : ''}`) // => ['judgement, dead', 'void']
 * ```
 */
export function linesOf(
  ledger: Ledger,
  cell: CellIds,
): (LedgerLine & { readonly kind: EntryKind; readonly dead: boolean; readonly supersedes: string | number | null })[] {
  const lines = linesInCell(ledger, cellOf(ledger, cell))
  const targets = new Set(lines.map(({ supersedes }) => supersedes))
  return lines.map((line) => ({
    ...readLine(ledger, line),
    kind: entryKind({
      objectiveId: line.item < 0 ? null : ledger.objectives.list[line.item]!,
      value: valueIn(ledger, line),
      supersedes: line.supersedes === null ? null : String(line.supersedes),
    }),
    dead: targets.has(line.id),
    supersedes: line.supersedes,
  }))
}
