import type { EntriesResult, NewEntries, Role } from '@track/api-contract'
import type { Entry, NewEntry } from '@track/markbook'
import type pg from 'pg'
import { type Clock, todayIn } from '../../clock.js'
import { sqlState } from '../../database/sql-state.js'
import { isUuid, type Transaction, withSchoolLog } from '../../database/transaction.js'
import { refusal } from '../../problem.js'
import { listOwnPupils } from '../../teaching/list-own-pupils.js'
import { together } from '../../together.js'
import { cellOf, type KnownToSchool, remember, sortEntries } from './accept-entries.js'
import { toCursor } from './cursor.js'
import { appendEntries, type LogEnd, readForWriting, type School, type WordVersion } from './markbook-repository.js'
import { mayChangeTaught, recordTaught } from './record-taught.js'

/** What somebody sends to be written. */
export interface WriteRequest {
  readonly entries: readonly NewEntry[]
  readonly onIssues: NonNullable<NewEntries['onIssues']>
  readonly classId?: string | undefined
  readonly recordedBy: string
  readonly role: Role
}

/**
 * Writes what people send to the logs of their schools. The answer comes when the lines are safe on disk.
 *
 * A school's log has one writer at a time, so those who send while it writes wait, and then go together: one lock, one look at
 * what the school knows, one append, one sync to disk for all of them. Each request is still judged alone, in the order of
 * arrival, against what those before it wrote. What the database cannot keep makes the whole transaction fail: then each of
 * its requests is tried alone and answers for itself.
 */
export function writeTogether(options: {
  readonly pool: pg.Pool
  readonly clock: Clock
}): (schoolId: string, request: WriteRequest) => Promise<EntriesResult> {
  const writers = new Map<string, (request: WriteRequest) => Promise<EntriesResult>>()
  return (schoolId, request) => {
    let writer = writers.get(schoolId)
    if (writer === undefined) {
      writer = together((requests) => writeAll(requests, { schoolId, ...options }), {
        sizeOf: ({ entries }) => entries.length,
      })
      writers.set(schoolId, writer)
    }
    return writer(request)
  }
}

type Answer = EntriesResult | Error

async function writeAll(
  requests: readonly WriteRequest[],
  context: { readonly schoolId: string; readonly pool: pg.Pool; readonly clock: Clock },
): Promise<Answer[]> {
  try {
    return await withSchoolLog(context.pool, context.schoolId, (tx) => writeInOrder(tx, requests, context))
  } catch (error) {
    if (requests.length === 1 || !isOfWhatWasSent(error)) throw error
    const answers: Answer[] = []
    for (const request of requests)
      answers.push(...(await writeAll([request], context).catch((its: Error): Answer[] => [its])))
    return answers
  }
}

/** A text that is no id, a day of the year 0, a key that finds nothing: not a connection that broke or a disk that is full. */
function isOfWhatWasSent(error: unknown): boolean {
  return /^2[23]/.test(sqlState(error) ?? '')
}

async function writeInOrder(
  tx: Transaction,
  requests: readonly WriteRequest[],
  { schoolId, clock }: { readonly schoolId: string; readonly clock: Clock },
): Promise<Answer[]> {
  const school = await readSchool(tx, requests)
  const known = await knownTo(tx, school, { requests, clock })
  let end: LogEnd = school.end
  let unwritten: Entry[] = []
  let taughtIsOld = false
  const append = async () => {
    if (unwritten.length > 0) end = { ...end, seq: await appendEntries(tx, unwritten, { schoolId, after: end }) }
    unwritten = []
  }

  const answers: Answer[] = []
  for (const { classId, recordedBy, role, ...body } of requests) {
    if (classId !== undefined && !school.classIds.includes(classId)) {
      answers.push(refusal('request/not-found', 'classId names no class or teaching group of this school'))
      continue
    }
    const sorted = sortEntries(body, known, { moment: end.moment, recordedBy, role })
    remember(known, sorted.append)
    unwritten.push(...sorted.append)
    let taught: EntriesResult['taught'] = []
    if (classId !== undefined && (taughtIsOld || mayChangeTaught(sorted.append, { classId, ...school }))) {
      // What is taught follows from the states after these lines and before the next: those are read from the log.
      await append()
      taught = await recordTaught(tx, sorted.append, { schoolId, classId, today: known.today })
      taughtIsOld ||= taught.length > 0
    }
    const { accepted, refused } = sorted
    answers.push({ accepted, refused, taught, cursor: toCursor(end.seq + unwritten.length) })
  }
  // Not waited for: it goes in one trip with commit, which fails if it does.
  append().catch(() => {})
  return answers
}

/** What is no UUID names nothing: the database is not asked for it, and its line is refused as one that names nobody. */
function readSchool(tx: Transaction, requests: readonly WriteRequest[]): Promise<School> {
  const entries = requests.flatMap((request) => request.entries)
  const named = (field: 'id' | 'pupilId' | 'objectiveId' | 'measureId' | 'supersedes') =>
    entries.flatMap(({ [field]: id }) => (typeof id === 'string' && isUuid(id) ? id : []))
  return readForWriting(tx, {
    pupilIds: unique(named('pupilId')),
    objectiveIds: unique(named('objectiveId')),
    measureIds: unique(named('measureId')),
    classIds: unique(requests.flatMap(({ classId = '' }) => (isUuid(classId) ? classId : []))),
    entryIds: unique([...named('id'), ...named('supersedes')]),
    // Only a writer who says what they saw is told of others: the cells of the rest need not be read.
    cells: entries.filter(
      ({ basis, pupilId, objectiveId, measureId }) =>
        basis !== undefined && [pupilId, objectiveId, measureId].every((id) => id == null || isUuid(id)),
    ),
  })
}

async function knownTo(
  tx: Transaction,
  school: School,
  { requests, clock }: { readonly requests: readonly WriteRequest[]; readonly clock: Clock },
): Promise<KnownToSchool> {
  const today = todayIn(school.timeZone, clock)
  const depthsOfScale = new Map<string, Set<string>>()
  for (const { id, codes } of school.scales)
    depthsOfScale.set(id, new Set([...(depthsOfScale.get(id) ?? []), ...codes.map((code) => code.id)]))
  const wordsOf = new Map<string, Map<string, WordVersion[]>>()
  for (const { measureId, descriptorId, ...version } of school.words) {
    const words = wordsOf.get(measureId) ?? new Map<string, WordVersion[]>()
    wordsOf.set(measureId, words.set(descriptorId, [...(words.get(descriptorId) ?? []), version]))
  }
  const cells = new Map<string, Entry[]>()
  for (const { entries } of requests)
    for (const entry of entries) if (entry.basis !== undefined) cells.set(cellOf(entry), [])
  for (const entry of school.cells) cells.get(cellOf(entry))?.push(entry)
  return {
    today,
    pupilIds: new Set(school.pupilIds),
    depthsOf: new Map(school.objectives.map(({ id, scaleId }) => [id, depthsOfScale.get(scaleId) ?? new Set()])),
    measures: new Map(school.measures.map((measure) => [measure.id, measure])),
    wordsOf,
    ownPupils:
      school.recordIn === 'any-class'
        ? null
        : await listOwnPupils(tx, {
            accountIds: unique(requests.map(({ recordedBy }) => recordedBy)),
            pupilIds: school.pupilIds,
            on: today,
          }),
    entries: new Map(school.entries.map((entry) => [entry.id, entry])),
    cells,
    written: new Map(),
  }
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
