import { type EntriesResult, routes } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { type Entry, type NewEntry, statesAsOf } from '@track/markbook'
import { newlyTaught, noLongerTaught } from '@track/objectives'
import { membersAsAt } from '@track/roster'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { v7 as makeId } from 'uuid'
import type { Clock } from '../../clock.js'
import { type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import type { Ledgers } from '../../ledger/ledger.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { loadDescriptors } from '../../teaching/load-objectives.js'
import { loadTeaching } from '../../teaching/load-teaching.js'
import { sortEntries } from './accept-entries.js'
import { readClassMarkbook, readPupilMarkbook } from './class-markbook.js'
import { fromCursor, toCursor } from './cursor.js'
import {
  appendEntries,
  appendTaughtFrom,
  findClass,
  findEntries,
  hasSubject,
  listDepthsOfObjectives,
  listEntriesAfter,
  listEntriesOfCells,
  listKnownPupils,
  listPeople,
  lockLog,
} from './markbook-repository.js'

export async function markbookRoutes(
  instance: FastifyInstance,
  { pool, clock, ledgers }: { pool: pg.Pool; clock: Clock; ledgers: Ledgers },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.readClassMarkbook),
    handler: ({ params: { schoolId, classId }, query }) =>
      withSchool(pool, schoolId, async (tx) => {
        const group = await findClass(tx, classId)
        if (!group || !(await hasSubject(tx, query.subjectId))) throw refusal('request/not-found')
        const ledger = await ledgers.read(tx, schoolId)
        const asOf = query.asOf ?? (await schoolToday(tx, clock))
        const markbook = await readClassMarkbook(tx, ledger, {
          classId,
          className: group.name,
          subjectId: query.subjectId,
          asOf,
        })
        return { ...markbook, cursor: toCursor(ledger.seq) }
      }),
  })

  app.route({
    ...endpoint(routes.readPupilMarkbook),
    handler: ({ params: { schoolId, pupilId }, query }) =>
      withSchool(pool, schoolId, async (tx) => {
        if (!(await hasSubject(tx, query.subjectId))) throw refusal('request/not-found')
        const ledger = await ledgers.read(tx, schoolId)
        const asOf = query.asOf ?? (await schoolToday(tx, clock))
        const markbook = await readPupilMarkbook(tx, ledger, { pupilId, subjectId: query.subjectId, asOf })
        if (!markbook) throw refusal('request/not-found')
        return markbook
      }),
  })

  app.route({
    ...endpoint(routes.readCell),
    handler: ({ params: { schoolId }, query: { pupilId, objectiveId = null, measureId = null } }) =>
      withSchool(pool, schoolId, async (tx) => {
        const entries = await listEntriesOfCells(tx, [{ pupilId, objectiveId, measureId }])
        return { entries, people: await listPeople(tx, entries) }
      }),
  })

  app.route({
    ...endpoint(routes.writeEntries),
    handler: ({ params: { schoolId }, body, account }) =>
      withSchool(pool, schoolId, async (tx) => {
        if (body.classId !== undefined && !(await findClass(tx, body.classId))) throw refusal('request/not-found')
        const end = await lockLog(tx, schoolId)
        const known = await readKnown(tx, body.entries, clock)
        const { append, accepted, refused } = sortEntries(body, known, { moment: end.moment, recordedBy: account.id })
        const seq = append.length === 0 ? end.seq : await appendEntries(tx, append, { schoolId, after: end })
        const taught =
          body.classId === undefined
            ? []
            : await taughtBecauseOf(tx, append, { groupId: body.classId, today: known.today })
        if (taught.length > 0)
          await appendTaughtFrom(
            tx,
            taught.map((row) => ({ id: makeId(), ...row })),
            { schoolId },
          )
        return { accepted, refused, taught, cursor: toCursor(seq) }
      }),
  })

  app.route({
    ...endpoint(routes.listChanges),
    handler: ({ params: { schoolId }, query: { since, limit } }) =>
      withSchool(pool, schoolId, async (tx) => {
        const { entries, last } = await listEntriesAfter(tx, { seq: fromCursor(since), limit })
        return { entries, next: toCursor(last), more: entries.length === limit }
      }),
  })
}

async function readKnown(tx: Transaction, entries: readonly NewEntry[], clock: Clock) {
  const named = (field: 'pupilId' | 'objectiveId' | 'supersedes') => [
    ...new Set(entries.map((entry) => entry[field]).filter((id) => typeof id === 'string')),
  ]
  const { measures } = await loadDescriptors(tx)
  return {
    today: await schoolToday(tx, clock),
    pupilIds: await listKnownPupils(tx, named('pupilId')),
    depthsOf: await listDepthsOfObjectives(tx, named('objectiveId')),
    measures: new Map(measures.map((measure) => [measure.id, measure])),
    entries: await findEntries(tx, [...entries.map(({ id }) => id), ...named('supersedes')]),
    cells: await listCellsWithBasis(tx, entries),
  }
}

/** Only a writer who says what they saw is told of others: the cells of the rest need not be read. */
async function listCellsWithBasis(tx: Transaction, entries: readonly NewEntry[]): Promise<Entry[]> {
  const watched = entries.filter(({ basis }) => basis !== undefined)
  return watched.length === 0 ? [] : listEntriesOfCells(tx, watched)
}

/** What now counts as taught to the class because it was judged, and what no longer because its judgements were taken back. */
async function taughtBecauseOf(
  tx: Transaction,
  written: readonly Entry[],
  { groupId, today }: { groupId: string; today: CalendarDate },
): Promise<EntriesResult['taught']> {
  const lines = written.flatMap(({ objectiveId, track, ...line }) =>
    objectiveId === null || track !== 'teacher' ? [] : { objectiveId, ...line },
  )
  if (lines.length === 0) return []
  const teaching = await loadTeaching(tx)
  const taught = newlyTaught(
    lines.filter(({ value }) => value !== null),
    { ...teaching, groupId, asOf: today },
  )
  const takenBack = lines.filter(({ value }) => value === null)
  if (takenBack.length === 0) return taught
  const pupilIds = membersAsAt(teaching.memberships, { groupId, asOf: today })
  const objectiveIds = [...new Set(takenBack.map(({ objectiveId }) => objectiveId))]
  const cells = objectiveIds.flatMap((objectiveId) =>
    pupilIds.map((pupilId) => ({ pupilId, objectiveId, measureId: null })),
  )
  const states = statesAsOf(await listEntriesOfCells(tx, cells), { asOf: today, track: 'teacher' })
  const stillJudged = cells.filter(({ pupilId, objectiveId }) => states[pupilId]?.objectives[objectiveId])
  return [...taught, ...noLongerTaught(takenBack, { groupId, taughtFroms: teaching.taughtFroms, stillJudged })]
}
