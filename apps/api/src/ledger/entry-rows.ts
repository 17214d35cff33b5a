import type { CalendarDate } from '@track/kernel'
import type { Entry } from '@track/markbook'
import type { Transaction } from '../database/transaction.js'

/** The columns of a line, ready for `toEntry`. Formatting the moment in SQL is much cheaper than parsing it here. */
export const ENTRY_COLUMNS = `seq, id, pupil_id, objective_id, measure_id, coalesce(depth, mark_code) as word, mark_number,
  observed_on, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as recorded_at, recorded_by,
  track, via, batch_id, supersedes, basis`

export interface EntryRow {
  readonly seq: number
  readonly id: string
  readonly pupil_id: string
  readonly objective_id: string | null
  readonly measure_id: string | null
  readonly word: string | null
  readonly mark_number: number | null
  readonly observed_on: CalendarDate
  readonly recorded_at: string
  readonly recorded_by: string
  readonly track: Entry['track']
  readonly via: Entry['via']
  readonly batch_id: string | null
  readonly supersedes: string | null
  readonly basis: string | null
}

export function toEntry(row: EntryRow): Entry {
  return {
    id: row.id,
    pupilId: row.pupil_id,
    objectiveId: row.objective_id,
    measureId: row.measure_id,
    value: row.word ?? row.mark_number,
    observedOn: row.observed_on,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    track: row.track,
    via: row.via,
    ...(row.batch_id !== null && { batchId: row.batch_id }),
    ...(row.supersedes !== null && { supersedes: row.supersedes }),
    ...(row.basis !== null && { basis: row.basis }),
  }
}

/** Where the log ends. */
export async function lastSeq(tx: Transaction): Promise<number> {
  const { rows } = await tx.$client.query<{ seq: number }>('select last_seq as seq from log_head')
  return rows[0]!.seq
}

/** What of the log is asked for: lines of these pupils in these objectives and measures. */
interface EntriesAsked {
  readonly pupilIds: readonly string[]
  readonly objectiveIds: readonly string[]
  readonly measureIds?: readonly string[]
}

/** Every line of these pupils in these objectives and measures, pupil by pupil in the order asked, oldest accepted first. */
export async function listEntries(
  tx: Transaction,
  { pupilIds, objectiveIds, measureIds = [] }: EntriesAsked,
): Promise<Entry[]> {
  const { rows } = await tx.$client.query<EntryRow>(
    `select ${ENTRY_COLUMNS} from (
       select * from entry where pupil_id = any($1::uuid[]) and objective_id = any($2::uuid[])
       union all
       select * from entry where pupil_id = any($1::uuid[]) and measure_id = any($3::uuid[])
     ) line
     order by array_position($1::uuid[], pupil_id), seq`,
    [pupilIds, objectiveIds, measureIds],
  )
  return rows.map(toEntry)
}

/**
 * The lines that a ledger knows by their sequence numbers, as they are in the log: a ledger of the API has no other ids. See
 * `holdLedgers`.
 */
export async function entriesBySeq(tx: Transaction, seqs: readonly number[]): Promise<Map<number, Entry>> {
  if (seqs.length === 0) return new Map()
  const { rows } = await tx.$client.query<EntryRow>(
    `select ${ENTRY_COLUMNS} from entry where seq = any($1::bigint[]) order by entry.seq`,
    [seqs],
  )
  return new Map(rows.map((row) => [row.seq, toEntry(row)]))
}
