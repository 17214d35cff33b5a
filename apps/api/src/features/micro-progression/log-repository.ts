import type { Instant } from '@track/kernel'
import type { Entry, Level, Session } from '@track/micro-progression'
import { isUuid, type Transaction } from '../../database/transaction.js'

/** A session as its log is written: whether it is put away, its piles, and the moment that the next entries are stamped with. */
export interface OpenLog {
  readonly session: Session
  readonly isClosed: boolean
  readonly collectionIds: ReadonlySet<string>
  readonly moment: Instant
}

/**
 * Makes this transaction the only writer of a session's log until it is over, and reads the log.
 *
 * The moment is taken under the lock and is later than any the log holds, whatever the machine's clock does.
 */
export async function lockLog(tx: Transaction, id: string): Promise<OpenLog | undefined> {
  const { rows } = await tx.$client.query<{ levels: Level[]; isClosed: boolean; moment: Instant }>({
    name: 'lock-session',
    text: `select levels, is_closed as "isClosed",
        greatest(date_trunc('milliseconds', clock_timestamp()), last_recorded_at + interval '1 ms') as moment
      from micro_progression_session where id = $1 for update`,
    values: [id],
  })
  if (rows[0] === undefined) return undefined
  const { levels, ...row } = rows[0]
  const collections = await tx.$client.query<{ id: string }>({
    name: 'list-collection-ids',
    text: 'select id from micro_progression_collection where session_id = $1',
    values: [id],
  })
  return {
    ...row,
    session: { format: 'micro-progression/1', id, levels, log: await readLog(tx, id) },
    collectionIds: new Set(collections.rows.map((collection) => collection.id)),
  }
}

/** A session's log after a place, in its order. */
export async function readLog(tx: Transaction, sessionId: string, after = 0): Promise<Entry[]> {
  const { rows } = await tx.$client.query<EntryRow>({
    name: 'read-session-log',
    text: `select id, seq, kind, by, data, words,
        to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt"
      from micro_progression_entry as entry left join micro_progression_entry_words on entry_id = entry.id
      where session_id = $1 and seq > $2 order by seq`,
    values: [sessionId, after],
  })
  return rows.map(({ data, words, ...row }) => ({ ...row, ...data, ...(words !== null && { words }) }) as Entry)
}

/**
 * A log as it is told to people: a piece whose name was left out says nowhere any more what it said before, even if the look was taken
 * back later. Who writes goes by the log as it was kept.
 */
export function withoutNames<E extends Entry>(entries: readonly E[], log: readonly Entry[]): E[] {
  const left = new Map(
    log.flatMap((entry) =>
      entry.kind === 'checked' && entry.words?.text !== undefined ? [[entry.pieceId, entry.words.text]] : [],
    ),
  )
  return entries.map((entry) => {
    if ((entry.kind !== 'piece' && entry.kind !== 'checked') || entry.words?.text === undefined) return entry
    const text = left.get(entry.pieceId)
    return text === undefined ? entry : { ...entry, words: { text } }
  })
}

/** Of these ids of entries, those that other sessions of the school have used. */
export async function listEntryIdsElsewhere(
  tx: Transaction,
  ids: readonly string[],
  { sessionId }: { readonly sessionId: string },
): Promise<Set<string>> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'list-entry-ids-elsewhere',
    text: 'select id from micro_progression_entry where id = any($1::uuid[]) and session_id <> $2',
    values: [ids.filter(isUuid), sessionId],
  })
  return new Set(rows.map(({ id }) => id))
}

/** Appends entries that are numbered and stamped already, and moves the end of the log. */
export async function appendLog(
  tx: Transaction,
  entries: readonly Entry[],
  { schoolId, sessionId }: { readonly schoolId: string; readonly sessionId: string },
): Promise<void> {
  const last = entries.at(-1)
  if (last === undefined) return
  const lines = entries.map(toLine)
  const written = lines.filter(({ words }) => words !== null)
  await tx.$client.query({
    name: 'append-session-entries',
    text: `with appended as (
        insert into micro_progression_entry (school_id, session_id, seq, id, kind, by, data, recorded_at)
        select $1, $2, line.* from unnest($3::integer[], $4::uuid[], $5::text[], $6::uuid[], $7::jsonb[], $8::timestamptz[]) as line
      )
      update micro_progression_session set last_seq = $9, last_recorded_at = $10 where id = $2`,
    values: [
      schoolId,
      sessionId,
      entries.map(({ seq }) => seq),
      entries.map(({ id }) => id),
      entries.map(({ kind }) => kind),
      entries.map(({ by }) => by),
      lines.map(({ data }) => JSON.stringify(data)),
      entries.map(({ recordedAt }) => recordedAt),
      last.seq,
      last.recordedAt,
    ],
  })
  if (written.length > 0)
    await tx.$client.query({
      name: 'append-session-words',
      text: `insert into micro_progression_entry_words (school_id, entry_id, words)
        select $1, written.* from unnest($2::uuid[], $3::jsonb[]) as written`,
      values: [schoolId, written.map(({ id }) => id), written.map(({ words }) => JSON.stringify(words))],
    })
}

interface EntryRow extends Pick<Entry, 'id' | 'seq' | 'kind' | 'by'> {
  readonly recordedAt: Instant
  readonly data: object
  readonly words: object | null
}

/** An entry as it is kept: what anybody wrote apart from the ids and values. */
function toLine({ id, seq: _, kind: __, by: ___, recordedAt: ____, ...rest }: Entry): {
  readonly id: string
  readonly data: object
  readonly words: object | null
} {
  const { words = {}, ...data } = rest as { readonly words?: Readonly<Record<string, unknown>> }
  const isWritten = Object.values(words).some((text) => text !== undefined)
  return { id, data, words: isWritten ? words : null }
}
