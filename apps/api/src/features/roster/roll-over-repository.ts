import type { RollOver } from '@track/api-contract'
import type { CalendarDate, Instant } from '@track/kernel'
import type { ProgrammeAssignment } from '@track/objectives'
import type { Change, RosterChanges } from '@track/roster'
import { programmeAssignment, rollOver } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'
import { inChunks } from '../../import/in-chunks.js'
import type { ClassTeacher, NewAssignment } from './plan-succession.js'

/** Everything that a roll-over wrote, so that it can be compared with what stands and taken back. Ids and days: no names of pupils. */
export interface Written {
  readonly changes: RosterChanges
  readonly teachers: readonly Change<ClassTeacher>[]
  readonly assignments: readonly NewAssignment[]
  readonly goingOnIds: readonly string[]
  readonly leavers: number
  readonly pupils: number
}

const ROLL_OVER = `id, starts_on as "startsOn", done_at as "doneAt", undone_at as "undoneAt",
  (written ->> 'leavers')::int as leavers, (written ->> 'pupils')::int as pupils`

/** The latest first. */
export async function listRollOvers(tx: Transaction): Promise<RollOver[]> {
  const { rows } = await tx.$client.query<RollOver>(`select ${ROLL_OVER} from roll_over order by done_at desc, id desc`)
  return rows
}

export async function findRollOver(
  tx: Transaction,
  id: string,
): Promise<{ rollOver: RollOver; written: Written } | undefined> {
  const { rows } = await tx.$client.query<RollOver & { written: Written }>(
    `select ${ROLL_OVER}, written from roll_over where id = $1`,
    [id],
  )
  const [found] = rows
  if (found === undefined) return undefined
  const { written, ...rest } = found
  return { rollOver: rest, written }
}

export async function insertRollOver(
  tx: Transaction,
  values: { schoolId: string; id: string; startsOn: CalendarDate; doneBy: string; written: Written },
): Promise<void> {
  await tx.insert(rollOver).values(values)
}

export async function markUndone(tx: Transaction, id: string): Promise<void> {
  await tx.$client.query(
    `update roll_over set undone_at = date_trunc('milliseconds', clock_timestamp()) where id = $1`,
    [id],
  )
}

export async function listClassTeachers(tx: Transaction): Promise<ClassTeacher[]> {
  const { rows } = await tx.$client.query<ClassTeacher>(
    `select group_id as "groupId", account_id as "accountId", kind, from_on as "from", until_on as "until"
     from class_teacher order by group_id, account_id, from_on`,
  )
  return rows
}

export async function writeClassTeachers(
  tx: Transaction,
  schoolId: string,
  changes: readonly Change<ClassTeacher>[],
): Promise<void> {
  const gone = changes.flatMap(({ before, after }) => (before && !after ? [before] : []))
  const kept = changes.flatMap(({ after }) => after ?? [])
  if (gone.length > 0)
    await tx.$client.query(
      `delete from class_teacher using unnest($1::uuid[], $2::uuid[], $3::date[]) as gone (group_id, account_id, from_on)
       where class_teacher.group_id = gone.group_id and class_teacher.account_id = gone.account_id
         and class_teacher.from_on = gone.from_on`,
      [gone.map((row) => row.groupId), gone.map((row) => row.accountId), gone.map((row) => row.from)],
    )
  if (kept.length > 0)
    await tx.$client.query(
      `insert into class_teacher (school_id, group_id, account_id, kind, from_on, until_on)
       select $1, row.* from unnest($2::uuid[], $3::uuid[], $4::text[], $5::date[], $6::date[]) as row
       on conflict (school_id, group_id, account_id, from_on) do update set kind = excluded.kind, until_on = excluded.until_on`,
      [
        schoolId,
        kept.map((row) => row.groupId),
        kept.map((row) => row.accountId),
        kept.map((row) => row.kind),
        kept.map((row) => row.from),
        kept.map((row) => row.until),
      ],
    )
}

/** Which programmes classes are to work in: those of pupils go on untouched. */
export async function listClassAssignments(tx: Transaction): Promise<(ProgrammeAssignment & { id: string })[]> {
  const { rows } = await tx.$client.query<ProgrammeAssignment & { id: string }>(
    `select id, subject_id as "subjectId", group_id as "groupId", pupil_id as "pupilId", programme_id as "programmeId",
       effective_from as "effectiveFrom", recorded_at as "recordedAt"
     from programme_assignment where group_id is not null order by id`,
  )
  return rows
}

export async function insertAssignments(
  tx: Transaction,
  schoolId: string,
  { assignments, effectiveFrom }: { assignments: readonly NewAssignment[]; effectiveFrom: CalendarDate },
): Promise<void> {
  await inChunks(assignments, (some) =>
    tx.insert(programmeAssignment).values(some.map((one) => ({ schoolId, ...one, effectiveFrom }))),
  )
}

/** Keeps whoever writes in the markbook waiting, so that nothing is written between a look and an undo. */
export async function lockLog(tx: Transaction): Promise<void> {
  await tx.$client.query('select from log_head for update')
}

/**
 * Keeps whoever gives classes teachers, programmes or taught days waiting. After the log, never before it: whoever writes in the
 * markbook takes the two in that order.
 */
export async function lockClasses(tx: Transaction): Promise<void> {
  await tx.$client.query(`select from pupil_group where kind in ('class', 'teaching-group') order by id for update`)
}

/** What has been written in the markbooks of a new year: days on which its classes were taught, and lines about its pupils. */
export async function countUses(
  tx: Transaction,
  {
    groupIds,
    pupilIds,
    startsOn,
    since,
  }: {
    readonly groupIds: readonly string[]
    readonly pupilIds: readonly string[]
    readonly startsOn: CalendarDate
    readonly since: Instant
  },
): Promise<{ taught: number; entries: number }> {
  const { rows } = await tx.$client.query<{ taught: number; entries: number }>(
    `select
       (select count(*)::int from taught_from where group_id = any($1::uuid[])) as taught,
       (select count(*)::int from entry
        where pupil_id = any($2::uuid[]) and observed_on >= $3 and recorded_at >= $4) as entries`,
    [groupIds, pupilIds, startsOn, since],
  )
  return rows[0]!
}
