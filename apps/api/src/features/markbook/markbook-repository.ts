import type { DescriptorSet, Measure } from '@track/descriptors'
import type { CalendarDate, Instant } from '@track/kernel'
import type { Entry } from '@track/markbook'
import type { TaughtFrom } from '@track/objectives'
import type { YearGroup } from '@track/roster'
import type { Transaction } from '../../database/transaction.js'
import { ENTRY_COLUMNS, type EntryRow, toEntry } from '../../ledger/entry-rows.js'
import { registeredYearOn } from '../../registered-year.js'

/** Where a school's log ends, and the moment that the next lines are stamped with. */
export interface LogEnd {
  readonly seq: number
  readonly moment: Instant
}

/** What is asked about a school before lines are written: the ids that the lines name. */
export interface NamedIds {
  readonly pupilIds: readonly string[]
  readonly objectiveIds: readonly string[]
  readonly measureIds: readonly string[]
  readonly classIds: readonly string[]
  /** Of lines that may be in the log: those sent, and those that corrections name. */
  readonly entryIds: readonly string[]
  /** Cells of which every line is wanted. */
  readonly cells: readonly CellIds[]
}

export interface CellIds {
  readonly pupilId: string
  readonly objectiveId: string | null
  readonly measureId: string | null
}

/** What a school has of these ids, where its log ends, and what its lines are held against. */
export interface School {
  readonly end: LogEnd
  readonly timeZone: string
  readonly recordIn: 'any-class' | 'own-classes'
  readonly pupilIds: readonly string[]
  readonly classIds: readonly string[]
  readonly objectives: readonly { readonly id: string; readonly scaleId: string }[]
  /** Every version: a code outlives its words. */
  readonly scales: readonly { readonly id: string; readonly codes: readonly { readonly id: string }[] }[]
  readonly measures: readonly Measure[]
  /** For each column of words every word of every set ever chosen for it: what was said in another one stays correctable. */
  readonly words: readonly (WordVersion & { readonly measureId: string; readonly descriptorId: string })[]
  readonly entries: readonly Entry[]
  readonly cells: readonly Entry[]
  readonly taughtFroms: readonly TaughtFrom[]
}

/** A version of a set that has a word, by the set's own id. */
export type WordVersion = Pick<DescriptorSet, 'id' | 'effectiveFrom' | 'recordedAt' | 'retiredOn'>

/**
 * Reads all that writing needs to know, in one trip.
 *
 * Asked under the lock of `withSchoolLog`: then the moment is taken after the lock and is later than any the log holds, whatever
 * the machine's clock does.
 */
export async function readForWriting(tx: Transaction, ids: NamedIds): Promise<School> {
  const { rows } = await tx.$client.query<SchoolRow>({
    name: 'read-for-writing',
    text: `select time_zone as "timeZone", record_in as "recordIn", last_seq as seq,
        greatest(date_trunc('milliseconds', clock_timestamp()), last_recorded_at + interval '1 ms') as moment,
        array(select id from pupil where id = any($1::uuid[])) as "pupilIds",
        array(select id from pupil_group where id = any($2::uuid[]) and kind in ('class', 'teaching-group')) as "classIds",
        (select json_agg(json_build_object('id', objective.id, 'scaleId', scale_id))
          from objective join framework on framework.id = framework_id where objective.id = any($3::uuid[])) as objectives,
        (select json_agg(json_build_object('id', id, 'codes', codes)) from depth_scale) as scales,
        (select json_agg(json_strip_nulls(json_build_object('id', id, 'subjectId', subject_id, 'name', name,
            'minimum', minimum, 'maximum', maximum, 'codes', codes, 'setId', set_id, 'position', position)))
          from measure where id = any($4::uuid[])) as measures,
        (select json_agg(json_strip_nulls(json_build_object('measureId', measure.id, 'descriptorId', descriptor ->> 'id',
            'id', version.id, 'effectiveFrom', effective_from, 'recordedAt', version.recorded_at, 'retiredOn', retired_on)))
          from measure join descriptor_set as version on version.id = measure.set_id
              or version.id in (select set_id from set_choice where measure_id = measure.id)
            cross join jsonb_array_elements(version.descriptors) as descriptor
          where measure.id = any($4::uuid[]) and measure.set_id is not null) as words,
        (select json_agg(line) from (select ${ENTRY_COLUMNS} from entry where id = any($5::uuid[])) as line) as entries,
        (select json_agg(line order by line.seq) from (select ${ENTRY_COLUMNS_OF_CELLS}
          from ${linesOfCells('$6', '$7', '$8')}) as line) as cells,
        (select json_agg(json_build_object('objectiveId', objective_id, 'groupId', group_id, 'pupilId', pupil_id,
            'taughtFrom', taught_from, 'via', via,
            'recordedAt', to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
          from taught_from where cardinality($2::uuid[]) > 0 and objective_id = any($3::uuid[])
            and (group_id = any($2::uuid[]) or pupil_id = any($1::uuid[]))) as "taughtFroms"
      from school join log_head using (school_id)`,
    values: [ids.pupilIds, ids.classIds, ids.objectiveIds, ids.measureIds, ids.entryIds, ...columnsOf(ids.cells)],
  })
  const { seq, moment, timeZone, recordIn, pupilIds, classIds, ...lists } = rows[0]!
  return {
    end: { seq, moment },
    timeZone,
    recordIn,
    pupilIds,
    classIds,
    objectives: lists.objectives ?? [],
    scales: lists.scales ?? [],
    measures: lists.measures ?? [],
    words: lists.words ?? [],
    entries: (lists.entries ?? []).map((row) => toEntry(row)),
    cells: (lists.cells ?? []).map((row) => toEntry(row)),
    taughtFroms: lists.taughtFroms ?? [],
  }
}

