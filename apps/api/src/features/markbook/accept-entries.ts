import { ENTRY_REFUSALS, type EntriesResult, type EntryRefusal, type NewEntries } from '@track/api-contract'
import { type Measure, readMark } from '@track/descriptors'
import { type CalendarDate, type Instant, TrackError } from '@track/kernel'
import {
  checkEntry,
  ERROR_CODES as ENTRY_ERRORS,
  type Entry,
  isConcurrent,
  isSameCell,
  lineInForce,
  type NewEntry,
  samePayload,
} from '@track/markbook'

/** What the school knows that lines to be written are held against. */
export interface KnownToSchool {
  readonly today: CalendarDate
  readonly pupilIds: ReadonlySet<string>
  /** The depth codes that each objective of the school may be judged with. */
  readonly depthsOf: ReadonlyMap<string, ReadonlySet<string>>
  readonly measures: ReadonlyMap<string, Measure>
  /** Lines already in the log, by id: those sent again and those that corrections name. */
  readonly entries: ReadonlyMap<string, Entry>
  /** Every line of the cells that are written to. */
  readonly cells: readonly Entry[]
}

/** What is to be written, what had been written before, and what is refused, row by row. */
export interface Sorted {
  readonly append: Entry[]
  readonly accepted: EntriesResult['accepted']
  readonly refused: EntryRefusal[]
}

/**
 * Sorts the lines of a request: new ones to append, ones that are in the log already, and refused ones with reasons.
 *
 * New lines share the moment, but for those of one cell: the second is a millisecond later than the first, and so on, so that
 * their order in the request is the order of the log.
 */
export function sortEntries(
  { entries, onIssues }: NewEntriesRead,
  known: KnownToSchool,
  stamp: { readonly moment: Instant; readonly recordedBy: string },
): Sorted {
  const sorted: Sorted = { append: [], accepted: [], refused: [] }
  const seen = new Map(known.entries)
  const written = new Map<string, number>()

  for (const [index, entry] of entries.entries()) {
    const earlier = seen.get(entry.id)
    if (earlier && samePayload(earlier, entry)) {
      sorted.accepted.push({ ...receipt(earlier), repeated: known.entries.has(entry.id), concurrentWith: null })
      continue
    }
    const refusals = earlier ? [reasonOf('markbook/id-reused', 'id')] : reasonsAgainst(entry, known, seen)
    if (refusals.length > 0) {
      sorted.refused.push(...refusals.map((refusal) => ({ row: index + 1, id: entry.id, ...refusal })))
      continue
    }
    const cell = cellOf(entry)
    const place = written.get(cell) ?? 0
    written.set(cell, place + 1)
    const line: Entry = {
      ...entry,
      recordedAt: plusMilliseconds(stamp.moment, place),
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

type NewEntriesRead = Required<Pick<NewEntries, 'onIssues'>> & { readonly entries: readonly NewEntry[] }

type Reason = Pick<EntryRefusal, 'field' | 'code' | 'message'>

function reasonsAgainst(entry: NewEntry, known: KnownToSchool, seen: ReadonlyMap<string, Entry>): Reason[] {
  const reasons: Reason[] = []
  if (!known.pupilIds.has(entry.pupilId)) reasons.push(reasonOf('entry/unknown-pupil', 'pupilId'))
  reasons.push(...reasonsAgainstValue(entry, known))
  const target = entry.supersedes === undefined ? undefined : seen.get(entry.supersedes)
  for (const { field, code, message } of checkEntry(entry, { target, today: known.today }))
    reasons.push({ field: field ?? 'id', code, message })
  return reasons
}

function reasonsAgainstValue({ objectiveId, measureId, value }: NewEntry, known: KnownToSchool): Reason[] {
  if (objectiveId !== null) {
    const depths = known.depthsOf.get(objectiveId)
    if (!depths) return [reasonOf('entry/unknown-objective', 'objectiveId')]
    return typeof value === 'string' && !depths.has(value) ? [reasonOf('entry/unknown-depth', 'value')] : []
  }
  if (measureId === null) return []
  const measure = known.measures.get(measureId)
  if (!measure) return [reasonOf('entry/unknown-measure', 'measureId')]
  if (value === null) return []
  const reading = readMark(measure, String(value))
  if ('issue' in reading) return [{ field: 'value', code: reading.issue.code, message: reading.issue.message }]
  // What is stored is what was sent: a code in other capitals is another word.
  return reading.value === value ? [] : [reasonOf('descriptors/not-a-mark', 'value')]
}

const REASONS: Readonly<Record<string, string>> = {
  ...ENTRY_ERRORS,
  ...ENTRY_REFUSALS,
  'descriptors/not-a-mark': 'A mark is a number, or one of the codes of its measure in the spelling of the measure.',
}

function reasonOf(code: string, field: string): Reason {
  const message = REASONS[code]
  if (message === undefined) throw new TrackError('markbook/unknown-code', 'This reason has no words', { code })
  return { field, code, message }
}

function concurrentWith(line: Entry, known: KnownToSchool): string | null {
  const cell = known.cells.filter((entry) => isSameCell(entry, line))
  const head = lineInForce(cell, { asOf: known.today })?.id ?? null
  return isConcurrent(line, head) ? head : null
}

function receipt({ id, recordedAt, recordedBy }: Entry) {
  return { id, recordedAt, recordedBy }
}

function cellOf({ pupilId, objectiveId, measureId, track }: NewEntry): string {
  return `${pupilId} ${objectiveId ?? measureId} ${track}`
}

function plusMilliseconds(moment: Instant, milliseconds: number): Instant {
  return milliseconds === 0 ? moment : new Date(Date.parse(moment) + milliseconds).toISOString()
}
