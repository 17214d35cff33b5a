import { isDeepStrictEqual } from 'node:util'
import { ACT_REFUSALS, type NewPublication, type Role, routes } from '@track/api-contract'
import type { CalendarDate, Issue } from '@track/kernel'
import { dialOf, type Publication, publish } from '@track/microtrack'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import type { z } from 'zod'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { sqlState } from '../../database/sql-state.js'
import { type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { invalidBody } from '../../invalid-body.js'
import { refusal } from '../../problem.js'
import { hasGroup } from '../../teaching/has-group.js'
import { listOtherPupils } from '../../teaching/list-other-pupils.js'
import { listActsSince, lockNotes } from './acts-repository.js'
import { listDialsOfClass } from './dials-repository.js'
import { fromNoteCursor, toNoteCursor } from './note-cursor.js'
import {
  deletePublication,
  findPublications,
  givePublication,
  insertPublication,
  listGiven,
  lockPublication,
  setLastDay,
} from './publications-repository.js'
import { readLesson } from './read-lesson.js'
import { findPolicy } from './school-policy.js'
import { findTemplate } from './templates-repository.js'

/** Notes given out: to whom, for how long, and the lesson that they are. */
export async function publicationsRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.publishMicrotrack),
    handler: async ({ params: { schoolId }, body, account, role }, reply) => {
      const published = await changeSchool(pool, schoolId, async (tx) => {
        if (!(await hasGroup(tx, body.classId))) throw refusal('request/not-found')
        await refuseOtherPupils(tx, body.pupils, { clock, accountId: account.id, role })
        const template = body.templateId === null ? null : await findTemplate(tx, body.templateId)
        if (template === undefined) throw refusal('request/not-found')
        const { publication, advice } = await check(tx, body, { clock })
        const [known] = await findPublications(tx, [body.id])
        // Sent again because no answer came: it is given out already.
        if (known && isSamePublication(known.publication, publication))
          return { publication: known.publication, advice }
        await insertPublication(
          tx,
          { publication, classId: body.classId, subjectId: template?.subjectId ?? null },
          { schoolId, templateId: body.templateId, publishedBy: account.id },
        )
        return { publication, advice }
      })
      return reply.code(201).send(published)
    },
  })

  app.route({
    ...endpoint(routes.listPublications),
    handler: ({ params: { schoolId }, query }) =>
      withSchool(pool, schoolId, async (tx) => {
        if (!(await hasGroup(tx, query.classId))) throw refusal('request/not-found')
        const given = await listGiven(tx, query)
        return { publications: given.map(({ publication, ...row }) => ({ ...publication, ...row })) }
      }),
  })

  app.route({
    ...endpoint(routes.readLesson),
    handler: ({ params: { schoolId, publicationId } }) =>
      withSchool(pool, schoolId, (tx) => demandLesson(tx, publicationId)),
  })

  app.route({
    ...endpoint(routes.listLessonActs),
    handler: ({ params: { schoolId, publicationId }, query: { since } }) =>
      withSchool(pool, schoolId, async (tx) => {
        const { acts, seq } = await listActsSince(tx, { publicationId, seq: fromNoteCursor(since) })
        // A note that was withdrawn is told from one on which nothing happens.
        if (acts.length === 0 && (await findPublications(tx, [publicationId], { pupilIds: [] })).length === 0)
          throw refusal('request/not-found')
        return { acts, cursor: toNoteCursor(seq) }
      }),
  })

  app.route({
    ...endpoint(routes.changePublication),
    handler: ({ params: { schoolId, publicationId }, body: { endsOn, addPupils = [] }, account, role }) =>
      changeSchool(pool, schoolId, async (tx) => {
        const stored = await lockPublication(tx, publicationId)
        if (stored === undefined) throw refusal('request/not-found')
        refuseFaults(faultsOfChange(stored.publication, { endsOn, addPupils }))
        if (endsOn !== undefined) await setLastDay(tx, publicationId, endsOn)
        if (addPupils.length > 0) {
          await refuseOtherPupils(tx, addPupils, { clock, accountId: account.id, role, at: '/addPupils' })
          await givePublication(tx, publicationId, { schoolId, pupils: addPupils })
        }
        return demandLesson(tx, publicationId)
      }),
  })

  app.route({
    ...endpoint(routes.withdrawPublication),
    handler: async ({ params: { schoolId, publicationId } }, reply) => {
      await changeSchool(pool, schoolId, async (tx) => {
        if ((await lockPublication(tx, publicationId)) === undefined) throw refusal('request/not-found')
        // Nobody begins on it while it is being taken back.
        await lockNotes(tx, schoolId)
        await deletePublication(tx, publicationId).catch((error) => {
          throw sqlState(error) === '23503' ? refusal('microtrack/in-use') : error
        })
      })
      return reply.code(204).send(null)
    },
  })
}

