import { type Authors, mayDo, PLACING_REFUSALS, type Role, routes } from '@track/api-contract'
import { ERROR_CODES, stateOf } from '@track/micro-progression'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { invalidBody } from '../../invalid-body.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { readLog } from './log-repository.js'
import { findHead, lockHead, type SessionHead } from './sessions-repository.js'

/** Whose piece is whose: each teacher knows it of the classes that they teach or cover, and nobody else but those who lead. */
export async function authorsRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.listAuthors),
    handler: ({ params: { schoolId, sessionId }, account, role }) =>
      withSchool(pool, schoolId, async (tx) => {
        const pieces = await listPieces(tx, await findHead(tx, sessionId), { accountId: account.id, role, clock })
        return listAuthors(tx, sessionId, pieces.own)
      }),
  })

  app.route({
    ...endpoint(routes.setAuthors),
    handler: ({ params: { schoolId, sessionId }, body: { authors }, account, role }) =>
      changeSchool(pool, schoolId, async (tx) => {
        const pieces = await listPieces(tx, await lockHead(tx, sessionId), { accountId: account.id, role, clock })
        const faults = authors.flatMap(({ pieceId }, place) => {
          if (pieces.own.has(pieceId)) return []
          const code = pieces.all.has(pieceId) ? 'micro-progression/not-your-class' : 'micro-progression/unknown-piece'
          return [{ pointer: `/authors/${place}/pieceId`, code, message: MESSAGES[code] }]
        })
        if (faults.length > 0) throw invalidBody(faults)
        await saveAuthors(tx, authors, { schoolId, sessionId })
        return listAuthors(tx, sessionId, pieces.own)
      }),
  })
}

const MESSAGES = { ...ERROR_CODES, ...PLACING_REFUSALS }

/** The pieces of a session, and those of them whose writer this person may know. */
async function listPieces(
  tx: Transaction,
  head: SessionHead | undefined,
  { accountId, role, clock }: { readonly accountId: string; readonly role: Role; readonly clock: Clock },
): Promise<{ readonly all: ReadonlySet<string>; readonly own: ReadonlySet<string> }> {
  if (head === undefined) throw refusal('request/not-found')
  const { id, levels, collections } = head
  const { pieces } = stateOf({ format: 'micro-progression/1', id, levels, log: await readLog(tx, id) })
  const classIds = await listOwnClasses(tx, accountId, clock)
  const piles = new Set(collections.filter(({ classId }) => classIds.has(classId)).map((pile) => pile.id))
  const mayKnow = (pile: string | null) => mayDo(role, 'arrange-classes') || (pile !== null && piles.has(pile))
  return {
    all: new Set(pieces.map(({ pieceId }) => pieceId)),
    own: new Set(pieces.filter(({ collectionId }) => mayKnow(collectionId)).map(({ pieceId }) => pieceId)),
  }
}

async function listOwnClasses(tx: Transaction, accountId: string, clock: Clock): Promise<Set<string>> {
  const { rows } = await tx.$client.query<{ id: string }>(
    `select group_id as id from class_teacher
     where account_id = $1 and $2::date between from_on and coalesce(until_on, 'infinity')`,
    [accountId, await schoolToday(tx, clock)],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Every one of these pieces, with whoever wrote it as far as somebody said so. */
async function listAuthors(tx: Transaction, sessionId: string, pieceIds: ReadonlySet<string>): Promise<Authors> {
  const { rows } = await tx.$client.query<{ pieceId: string; pupilId: string }>(
    'select piece_id as "pieceId", pupil_id as "pupilId" from micro_progression_author where session_id = $1',
    [sessionId],
  )
  const pupilOf = new Map(rows.map(({ pieceId, pupilId }) => [pieceId, pupilId]))
  return { authors: [...pieceIds].map((pieceId) => ({ pieceId, pupilId: pupilOf.get(pieceId) ?? null })) }
}

async function saveAuthors(
  tx: Transaction,
  authors: Authors['authors'],
  { schoolId, sessionId }: { readonly schoolId: string; readonly sessionId: string },
): Promise<void> {
  // Of one piece said twice the last stands.
  const said = [...new Map(authors.map(({ pieceId, pupilId }) => [pieceId, pupilId]))]
  const unknown = said.filter(([, pupilId]) => pupilId === null).map(([pieceId]) => pieceId)
  const known = said.filter(([, pupilId]) => pupilId !== null)
  await tx.$client.query('delete from micro_progression_author where session_id = $1 and piece_id = any($2::text[])', [
    sessionId,
    unknown,
  ])
  await tx.$client.query(
    `insert into micro_progression_author (school_id, session_id, piece_id, pupil_id)
     select $1, $2, said.* from unnest($3::text[], $4::text[]::uuid[]) as said
     on conflict (school_id, session_id, piece_id) do update set pupil_id = excluded.pupil_id`,
    [schoolId, sessionId, known.map(([pieceId]) => pieceId), known.map(([, pupilId]) => pupilId)],
  )
}
