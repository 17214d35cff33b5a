import type { Instant } from '@track/kernel'
import type { Act } from '@track/microtrack'
import type { Transaction } from '../../database/transaction.js'

/** One pupil's note of one publication. */
export interface NoteKey {
  readonly publicationId: string
  readonly pupilId: string
}

/** Where a school's log of notes ends, and the moment that the next acts are stamped with. */
export interface NotesEnd {
  readonly seq: number
  readonly moment: Instant
}

/**
 * Makes this transaction the only writer of the school's log of notes until it is over, and answers where the log ends.
 *
 * The moment is taken under the lock and is later than any the log holds, whatever the machine's clock does.
 */
export async function lockNotes(tx: Transaction, schoolId: string): Promise<NotesEnd> {
  const { rows } = await tx.$client.query<NotesEnd>({
    name: 'lock-notes',
    text: `insert into microtrack_head (school_id) values ($1)
      on conflict (school_id) do update set last_seq = microtrack_head.last_seq
      returning last_seq as seq,
        greatest(date_trunc('milliseconds', clock_timestamp()), last_recorded_at + interval '1 ms') as moment`,
    values: [schoolId],
  })
  return rows[0]!
}

/** Everything done on these notes, in the order of acceptance. */
export async function listActsOf(tx: Transaction, notes: readonly NoteKey[]): Promise<Act[]> {
  if (notes.length === 0) return []
  const { rows } = await tx.$client.query<ActRow>({
    name: 'list-acts-of-notes',
    text: `select ${ACT_COLUMNS} from unnest($1::uuid[], $2::uuid[]) as note (publication_id, pupil_id)
      join microtrack_act as act using (publication_id, pupil_id) ${WITH_WORDS} order by seq`,
    values: columnsOf(notes),
  })
  return rows.map(toAct)
}

/** Those of these acts that the school has. */
export async function findActs(tx: Transaction, ids: readonly string[]): Promise<Act[]> {
  const { rows } = await tx.$client.query<ActRow>({
    name: 'find-acts',
    text: `select ${ACT_COLUMNS} from microtrack_act as act ${WITH_WORDS} where act.id = any($1::uuid[])`,
    values: [ids],
  })
  return rows.map(toAct)
}

/** What was done on a publication's notes after a place in the log, and how far the log goes. */
export async function listActsSince(
  tx: Transaction,
  { publicationId, seq }: { readonly publicationId: string; readonly seq: number },
): Promise<{ acts: Act[]; seq: number }> {
  const { rows } = await tx.$client.query<ActRow>({
    name: 'list-acts-since',
    text: `select ${ACT_COLUMNS} from microtrack_act as act ${WITH_WORDS}
      where act.publication_id = $1 and seq > $2 order by seq`,
    values: [publicationId, seq],
  })
  return { acts: rows.map(toAct), seq: rows.at(-1)?.seq ?? seq }
}

/** Appends acts in their order, what people wrote in them beside them, and moves the end of the log. */
export async function appendActs(
  tx: Transaction,
  acts: readonly Act[],
  { schoolId, after }: { readonly schoolId: string; readonly after: NotesEnd },
): Promise<void> {
  if (acts.length === 0) return
  const lines = acts.map(toLine)
  const written = lines.filter(({ words }) => words !== null)
  await tx.$client.query({
    name: 'append-acts',
    text: `with appended as (
        insert into microtrack_act (school_id, seq, id, publication_id, pupil_id, kind, by, via, data, at, recorded_at, recorded_by)
        select $1, $2 + place, id, publication_id, pupil_id, kind, by, via, data, at, recorded_at, recorded_by
        from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::jsonb[], $10::timestamptz[],
          $11::timestamptz[], $12::uuid[]) with ordinality
          as line (id, publication_id, pupil_id, kind, by, via, data, at, recorded_at, recorded_by, place)
      )
      update microtrack_head set last_seq = $13, last_recorded_at = greatest(last_recorded_at, $14) where school_id = $1`,
    values: [
      schoolId,
      after.seq,
      acts.map(({ id }) => id),
      acts.map(({ publicationId }) => publicationId),
      acts.map(({ pupilId }) => pupilId),
      acts.map(({ kind }) => kind),
      acts.map(({ by }) => by),
      acts.map(({ via }) => via),
      lines.map(({ data }) => JSON.stringify(data)),
      acts.map(({ at }) => at),
      acts.map(({ recordedAt }) => recordedAt),
      acts.map(({ recordedBy }) => recordedBy),
      after.seq + acts.length,
      acts
        .map(({ recordedAt }) => recordedAt)
        .toSorted()
        .at(-1),
    ],
  })
  if (written.length > 0)
    await tx.$client.query({
      name: 'append-words',
      text: `insert into microtrack_words (school_id, act_id, words) select $1, written.* from unnest($2::uuid[], $3::jsonb[]) as written`,
      values: [schoolId, written.map(({ id }) => id), written.map(({ words }) => JSON.stringify(words))],
    })
}

/** When somebody last checked in with each of these pupils, on whichever note. */
export async function listLastCheckIns(tx: Transaction, pupilIds: readonly string[]): Promise<Map<string, Instant>> {
  const { rows } = await tx.$client.query<{ pupilId: string; at: Instant }>({
    name: 'list-last-check-ins',
    text: `select pupil_id as "pupilId", max(recorded_at) as at from microtrack_act
      where kind = 'check-in' and pupil_id = any($1::uuid[]) group by pupil_id`,
    values: [pupilIds],
  })
  return new Map(rows.map(({ pupilId, at }) => [pupilId, at]))
}

/** Moments are written out in SQL, which is much cheaper than reading them here. */
const ACT_COLUMNS = `seq, act.id, act.publication_id as "publicationId", act.pupil_id as "pupilId", kind, by, via, data,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt",
  recorded_by as "recordedBy", words`
const WITH_WORDS = 'left join microtrack_words on act_id = act.id'

interface ActRow extends Omit<Act, 'kind'> {
  readonly seq: number
  readonly kind: Act['kind']
  readonly data: object
  readonly words: object | null
}

function toAct({ seq: _, data, words, ...row }: ActRow): Act {
  return { ...row, ...data, ...(words !== null && { words }) } as Act
}

/** An act as it is kept: what anybody wrote apart from the ids and values. */
function toLine({ id, publicationId, pupilId, kind, by, via, at, recordedAt, recordedBy, ...rest }: Act): {
  readonly id: string
  readonly data: object
  readonly words: object | null
} {
  const { words = {}, ...data } = rest as { words?: Readonly<Record<string, string | undefined>> }
  const isWritten = Object.values(words).some((text) => text !== undefined)
  return { id, data, words: isWritten ? words : null }
}

function columnsOf(notes: readonly NoteKey[]): string[][] {
  return [notes.map(({ publicationId }) => publicationId), notes.map(({ pupilId }) => pupilId)]
}
