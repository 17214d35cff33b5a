import type { NewOrderingSession, OrderingSession, OrderingSessionList } from '@track/api-contract'
import type { Entry } from '@track/micro-progression'
import type { z } from 'zod'
import type { Transaction } from '../../database/transaction.js'
import { withEtag } from '../../etag.js'

/** A session without its log. */
export type SessionHead = Omit<OrderingSession, 'log' | 'judges' | 'cursor'>

export type SessionToAdd = z.output<typeof NewOrderingSession>
type Pile = SessionToAdd['collections'][number]

export async function findHead(tx: Transaction, id: string): Promise<SessionHead | undefined> {
  const { rows } = await tx.$client.query<Omit<SessionHead, 'etag'>>({
    name: 'find-session',
    text: `select ${HEAD_COLUMNS} from micro_progression_session as one where id = $1`,
    values: [id],
  })
  return rows[0] && withEtag(rows[0])
}

/** As `findHead`, keeping other changes of the session waiting until the transaction is over. */
export async function lockHead(tx: Transaction, id: string): Promise<SessionHead | undefined> {
  await tx.$client.query('select from micro_progression_session where id = $1 for update', [id])
  return findHead(tx, id)
}

/** The sessions of the school, or those with a pile of a class; the latest first. */
export async function listHeads(
  tx: Transaction,
  { classId }: { readonly classId?: string | undefined },
): Promise<OrderingSessionList['sessions']> {
  const { rows } = await tx.$client.query<Omit<OrderingSessionList['sessions'][number], 'etag'>>({
    name: 'list-sessions',
    text: `select ${HEAD_COLUMNS}, counted.* from micro_progression_session as one,
        lateral (
          select (count(*) filter (where kind = 'piece'))::integer - (
              select count(distinct data ->> 'pieceId') from micro_progression_entry as gone
              where gone.session_id = one.id and kind = 'withdraw' and not exists (
                select from micro_progression_entry as back
                where back.session_id = one.id and back.kind = 'revision' and back.data ->> 'of' = gone.id::text
              )
            )::integer as "pieceCount",
            (count(*) filter (where kind = 'decision'))::integer as "decisionCount"
          from micro_progression_entry as entry where entry.session_id = one.id
        ) as counted
      where $1::text is null or exists (
        select from micro_progression_collection as pile where pile.session_id = one.id and pile.group_id::text = $1
      )
      order by created_at desc, id`,
    values: [classId ?? null],
  })
  return rows.map(({ pieceCount, decisionCount, ...head }) => ({ ...withEtag(head), pieceCount, decisionCount }))
}

export async function insertSession(
  tx: Transaction,
  { id, prompt, subjectId, minutes, levels, revises, collections }: SessionToAdd,
  { schoolId, createdBy }: { readonly schoolId: string; readonly createdBy: string },
): Promise<void> {
  await tx.$client.query(
    `insert into micro_progression_session (school_id, id, prompt, subject_id, minutes, levels, revises_id, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [schoolId, id, prompt, subjectId, minutes, JSON.stringify(levels), revises?.chartId ?? null, createdBy],
  )
  await insertPiles(tx, collections, { schoolId, sessionId: id })
}

/** Adds piles behind those that are there. */
export async function insertPiles(
  tx: Transaction,
  piles: readonly Pile[],
  { schoolId, sessionId }: { readonly schoolId: string; readonly sessionId: string },
): Promise<void> {
  await tx.$client.query(
    `insert into micro_progression_collection (school_id, session_id, id, group_id, position)
     select $1, $2, pile.id, pile.group_id,
       pile.place + (select count(*) from micro_progression_collection where session_id = $2)
     from unnest($3::uuid[], $4::uuid[]) with ordinality as pile (id, group_id, place)`,
    [schoolId, sessionId, piles.map(({ id }) => id), piles.map(({ classId }) => classId)],
  )
}

export async function updateSession(
  tx: Transaction,
  {
    id,
    prompt,
    subjectId,
    minutes,
    isClosed,
  }: Pick<SessionHead, 'id' | 'prompt' | 'subjectId' | 'minutes' | 'isClosed'>,
): Promise<void> {
  await tx.$client.query(
    `update micro_progression_session set prompt = $2, subject_id = $3, minutes = $4, is_closed = $5 where id = $1`,
    [id, prompt, subjectId, minutes, isClosed],
  )
}

/** Whoever wrote these entries, by name: to be shown beside what they wrote. */
export async function listJudges(tx: Transaction, log: readonly Entry[]): Promise<OrderingSession['judges']> {
  const ids = [...new Set(log.map(({ by }) => by))]
  if (ids.length === 0) return []
  const { rows } = await tx.$client.query<OrderingSession['judges'][number]>(
    'select id as "accountId", name from list_staff() where id = any($1::uuid[]) order by name, id',
    [ids],
  )
  return rows
}

const HEAD_COLUMNS = `one.id, prompt, subject_id as "subjectId", minutes, levels,
  coalesce((
    select json_agg(json_build_object('id', pile.id, 'classId', group_id, 'className', name) order by pile.position, pile.id)
    from micro_progression_collection as pile
    join pupil_group on pupil_group.school_id = pile.school_id and pupil_group.id = group_id where session_id = one.id
  ), '[]') as collections,
  one.revises_id as "revisesId",
  (select chart.id from micro_progression_chart as chart where chart.session_id = one.id) as "chartId",
  is_closed as "isClosed",
  to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"`
