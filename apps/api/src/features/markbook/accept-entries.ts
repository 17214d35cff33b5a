import {
  ENTRY_REFUSALS,
  type EntriesResult,
  type EntryRefusal,
  mayDo,
  type NewEntries,
  type Role,
} from '@track/api-contract'
import { descriptorSetAsOf, isRetired, type Measure, readMark } from '@track/descriptors'
import { type CalendarDate, type Instant, TrackError } from '@track/kernel'
import {
  checkEntry,
  ERROR_CODES as ENTRY_ERRORS,
  type Entry,
  isConcurrent,
  lineInForce,
  type NewEntry,
  samePayload,
} from '@track/markbook'
import { isUuid } from '../../database/transaction.js'
import type { WordVersion } from './markbook-repository.js'

/** What the school knows that lines to be written are held against. */
export interface KnownToSchool {
  readonly today: CalendarDate
  readonly pupilIds: ReadonlySet<string>
  /** The depth codes that each objective of the school may be judged with. */
  readonly depthsOf: ReadonlyMap<string, ReadonlySet<string>>
  readonly measures: ReadonlyMap<string, Measure>
  /** The words that may be said in each column of words, with the versions of the set that has them. */
  readonly wordsOf: ReadonlyMap<string, ReadonlyMap<string, readonly WordVersion[]>>
  /** Whom each writer teaches or covers today, where the school lets staff record in their own classes only. */
  readonly ownPupils: ReadonlyMap<string, ReadonlySet<string>> | null
  /** Lines already in the log, by id: those sent again and those that corrections name. */
  readonly entries: Map<string, Entry>
  /** Every line of the cells whose writers say what they saw. */
  readonly cells: Map<string, Entry[]>
  /** How many lines each cell has got at this moment already. */
  readonly written: Map<string, number>
}

/** What is to be written, what had been written before, and what is refused, row by row. */
export interface Sorted {
  readonly append: Entry[]
  readonly accepted: EntriesResult['accepted']
  readonly refused: EntryRefusal[]
}

/** Who writes, and the moment that their lines are stamped with. */
export interface Stamp {
  readonly moment: Instant
  readonly recordedBy: string
  readonly role: Role
}

/**
 * Sorts the lines of a request: new ones to append, ones that are in the log already, and refused ones with reasons.
 *
 * New lines share the moment, but for those of one cell: the second is a millisecond later than the first, and so on, so that
 * their order in the request is the order of the log.
 */
export function sortEntries({ entries, onIssues }: NewEntriesRead, known: KnownToSchool, stamp: Stamp): Sorted {
  const sorted: Sorted = { append: [], accepted: [], refused: [] }
  const seen = new Map<string, Entry>()
  const written = new Map<string, number>()
  const find = (id: string) => seen.get(id) ?? known.entries.get(id)

  for (const [index, entry] of entries.entries()) {
    const earlier = find(entry.id)
    if (earlier && samePayload(earlier, entry)) {
      sorted.accepted.push({ ...receipt(earlier), repeated: known.entries.has(entry.id), concurrentWith: null })
      continue
    }
    const target = entry.supersedes === undefined ? undefined : find(entry.supersedes)
    const refusals = earlier
      ? [reasonOf('markbook/id-reused', 'id')]
      : reasonsAgainst(entry, known, { target, ...stamp })
    if (refusals.length > 0) {
      sorted.refused.push(...refusals.map((refusal) => ({ row: index + 1, id: entry.id, ...refusal })))
      continue
    }
    const cell = cellOf(entry)
    const place = written.get(cell) ?? 0
    written.set(cell, place + 1)
    const line: Entry = {
      ...entry,
      recordedAt: plusMilliseconds(stamp.moment, (known.written.get(cell) ?? 0) + place),
      recordedBy: stamp.recordedBy,
    }
    seen.set(line.id, line)
    sorted.append.push(line)
    sorted.accepted.push({
      ...receipt(line),
      repeated: false,
      // The second line of a cell in one request was written by the same hand as the first.
      concurrentWith: place === 0 ? concurrentWith(line, known) : null,
    })
  }
  if (onIssues === 'keep-none' && sorted.refused.length > 0)
    return { append: [], accepted: [], refused: sorted.refused }
  return sorted
}

/** Adds lines that are being written to what the school knows: the next request of the same moment is held against them. */
export function remember(known: KnownToSchool, lines: readonly Entry[]): void {
  for (const line of lines) {
    const cell = cellOf(line)
    known.entries.set(line.id, line)
    known.cells.get(cell)?.push(line)
    known.written.set(cell, (known.written.get(cell) ?? 0) + 1)
  }
}

