import { TrackError } from '@track/kernel'
import type { EntryLike, Track } from '../entry.js'
import { dayIn, momentOf } from './calendar-days.js'
import { numberFor } from './dictionary.js'
import type { Ledger, LedgerEntry } from './ledger.js'
import type { LogRows } from './log-columns.js'
import { remembered } from './remembered.js'

export type IdKind = 'string' | 'number'
type Words = Pick<Ledger, 'pupils' | 'objectives' | 'measures' | 'words' | 'marks'>

/**
 * The entries of a track as columns, in the order in which they come. New words are numbered in `words`; `idKind` is what all ids
 * are, null if that is for the first one to say.
 */
export function rowsOf(
  entries: readonly LedgerEntry[],
  { track, words, idKind }: { readonly track: Track; readonly words: Words; readonly idKind: IdKind | null },
): LogRows {
  const most = entries.length
  const pupilOf = remembered((pupilId) => numberFor(words.pupils, pupilId), { texts: most })
  const objectiveOf = remembered((objectiveId) => numberFor(words.objectives, objectiveId), { texts: most })
  const days = new Map<string, number>()
  const pupil = new Int32Array(most)
  const item = new Int32Array(most)
  const value = new Int32Array(most)
  const day = new Int32Array(most)
  const recordedAt = new Float64Array(most)
  const id = new Array<string | number>(most)
  const supersedes = new Array<string | number | null>(most)
  let row = 0
  let kind = idKind
  for (const entry of entries) {
    if (entry && entry.track !== track) continue
    checkTarget(entry, entries)
    const { objectiveId, measureId } = entry
    pupil[row] = pupilOf(entry.pupilId)
    item[row] = objectiveId === null ? ~numberFor(words.measures, measureId!) : objectiveOf(objectiveId)
    value[row] = numberOfValue(words, entry.value)
    day[row] = dayIn(days, entry.observedOn)
    recordedAt[row] = momentOf(entry.recordedAt)
    id[row] = entry.id
    supersedes[row] = entry.supersedes ?? null
    kind ??= typeof entry.id === 'number' ? 'number' : 'string'
    checkId(entry.id, kind)
    if (supersedes[row] !== null) checkId(supersedes[row]!, kind)
    row++
  }
  id.length = row
  supersedes.length = row
  return {
    pupil: pupil.subarray(0, row),
    item: item.subarray(0, row),
    value: value.subarray(0, row),
    day: day.subarray(0, row),
    recordedAt: row === most ? recordedAt : recordedAt.slice(0, row),
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

function numberOfValue({ words, marks }: Words, value: EntryLike['value']): number {
  if (typeof value === 'string') return numberFor(words, value)
  return typeof value === 'number' && !Number.isNaN(value) ? -2 - numberFor(marks, value) : -1
}

/** Throws unless an entry is about a pupil, and about one thing. */
function checkTarget(entry: LedgerEntry, entries: readonly LedgerEntry[]): void {
  if (typeof entry?.pupilId !== 'string')
    throw new TrackError('markbook/not-an-entry', 'An entry of a log names no pupil', { place: entries.indexOf(entry) })
  const { id, objectiveId, measureId } = entry
  const isAboutOne =
    objectiveId === null ? typeof measureId === 'string' : typeof objectiveId === 'string' && measureId == null
  if (!isAboutOne)
    throw new TrackError('markbook/objective-or-measure', 'An entry is about one objective or one measure', { id })
}

function checkId(id: string | number, kind: IdKind): void {
  const fits = kind === 'number' ? typeof id === 'number' && id >= 0 && (id | 0) === id : typeof id === 'string'
  if (!fits)
    throw new TrackError('markbook/ids-of-two-kinds', 'The ids of a ledger are all text, or all whole numbers', { id })
}
