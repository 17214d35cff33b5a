import { cellAt } from './cell-at.js'
import { compareIds } from './index-lines.js'
import type { Ledger, Line } from './ledger.js'
import { lineAt, valueIn } from './line-at.js'
import { NO_STATE } from './line-codes.js'

/** Every line of a cell, oldest first (`compareEntries`), of those with a number below `known`: of all when it is absent. */
export function linesInCell(ledger: Ledger, { pupil, item, known }: Cell): Line[] {
  return rowsInCell(ledger, pupil, item)
    .filter((row) => known === undefined || row < known)
    .map((row) => lineAt(ledger, row))
    .sort(compareLines)
}

/** A cell by numbers, as it was when the ledger had so many lines. */
export interface Cell {
  readonly pupil: number
  readonly item: number
  readonly known?: number | undefined
}

/** Those of a cell's lines that can be a state: superseded by none of them, and no voids. */
export function livingOf(ledger: Ledger, lines: readonly Line[]): Line[] {
  if (lines.every(({ supersedes }) => supersedes === null)) return [...lines]
  const dead = new Set(lines.map(({ supersedes }) => supersedes))
  return lines.filter((line) => !dead.has(line.id) && (line.supersedes === null || valueIn(ledger, line) !== null))
}

/** Of living lines, oldest first, the one in force on a day. */
export function inForceOn(living: readonly Line[], day: number): Line | undefined {
  return living.findLast((line) => line.day <= day)
}

/**
 * The number of the line in force in a cell on a day, a clear included; -1 when there is none. `place` is how many days of the
 * index's calendar there are up to that day.
 */
export function rowInForce(
  ledger: Ledger,
  { pupil, item, day, place }: { pupil: number; item: number; day: number; place: number },
): number {
  if (ledger.tail.byCell.get(pupil)?.has(item))
    return inForceOn(livingOf(ledger, linesInCell(ledger, { pupil, item })), day)?.row ?? -1
  const { index } = ledger
  const cell = cellAt(index, pupil, item)
  if (cell < 0) return -1
  const start = index.cellStarts[cell]!
  for (let at = index.cellStarts[cell + 1]! - 1; at >= start; at--)
    if (index.days[at]! < place && index.codes[at] !== NO_STATE) return index.lines[at]!
  return -1
}

function rowsInCell({ index, tail }: Ledger, pupil: number, item: number): number[] {
  const cell = cellAt(index, pupil, item)
  const indexed = cell < 0 ? [] : [...index.lines.subarray(index.cellStarts[cell]!, index.cellStarts[cell + 1]!)]
  return [...indexed, ...(tail.byCell.get(pupil)?.get(item) ?? [])]
}

function compareLines(a: Line, b: Line): number {
  return a.day - b.day || a.recordedAt - b.recordedAt || compareIds(a.id, b.id)
}
