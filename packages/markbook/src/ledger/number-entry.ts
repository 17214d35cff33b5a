import { TrackError } from '@track/kernel'
import type { EntryLike } from '../entry.js'
import { dayIn, momentOf } from './calendar-days.js'
import { numberFor } from './dictionary.js'
import type { Ledger, LedgerEntry, Line } from './ledger.js'

type IdKind = 'string' | 'number'
type Words = Pick<Ledger, 'pupils' | 'objectives' | 'measures' | 'words' | 'marks'>

/** What is known while entries are numbered one after the other: `line` is the last one, and most of it is the next one's too. */
export interface Numbering extends Words {
  readonly line: { -readonly [Field in keyof Line]: Line[Field] }
  readonly days: Map<string, number>
  /** What all ids are; null until there is one. */
  idKind: IdKind | null
  objectiveId: string | null
  observedOn: string
  recordedAt: string
}

export function numberingOf({ pupils, objectives, measures, words, marks }: Words, idKind: IdKind | null): Numbering {
  const line = { row: 0, pupil: 0, item: 0, value: 0, day: 0, recordedAt: 0.5, id: '', supersedes: null }
  const days = new Map<string, number>()
  return {
    pupils,
    objectives,
    measures,
    words,
    marks,
    line,
    days,
    idKind,
    objectiveId: null,
    observedOn: '',
    recordedAt: '',
  }
}

/** Writes an entry into `numbering.line`, which is one and the same object for a million entries. New words are numbered. */
export function numberEntry(numbering: Numbering, entry: LedgerEntry): void {
  const { pupils, line } = numbering
  const { objectiveId, observedOn, recordedAt, value } = entry
  if (objectiveId === null || objectiveId !== numbering.objectiveId) {
    line.item = itemOf(numbering, entry)
    numbering.objectiveId = objectiveId
  }
  if (observedOn !== numbering.observedOn) {
    line.day = dayIn(numbering.days, observedOn)
    numbering.observedOn = observedOn
  }
  if (recordedAt !== numbering.recordedAt) {
    line.recordedAt = momentOf(recordedAt)
    numbering.recordedAt = recordedAt
  }
  line.pupil = numberFor(pupils, entry.pupilId)
  line.value = numberOfValue(numbering, value)
  line.id = entry.id
  line.supersedes = entry.supersedes ?? null
  checkId(numbering, line.id)
  if (line.supersedes !== null) checkId(numbering, line.supersedes)
}

function checkId(numbering: Numbering, id: string | number): void {
  numbering.idKind ??= typeof id === 'number' ? 'number' : 'string'
  const fits = typeof id === 'number' ? id >= 0 && (id | 0) === id : true
  if (typeof id !== numbering.idKind || !fits)
    throw new TrackError('markbook/ids-of-two-kinds', 'The ids of a ledger are all text, or all whole numbers', { id })
}

function numberOfValue({ words, marks }: Words, value: EntryLike['value']): number {
  if (typeof value === 'string') return numberFor(words, value)
  return typeof value === 'number' && !Number.isNaN(value) ? -2 - numberFor(marks, value) : -1
}

function itemOf(
  { objectives, measures }: Numbering,
  { objectiveId, measureId }: Pick<EntryLike, 'objectiveId' | 'measureId'>,
): number {
  return objectiveId === null ? ~numberFor(measures, measureId ?? '') : numberFor(objectives, objectiveId)
}
