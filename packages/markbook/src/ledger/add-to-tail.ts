import type { Line, Tail } from './ledger.js'

/** Puts a line beside the index. */
export function addToTail({ lines, byCell }: Tail, line: Line): void {
  lines.push(line)
  const ofPupil = byCell.get(line.pupil) ?? new Map<number, number[]>()
  byCell.set(line.pupil, ofPupil)
  const ofCell = ofPupil.get(line.item)
  if (ofCell) ofCell.push(line.row)
  else ofPupil.set(line.item, [line.row])
}
