import { routes } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import type { Clock } from '../../clock.js'
import { withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { lastSeq } from '../../ledger/entry-rows.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { hasSubject } from '../../teaching/has-subject.js'
import { readClassMarkbook, readPupilMarkbook } from './class-markbook.js'
import { fromCursor, toCursor } from './cursor.js'
import { findClass, listEntriesAfter, listEntriesOfCells, listPeople } from './markbook-repository.js'
import { writeTogether } from './write-together.js'

export async function markbookRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const write = writeTogether({ pool, clock })

  app.route({
    ...endpoint(routes.readClassMarkbook),
    handler: ({ params: { schoolId, classId }, query }) =>
      withSchool(pool, schoolId, async (tx) => {
        const group = await findClass(tx, classId)
        if (!group || !(await hasSubject(tx, query.subjectId))) throw refusal('request/not-found')
        // Asked first: lines that come meanwhile are told again, none is left out.
        const seq = await lastSeq(tx)
        const markbook = await readClassMarkbook(tx, {
          classId,
          className: group.name,
          subjectId: query.subjectId,
          ...daysOf(query, await schoolToday(tx, clock)),
        })
        return { ...markbook, cursor: toCursor(seq) }
      }),
  })

  app.route({
    ...endpoint(routes.readPupilMarkbook),
    handler: ({ params: { schoolId, pupilId }, query }) =>
      withSchool(pool, schoolId, async (tx) => {
        if (!(await hasSubject(tx, query.subjectId))) throw refusal('request/not-found')
        const days = daysOf(query, await schoolToday(tx, clock))
        const markbook = await readPupilMarkbook(tx, { pupilId, subjectId: query.subjectId, ...days })
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
    handler: ({ params: { schoolId }, body, account, role }) =>
      write(schoolId, { ...body, recordedBy: account.id, role }),
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

/** The day that is asked about, and the one whose words it is shown in. */
function daysOf(
  { asOf, words }: { readonly asOf?: CalendarDate | undefined; readonly words: 'then' | 'now' },
  today: CalendarDate,
) {
  return { asOf: asOf ?? today, wordsOn: words === 'now' ? today : (asOf ?? today) }
}