/** What tells the cell of a line from every other: the pupil, the objective or measure, and the track. */
export function cellOf({
  pupilId,
  objectiveId,
  measureId,
  track,
}: Pick<NewEntry, 'pupilId' | 'objectiveId' | 'measureId' | 'track'>): string {
  return `${pupilId} ${objectiveId ?? measureId} ${track}`
}

export type NewEntriesRead = Required<Pick<NewEntries, 'onIssues'>> & { readonly entries: readonly NewEntry[] }

type Reason = Pick<EntryRefusal, 'field' | 'code' | 'message'>

function reasonsAgainst(
  entry: NewEntry,
  known: KnownToSchool,
  {
    target,
    recordedBy,
    role,
  }: { readonly target: Entry | undefined; readonly recordedBy: string; readonly role: Role },
): Reason[] {
  const reasons: Reason[] = []
  if (!known.pupilIds.has(entry.pupilId)) reasons.push(reasonOf('entry/unknown-pupil', 'pupilId'))
  // Whoever arranges who covers which class may stand in for anybody.
  else if (known.ownPupils && !mayDo(role, 'arrange-classes') && !known.ownPupils.get(recordedBy)?.has(entry.pupilId))
    reasons.push(reasonOf('entry/not-your-class', 'pupilId'))
  reasons.push(...reasonsAgainstValue(entry, known))
  for (const field of ['batchId', 'basis'] as const)
    if (!isUuid(entry[field] ?? entry.id)) reasons.push(reasonOf('entry/not-a-uuid', field))
  // The calendar has a year 0, the database does not.
  if (entry.observedOn < '0001') reasons.push(reasonOf('markbook/invalid-date', 'observedOn'))
  for (const { field, code, message } of checkEntry(entry, { target, today: known.today }))
    reasons.push({ field: field ?? 'id', code, message })
  return reasons
}

function reasonsAgainstValue({ objectiveId, measureId, value, observedOn }: NewEntry, known: KnownToSchool): Reason[] {
  if (objectiveId !== null) {
    const depths = known.depthsOf.get(objectiveId)
    if (!depths) return [reasonOf('entry/unknown-objective', 'objectiveId')]
    return typeof value === 'string' && !depths.has(value) ? [reasonOf('entry/unknown-depth', 'value')] : []
  }
  if (measureId === null) return []
  const measure = known.measures.get(measureId)
  if (!measure) return [reasonOf('entry/unknown-measure', 'measureId')]
  if (value === null) return []
  if (measure.setId !== undefined) {
    const versions = typeof value === 'string' && known.wordsOf.get(measureId)?.get(value)
    if (!versions) return [reasonOf('descriptors/unknown-word', 'value')]
    const set = descriptorSetAsOf(versions, { setId: versions[0]!.id, asOf: observedOn })!
    return isRetired(set, observedOn) ? [reasonOf('descriptors/retired', 'value')] : []
  }
  const reading = readMark(measure, String(value))
  if ('issue' in reading) return [{ field: 'value', code: reading.issue.code, message: reading.issue.message }]
  // What is stored is what was sent: a code in other capitals is another word.
  return reading.value === value ? [] : [reasonOf('descriptors/not-a-mark', 'value')]
}

const REASONS: Readonly<Record<string, string>> = {
  ...ENTRY_ERRORS,
  ...ENTRY_REFUSALS,
  'descriptors/unknown-word': "This is not a word of this column's sets; send the id of one of their words.",
  'descriptors/retired': 'The set of this word was retired by the day of the observation; choose a word in use.',
  'descriptors/not-a-mark': 'A mark is a number, or one of the codes of its measure in the spelling of the measure.',
}

function reasonOf(code: string, field: string): Reason {
  const message = REASONS[code]
  if (message === undefined) throw new TrackError('markbook/unknown-code', 'This reason has no words', { code })
  return { field, code, message }
}

function concurrentWith(line: Entry, known: KnownToSchool): string | null {
  if (line.basis === undefined) return null
  const head = lineInForce(known.cells.get(cellOf(line)) ?? [], { asOf: known.today })?.id ?? null
  return isConcurrent(line, head) ? head : null
}

function receipt({ id, recordedAt, recordedBy }: Entry) {
  return { id, recordedAt, recordedBy }
}

function plusMilliseconds(moment: Instant, milliseconds: number): Instant {
  return milliseconds === 0 ? moment : new Date(Date.parse(moment) + milliseconds).toISOString()
}