interface SchoolRow extends Pick<School, 'timeZone' | 'recordIn' | 'pupilIds' | 'classIds'> {
  readonly seq: number
  readonly moment: Instant
  /** A list without rows arrives as null. */
  readonly objectives: School['objectives'] | null
  readonly scales: School['scales'] | null
  readonly measures: School['measures'] | null
  readonly words: School['words'] | null
  readonly entries: readonly EntryRow[] | null
  readonly cells: readonly EntryRow[] | null
  readonly taughtFroms: School['taughtFroms'] | null
}

/** Appends lines in their order and moves the end of the log. */
export async function appendEntries(
  tx: Transaction,
  entries: readonly Entry[],
  { schoolId, after }: { schoolId: string; after: LogEnd },
): Promise<number> {
  const last = after.seq + entries.length
  const latest = [after.moment, ...entries.map(({ recordedAt }) => recordedAt)].toSorted().at(-1)
  const word = (entry: Entry) => (typeof entry.value === 'string' ? entry.value : null)
  await tx.$client.query({
    name: 'append-entries',
    text: `with appended as (
             insert into entry (school_id, seq, id, pupil_id, objective_id, measure_id, depth, mark_code, mark_number,
               observed_on, recorded_at, recorded_by, track, via, batch_id, supersedes, basis)
             select $1, $2 + row_number, id, pupil_id, objective_id, measure_id, depth, mark_code, mark_number,
               observed_on, recorded_at, recorded_by, track, via, batch_id, supersedes, basis
             from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::float8[], $10::date[],
               $11::timestamptz[], $12::uuid[], $13::text[], $14::text[], $15::uuid[], $16::uuid[], $17::uuid[])
               with ordinality as line (id, pupil_id, objective_id, measure_id, depth, mark_code, mark_number,
                 observed_on, recorded_at, recorded_by, track, via, batch_id, supersedes, basis, row_number)
           )
           update log_head set last_seq = $18, last_recorded_at = greatest(last_recorded_at, $19) where school_id = $1`,
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
      last,
      latest,
    ],
  })
  return last
}

/** Every line of these cells, oldest accepted first. */
export async function listEntriesOfCells(tx: Transaction, cells: readonly CellIds[]): Promise<Entry[]> {
  const { rows } = await tx.$client.query<EntryRow>(
    `select ${ENTRY_COLUMNS_OF_CELLS} from ${linesOfCells('$1', '$2', '$3')} order by entry.seq`,
    columnsOf(cells),
  )
  return rows.map((row) => toEntry(row))
}

const ENTRY_COLUMNS_OF_CELLS = ENTRY_COLUMNS.replaceAll(/\b(id|seq|pupil_id|objective_id|measure_id)\b/g, 'entry.$1')

/** Each cell is looked up in the index of its kind. */
function linesOfCells(pupilIds: string, objectiveIds: string, measureIds: string): string {
  return `(select distinct * from unnest(${pupilIds}::uuid[], ${objectiveIds}::uuid[], ${measureIds}::uuid[])
        as cell (pupil_id, objective_id, measure_id)) as cell
      cross join lateral (
        select * from entry where pupil_id = cell.pupil_id and objective_id = cell.objective_id
        union all
        select * from entry where pupil_id = cell.pupil_id and measure_id = cell.measure_id
      ) as entry`
}

function columnsOf(cells: readonly CellIds[]): (string | null)[][] {
  return [
    cells.map(({ pupilId }) => pupilId),
    cells.map(({ objectiveId }) => objectiveId),
    cells.map(({ measureId }) => measureId),
  ]
}

/** The log after a sequence number, in the order of acceptance. */
export async function listEntriesAfter(
  tx: Transaction,
  { seq, limit }: { seq: number; limit: number },
): Promise<{ entries: Entry[]; seqs: number[]; last: number }> {
  const { rows } = await tx.$client.query<EntryRow>(
    `select ${ENTRY_COLUMNS} from entry where seq > $1 order by seq limit $2`,
    [seq, limit],
  )
  const seqs = rows.map((row) => row.seq)
  return { entries: rows.map((row) => toEntry(row)), seqs, last: seqs.at(-1) ?? seq }
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

/** What a register of a day shows of these pupils, with what it is ordered by. */
export async function listRegister(
  tx: Transaction,
  { pupilIds, asOf }: { readonly pupilIds: readonly string[]; readonly asOf: CalendarDate },
): Promise<RegisterRow[]> {
  if (pupilIds.length === 0) return []
  const { rows } = await tx.$client.query<RegisterRow>(
    `select id, label, forename, surname, ${registeredYearOn('$2')} as "registeredYear", joined_on as "joinedOn",
       left_on as "leftOn"
     from pupil where id = any($1)`,
    [pupilIds, asOf],
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
