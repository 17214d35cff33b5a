import type { CalendarDate, Instant } from '@track/kernel'
import type { Entry } from '@track/markbook'
import type { YearGroup } from '@track/roster'
import type { Transaction } from '../../database/transaction.js'
import { ENTRY_COLUMNS, type EntryRow, toEntry } from '../../ledger/ledger.js'

/** Where a school's log ends, and the moment that the next lines are stamped with. */
export interface LogEnd {
  readonly seq: number
  readonly moment: Instant
}

/**
 * Waits until this transaction is the school's only writer, and says where the log ends.
 *
 * The moment is taken after the lock and is later than any the log holds, whatever the machine's clock does.
 */
export async function lockLog(tx: Transaction, schoolId: string): Promise<LogEnd> {
  await tx.$client.query('select from log_head where school_id = $1 for update', [schoolId])
  const { rows } = await tx.$client.query<{ last_seq: number; moment: Instant }>(
    `select last_seq, greatest(date_trunc('milliseconds', clock_timestamp()), last_recorded_at + interval '1 ms') as moment
     from log_head where school_id = $1`,
    [schoolId],
  )
  return { seq: rows[0]!.last_seq, moment: rows[0]!.moment }
}

/** Appends lines in their order and moves the end of the log. */
export async function appendEntries(
  tx: Transaction,
  entries: readonly Entry[],
  { schoolId, after }: { schoolId: string; after: LogEnd },
): Promise<number> {
  const last = after.seq + entries.length
  const word = (entry: Entry) => (typeof entry.value === 'string' ? entry.value : null)
  await tx.$client.query({
    name: 'append-entries',
    text: `insert into entry (school_id, seq, id, pupil_id, objective_id, measure_id, depth, mark_code, mark_number,
             observed_on, recorded_at, recorded_by, track, via, batch_id, supersedes, basis)
           select $1, $2 + row_number, id, pupil_id, objective_id, measure_id, depth, mark_code, mark_number,
             observed_on, recorded_at, recorded_by, track, via, batch_id, supersedes, basis
           from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::float8[], $10::date[],
             $11::timestamptz[], $12::uuid[], $13::text[], $14::text[], $15::uuid[], $16::uuid[], $17::uuid[])
             with ordinality as line (id, pupil_id, objective_id, measure_id, depth, mark_code, mark_number,
               observed_on, recorded_at, recorded_by, track, via, batch_id, supersedes, basis, row_number)`,
    values: [
      schoolId,
      after.seq,
      entries.map(({ id }) => id),
      entries.map(({ pupilId }) => pupilId),
      entries.map(({ objectiveId }) => objectiveId),
      entries.map(({ measureId }) => measureId),
      entries.map((entry) => (entry.objectiveId === null ? null : word(entry))),
      entries.map((entry) => (entry.objectiveId === null ? word(entry) : null)),
      entries.map(({ value }) => (typeof value === 'number' ? value : null)),
      entries.map(({ observedOn }) => observedOn),
      entries.map(({ recordedAt }) => recordedAt),
      entries.map(({ recordedBy }) => recordedBy),
      entries.map(({ track }) => track),
      entries.map(({ via }) => via),
      entries.map(({ batchId }) => batchId ?? null),
      entries.map(({ supersedes }) => supersedes ?? null),
      entries.map(({ basis }) => basis ?? null),
    ],
  })
  const latest = [after.moment, ...entries.map(({ recordedAt }) => recordedAt)].toSorted().at(-1)
  await tx.$client.query('update log_head set last_seq = $2, last_recorded_at = $3 where school_id = $1', [
    schoolId,
    last,
    latest,
  ])
  return last
}

export async function findEntries(tx: Transaction, ids: readonly string[]): Promise<Map<string, Entry>> {
  const { rows } = await tx.$client.query<EntryRow>(`select ${ENTRY_COLUMNS} from entry where id = any($1)`, [ids])
  return new Map(rows.map((row) => [row.id, toEntry(row)]))
}

