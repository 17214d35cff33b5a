import type { EntryLike } from '../entry.js'
import { dayOf, momentOf } from './calendar-days.js'
import { numberFor } from './dictionary.js'
import type { Ledger, LedgerEntry, Line } from './ledger.js'

/** What the numbers of a log's lines stand for, and what was read last: most of a line stands in the line before it, too. */
export interface Numbering extends Pick<Ledger, 'pupils' | 'objectives' | 'measures' | 'words'> {
  readonly days: Map<string, number>
  last: {
    objectiveId: string | null
    item: number
    observedOn: string
    day: number
    recordedAt: string
    moment: number
  }
}

export function numberingOf({
  pupils,
  objectives,
  measures,
  words,
}: Pick<Ledger, 'pupils' | 'objectives' | 'measures' | 'words'>): Numbering {
  const last = { objectiveId: null, item: 0, observedOn: '', day: 0, recordedAt: '', moment: 0 }
  return { pupils, objectives, measures, words, days: new Map(), last }
}

/** An entry as line number `row`. New words are numbered. */
export function numberEntry(numbering: Numbering, entry: LedgerEntry, row: number): Line {
  const { pupils, words, last } = numbering
  const { objectiveId, observedOn, recordedAt, value } = entry
  if (objectiveId === null || objectiveId !== last.objectiveId) {
    last.item = itemOf(numbering, entry)
    last.objectiveId = objectiveId
  }
  if (observedOn !== last.observedOn) {
    last.day = dayIn(numbering.days, observedOn)
    last.observedOn = observedOn
  }
  if (recordedAt !== last.recordedAt) {
    last.moment = momentOf(recordedAt)
    last.recordedAt = recordedAt
  }
  return {
    row,
    pupil: numberFor(pupils, entry.pupilId),
    item: last.item,
    word: typeof value === 'string' ? numberFor(words, value) : -1,
    mark: typeof value === 'number' ? value : Number.NaN,
    day: last.day,
    recordedAt: last.moment,
    id: entry.id,
    supersedes: entry.supersedes ?? null,
  }
}

function itemOf(
  { objectives, measures }: Numbering,
  { objectiveId, measureId }: Pick<EntryLike, 'objectiveId' | 'measureId'>,
): number {
  return objectiveId === null ? ~numberFor(measures, measureId ?? '') : numberFor(objectives, objectiveId)
}

function dayIn(days: Map<string, number>, date: EntryLike['observedOn']): number {
  const known = days.get(date)
  if (known !== undefined) return known
  const day = dayOf(date)
  days.set(date, day)
  return day
}
