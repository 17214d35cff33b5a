import type { CalendarDate } from '@track/kernel'
import { dayOf } from './calendar-days.js'
import { cellOf } from './cell-at.js'
import type { Ledger } from './ledger.js'
import type { CellIds, LedgerLine } from './ledger-line.js'
import { readLine, valueIn } from './line-at.js'
import { linesInCell, livingOf } from './lines-in-cell.js'

/**
 * All judgements of one cell that count on a day, oldest first: `judgementsAsOf`, asked of a ledger.
 *
 * @example
 * ```ts
 * import { judgementsOn, ledgerOf } from '@track/markbook'
 *
 * const line = { pupilId: 'ada', objectiveId: 'count-in-6s', measureId: null, track: 'teacher' } as const
 * const ledger = ledgerOf([
 *   { ...line, id: 'e2', value: 'secure', observedOn: '2026-03-02', recordedAt: '2026-03-02T10:00:00.000Z' },
 *   { ...line, id: 'e1', value: 'emerging', observedOn: '2026-02-20', recordedAt: '2026-03-09T16:00:00.000Z' },
 * ])
 * const judgements = judgementsOn(ledger, { pupilId: 'ada', objectiveId: 'count-in-6s', asOf: '2026-03-31' })
 * judgements.map(({ value }) => value) // => ['emerging', 'secure']
 * ```
 */
export function judgementsOn(
  ledger: Ledger,
  { asOf, ...cell }: CellIds & { readonly asOf: CalendarDate },
): LedgerLine[] {
  const day = dayOf(asOf)
  const living = livingOf(ledger, linesInCell(ledger, cellOf(ledger, cell))).filter((line) => line.day <= day)
  return living
    .slice(living.findLastIndex((line) => valueIn(ledger, line) === null) + 1)
    .map((line) => readLine(ledger, line))
}