async function demandLesson(tx: Transaction, publicationId: string) {
  const lesson = await readLesson(tx, publicationId)
  if (lesson === undefined) throw refusal('request/not-found')
  return lesson
}

async function check(tx: Transaction, body: z.output<typeof NewPublication>, { clock }: { readonly clock: Clock }) {
  const { template, classId, ...given } = body
  const { limits } = await findPolicy(tx)
  const dial = dialOf(await listDialsOfClass(tx, classId), { pupilId: null, classId, on: body.startsOn })
  const result = publish(template, { ...given, publishedAt: clock().toISOString(), limits, dial })
  if ('issues' in result) throw invalidBody(result.issues.map(inBody))
  // In one order, whoever is asked: an answer sent again is the same.
  const pupils = result.publication.pupils.toSorted((a, b) => (a.pupilId < b.pupilId ? -1 : 1))
  return { publication: { ...result.publication, pupils }, advice: [...result.advice] }
}

/** What is against more days or more pupils, as when a note is given out. */
function faultsOfChange(
  { outcome, pupils, ...publication }: Publication,
  {
    endsOn = publication.endsOn,
    addPupils,
  }: { readonly endsOn?: CalendarDate | undefined; readonly addPupils: Pupils },
): Fault[] {
  const given = { ...publication, endsOn, pupils: [...addPupils] }
  const result = publish({ outcomes: [outcome], ...publication }, given)
  const faults = 'issues' in result ? result.issues : []
  const about = { endsOn: '/endsOn', pupils: '/addPupils' }
  return faults
    .filter(({ field, code }) => field && field in about && code !== 'microtrack/no-pupils')
    .map((fault) => ({ ...fault, pointer: pointerTo(about[fault.field as keyof typeof about], fault.row) }))
}

async function refuseOtherPupils(
  tx: Transaction,
  pupils: Pupils,
  { clock, accountId, role, at = '/pupils' }: { clock: Clock; accountId: string; role: Role; at?: string },
): Promise<void> {
  const pupilIds = pupils.map(({ pupilId }) => pupilId)
  const others = await listOtherPupils(tx, pupilIds, { accountId, role, clock })
  const code = 'microtrack/not-your-class'
  refuseFaults(
    pupilIds.flatMap((id, place) =>
      others.has(id) ? [{ pointer: `${at}/${place}/pupilId`, code, message: ACT_REFUSALS[code] }] : [],
    ),
  )
}

type Pupils = Publication['pupils']
type Fault = Pick<Issue, 'code' | 'message'> & { readonly pointer: string }

function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw invalidBody(faults)
}

const OF_TEMPLATE: ReadonlySet<string | undefined> = new Set(['outcomes', 'criteria', 'tasks', 'moveOn', 'questions'])

function inBody({ field = '', row, code, message }: Issue): Fault {
  return { pointer: pointerTo(OF_TEMPLATE.has(field) ? `/template/${field}` : `/${field}`, row), code, message }
}

function pointerTo(field: string, row: number | undefined): string {
  return row === undefined ? field : `${field}/${row - 1}`
}

/** Given out again as it was: only the moment may differ. */
function isSamePublication(a: Publication, b: Publication): boolean {
  const plain = ({ publishedAt: _, ...publication }: Publication) => JSON.parse(JSON.stringify(publication))
  return isDeepStrictEqual(plain(a), plain(b))
}
