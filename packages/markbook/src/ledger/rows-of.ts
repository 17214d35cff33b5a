import type { Track } from '../entry.js'
import type { LedgerEntry } from './ledger.js'
import type { LogRows } from './log-columns.js'
import { type Numbering, numberEntry } from './number-entry.js'

/** The entries of a track as columns, in the order in which they come. */
export function rowsOf(
  entries: readonly LedgerEntry[],
  { track, numbering }: { readonly track: Track; readonly numbering: Numbering },
): LogRows {
  const most = entries.length
  const pupil = new Int32Array(most)
  const item = new Int32Array(most)
  const value = new Int32Array(most)
  const day = new Int32Array(most)
  const recordedAt = new Float64Array(most)
  const id = new Array<string | number>(most)
  const supersedes = new Array<string | number | null>(most)
  const { line } = numbering
  let row = 0
  for (const entry of entries) {
    if (entry.track !== track) continue
    numberEntry(numbering, entry)
    pupil[row] = line.pupil
    item[row] = line.item
    value[row] = line.value
    day[row] = line.day
    recordedAt[row] = line.recordedAt
    id[row] = line.id
    supersedes[row] = line.supersedes
    row++
  }
  id.length = row
  supersedes.length = row
  return {
    pupil: pupil.slice(0, row),
    item: item.slice(0, row),
    value: value.slice(0, row),
    day: day.slice(0, row),
    recordedAt: recordedAt.slice(0, row),
    ...idColumns(id, supersedes),
  }
}

/** Ids of one kind as columns: texts as they are, numbers as typed arrays. */
export function idColumns(
  id: readonly (string | number)[],
  supersedes: readonly (string | number | null)[],
): Pick<LogRows, 'id' | 'supersedes'> {
  return typeof id[0] === 'number'
    ? {
        id: Int32Array.from(id as number[]),
        supersedes: Int32Array.from(supersedes, (target) => (target ?? -1) as number),
      }
    : { id: id as string[], supersedes: supersedes as (string | null)[] }
}
