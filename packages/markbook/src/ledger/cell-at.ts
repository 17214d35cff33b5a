import { checkLedger } from './check-ledger.js'
import type { Ledger, LedgerIndex } from './ledger.js'
import type { CellIds } from './ledger-line.js'

/** The number of a cell in the index, or -1 if nothing was written there when the index was built. */
export function cellAt(index: LedgerIndex, pupil: number, item: number): number {
  const { pupilCells, cellItems } = index
  if (pupil < 0 || pupil >= pupilCells.length - 1) {
    checkLedger({ index })
    return -1
  }
  let [low, high] = [pupilCells[pupil]!, pupilCells[pupil + 1]!]
  const end = high
  while (low < high) {
    const middle = (low + high) >>> 1
    if (cellItems[middle]! < item) low = middle + 1
    else high = middle
  }
  return low < end && cellItems[low] === item ? low : -1
}

/** The numbers of a cell's pupil and item; -1 and NaN, which no line has, where the ledger does not know the ids. */
export function cellOf(
  { pupils, objectives, measures }: Ledger,
  { pupilId, objectiveId, measureId }: CellIds,
): { pupil: number; item: number } {
  const pupil = pupils.numbers.get(pupilId) ?? -1
  if (objectiveId != null) return { pupil, item: objectives.numbers.get(objectiveId) ?? Number.NaN }
  const measure = measures.numbers.get(measureId ?? '')
  return { pupil, item: measure === undefined ? Number.NaN : ~measure }
}