/** Every line of these cells, oldest accepted first. */
export async function listEntriesOfCells(
  tx: Transaction,
  cells: readonly {
    readonly pupilId: string
    readonly objectiveId: string | null
    readonly measureId: string | null
  }[],
): Promise<Entry[]> {
  const { rows } = await tx.$client.query<EntryRow>(
    `select ${ENTRY_COLUMNS.replaceAll(/\b(id|seq|pupil_id|objective_id|measure_id)\b/g, 'entry.$1')}
     from entry join (select distinct * from unnest($1::uuid[], $2::uuid[], $3::uuid[])
       as cell (pupil_id, objective_id, measure_id)) cell
       on entry.pupil_id = cell.pupil_id
       and (entry.objective_id = cell.objective_id or entry.measure_id = cell.measure_id)
     order by entry.seq`,
    [
      cells.map(({ pupilId }) => pupilId),
      cells.map(({ objectiveId }) => objectiveId),
      cells.map(({ measureId }) => measureId),
    ],
  )
  return rows.map((row) => toEntry(row))
}

/** The log after a sequence number, in the order of acceptance. */
export async function listEntriesAfter(
  tx: Transaction,
  { seq, limit }: { seq: number; limit: number },
): Promise<{ entries: Entry[]; last: number }> {
  const { rows } = await tx.$client.query<EntryRow>(
    `select ${ENTRY_COLUMNS} from entry where seq > $1 order by seq limit $2`,
    [seq, limit],
  )
  return { entries: rows.map((row) => toEntry(row)), last: rows.at(-1)?.seq ?? seq }
}

/** Which of these ids name a pupil of this school. */
export async function listKnownPupils(tx: Transaction, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.$client.query<{ id: string }>('select id from pupil where id = any($1)', [ids])
  return new Set(rows.map(({ id }) => id))
}

/** The codes that each of these objectives may be judged with: of every version, since a code outlives its words. */
export async function listDepthsOfObjectives(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, Set<string>>> {
  const { rows } = await tx.$client.query<{ id: string; depths: string[] }>(
    `select objective.id, coalesce(array_agg(depth ->> 'id') filter (where depth is not null), '{}') as depths
     from objective
       join framework on framework.id = objective.framework_id
       left join depth_scale on depth_scale.id = framework.scale_id
       left join lateral jsonb_array_elements(depth_scale.codes) as depth on true
     where objective.id = any($1) group by objective.id`,
    [ids],
  )
  return new Map(rows.map(({ id, depths }) => [id, new Set(depths)]))
}

/** The staff who wrote these lines, by name. */
export async function listPeople(tx: Transaction, entries: readonly Entry[]): Promise<{ id: string; name: string }[]> {
  const ids = [...new Set(entries.map(({ recordedBy }) => recordedBy))]
  const { rows } = await tx.$client.query<{ id: string; name: string }>(
    'select id, name from list_staff() where id = any($1) order by name, id',
    [ids],
  )
  return rows
}

/** A class or teaching group. */
export async function findClass(tx: Transaction, id: string): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await tx.$client.query<{ id: string; name: string }>(
    `select id, name from pupil_group where id = $1 and kind in ('class', 'teaching-group')`,
    [id],
  )
  return rows[0]
}

export async function hasSubject(tx: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await tx.$client.query('select from subject where id = $1', [id])
  return rowCount === 1
}

/** What a register shows of these pupils, with what it is ordered by. */
export async function listRegister(tx: Transaction, ids: readonly string[]): Promise<RegisterRow[]> {
  const { rows } = await tx.$client.query<RegisterRow>(
    `select id, label, forename, surname, registered_year as "registeredYear", joined_on as "joinedOn", left_on as "leftOn"
     from pupil where id = any($1)`,
    [ids],
  )
  return rows
}

export interface RegisterRow {
  readonly id: string
  readonly label: string
  readonly forename: string | null
  readonly surname: string | null
  readonly registeredYear: YearGroup | null
  readonly joinedOn: CalendarDate | null
  readonly leftOn: CalendarDate | null
}

/** Says from which day objectives count as taught to a class or a pupil, because they were judged. */
export async function appendTaughtFrom(
  tx: Transaction,
  rows: readonly {
    readonly id: string
    readonly objectiveId: string
    readonly groupId: string | null
    readonly pupilId: string | null
    readonly taughtFrom: CalendarDate | null
  }[],
  { schoolId }: { schoolId: string },
): Promise<void> {
  await tx.$client.query(
    `insert into taught_from (school_id, id, objective_id, group_id, pupil_id, taught_from, via)
     select $1, day.*, 'judged' from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::date[]) as day`,
    [
      schoolId,
      rows.map(({ id }) => id),
      rows.map(({ objectiveId }) => objectiveId),
      rows.map(({ groupId }) => groupId),
      rows.map(({ pupilId }) => pupilId),
      rows.map(({ taughtFrom }) => taughtFrom),
    ],
  )
}
