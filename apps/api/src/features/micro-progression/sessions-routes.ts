import { randomUUID } from 'node:crypto'
import { type OrderingSession, routes } from '@track/api-contract'
import { type NewEntry, nextPair, record, reviseChart, type Session, stateOf } from '@track/micro-progression'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { changeSchool } from '../../change-school.js'
import { sqlState } from '../../database/sql-state.js'
import { type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refuseIfChanged } from '../../etag.js'
import { invalidBody } from '../../invalid-body.js'
import { refusal } from '../../problem.js'
import { findCharts } from './charts-repository.js'
import { copyImages } from './images-repository.js'
import { appendLog, listEntryIdsElsewhere, lockLog, readLog, withoutNames } from './log-repository.js'
import { fromSessionCursor, toSessionCursor } from './session-cursor.js'
import {
  findHead,
  insertPiles,
  insertSession,
  listHeads,
  listJudges,
  lockHead,
  type SessionHead,
  type SessionToAdd,
  updateSession,
} from './sessions-repository.js'
import { MOST_ENTRIES, writeSessionEntries } from './write-session-entries.js'

/** A team puts pieces in order: sessions, their logs, and the pairs that are handed out. */
export async function sessionsRoutes(instance: FastifyInstance, { pool }: { pool: pg.Pool }): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.listOrderingSessions),
    handler: ({ params: { schoolId }, query }) =>
      withSchool(pool, schoolId, async (tx) => ({ sessions: await listHeads(tx, query) })),
  })

  app.route({
    ...endpoint(routes.addOrderingSession),
    handler: async ({ params: { schoolId }, body, account }, reply) => {
      const session = await changeSchool(pool, schoolId, async (tx) => {
        const known = await findHead(tx, body.id)
        if (known !== undefined) {
          // Sent again because no answer came: it has begun already.
          if (isSameSession(known, body)) return readSession(tx, known)
          throw refusal('micro-progression/id-taken')
        }
        await insertSession(tx, body, { schoolId, createdBy: account.id }).catch((error) => {
          throw sqlState(error) === '23505' ? refusal('micro-progression/id-taken') : error
        })
        await bringAlong(tx, body, { schoolId, by: account.id })
        return readSession(tx, (await findHead(tx, body.id))!)
      })
      return reply.code(201).send(session)
    },
  })

  app.route({
    ...endpoint(routes.readOrderingSession),
    handler: ({ params: { schoolId, sessionId } }) =>
      withSchool(pool, schoolId, async (tx) => readSession(tx, await findHead(tx, sessionId))),
  })

  app.route({
    ...endpoint(routes.changeOrderingSession),
    handler: (request) => {
      const { schoolId, sessionId } = request.params
      const { addCollections = [], ...change } = request.body
      return changeSchool(pool, schoolId, async (tx) => {
        const stands = await lockHead(tx, sessionId)
        if (stands === undefined) throw refusal('request/not-found')
        const { etag: _, ...head } = stands
        refuseIfChanged(request, head)
        await updateSession(tx, { ...head, ...given(change) })
        await insertPiles(tx, addCollections, { schoolId, sessionId })
        return readSession(tx, await findHead(tx, sessionId))
      })
    },
  })

  app.route({
    ...endpoint(routes.listSessionEntries),
    handler: ({ params: { schoolId, sessionId }, query: { since } }) =>
      withSchool(pool, schoolId, async (tx) => {
        const from = fromSessionCursor(since)
        // What was looked at after a piece joined is after the cursor too.
        const kept = await readLog(tx, sessionId, from)
        const log = withoutNames(kept, kept)
        // A session that is not there is told from one in which nothing happens.
        if (log.length === 0 && (await findHead(tx, sessionId)) === undefined) throw refusal('request/not-found')
        return { log, judges: await listJudges(tx, log), cursor: toSessionCursor(log.at(-1)?.seq ?? from) }
      }),
  })

  app.route({
    ...endpoint(routes.writeSessionEntries),
    handler: ({ params: { schoolId, sessionId }, body, account }) =>
      changeSchool(pool, schoolId, (tx) =>
        writeSessionEntries(tx, body.entries, { schoolId, sessionId, by: account.id }),
      ),
  })

  app.route({
    ...endpoint(routes.takePair),
    handler: ({ params: { schoolId, sessionId }, body: { id }, account }) =>
      changeSchool(pool, schoolId, async (tx) => {
        const open = await lockLog(tx, sessionId)
        if (open === undefined) throw refusal('request/not-found')
        if (open.isClosed) throw refusal('micro-progression/session-closed')
        const { session, moment } = open
        const cursorOf = ({ log }: Session) => toSessionCursor(log.at(-1)?.seq ?? 0)
        const next = nextPair(session, { judge: account.id, id })
        if ('none' in next) return { pair: null, none: next.none, cursor: cursorOf(session) }
        const { entry, purpose, pair } = next
        const answer = { pair: { issueId: entry.id, ...pair, purpose }, none: null }
        // The pair that they hold already.
        if (session.log.some((line) => line.id === entry.id && line.kind === 'issue' && line.by === account.id)) {
          if (stateOf(session).openIssues.some(({ issueId }) => issueId === entry.id))
            return { ...answer, cursor: cursorOf(session) }
          throw refusal('micro-progression/id-taken')
        }
        if (session.log.length >= MOST_ENTRIES) return { pair: null, none: 'session-full', cursor: cursorOf(session) }
        if ((await listEntryIdsElsewhere(tx, [id], { sessionId })).size > 0) throw refusal('micro-progression/id-taken')
        const after = record(session, entry, { by: account.id, recordedAt: moment })
        if ('issue' in after) throw refusal('micro-progression/id-taken')
        await appendLog(tx, after.session.log.slice(session.log.length), { schoolId, sessionId })
        return { ...answer, cursor: cursorOf(after.session) }
      }),
  })
}

async function readSession(tx: Transaction, head: SessionHead | undefined): Promise<OrderingSession> {
  if (head === undefined) throw refusal('request/not-found')
  const kept = await readLog(tx, head.id)
  const log = withoutNames(kept, kept)
  return { ...head, log, judges: await listJudges(tx, log), cursor: toSessionCursor(log.at(-1)?.seq ?? 0) }
}

function isSameSession(known: SessionHead, { collections, revises, levels }: SessionToAdd): boolean {
  const plain = (
    head: Pick<SessionHead, 'levels'>,
    piles: readonly { readonly id: string }[],
    revisesId: string | null,
  ) => JSON.stringify([head.levels.map(({ id }) => id), piles.map(({ id }) => id), revisesId])
  const first = known.collections.slice(0, collections.length)
  return plain(known, first, known.revisesId) === plain({ levels }, collections, revises?.chartId ?? null)
}

/** The exemplars of the chart that is revised join first, with the place that they had. They were looked at before they hung. */
async function bringAlong(
  tx: Transaction,
  { id: sessionId, levels, revises }: SessionToAdd,
  { schoolId, by }: { readonly schoolId: string; readonly by: string },
): Promise<void> {
  if (revises === null) return
  const [revised] = await findCharts(tx, { ids: [revises.chartId] })
  if (revised === undefined) throw refusal('request/not-found')
  const shown = new Set(revised.chart.levels.flatMap(({ exemplars }) => exemplars.map(({ pieceId }) => pieceId)))
  const strangers = revises.carry.flatMap((pieceId, place) => (shown.has(pieceId) ? [] : [place]))
  if (strangers.length > 0) throw invalidBody(strangers.map(notOnTheChart))
  const begun = reviseChart(revised.chart, { pieceIds: revises.carry, newId: randomUUID })
  const images = await copyImages(
    tx,
    begun.flatMap((entry) => (entry.kind === 'piece' && entry.imageId) || []),
    { to: sessionId, addedBy: by },
  )
  const entries = begun.flatMap((piece): NewEntry[] => {
    if (piece.kind !== 'piece') return [piece]
    const imageId = piece.imageId === null ? null : (images.get(piece.imageId) ?? null)
    const { pieceId } = piece
    return [
      { ...piece, imageId },
      ...(imageId === null ? [] : [{ id: randomUUID(), kind: 'checked' as const, pieceId, imageId }]),
    ]
  })
  const open = (await lockLog(tx, sessionId))!
  let session: Session = { format: 'micro-progression/1', id: sessionId, levels, log: [] }
  for (const entry of entries) {
    const after = record(session, entry, { by, recordedAt: open.moment })
    if ('session' in after) session = after.session
  }
  await appendLog(tx, session.log, { schoolId, sessionId })
}

function notOnTheChart(place: number) {
  const code = 'micro-progression/unknown-exemplar'
  return { pointer: `/revises/carry/${place}`, code, message: 'No such exemplar hangs on this chart: choose another.' }
}

/** What was said: a field that was left out stays as it is. */
function given<T extends object>(change: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as never
}
