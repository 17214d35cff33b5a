import { CalendarDate } from '@track/kernel'
import { academicYearStartingIn, type Group, type Pupil } from '@track/roster'
import { eq, inArray, sql } from 'drizzle-orm'
import { pupil, pupilGroup, pupilIdentifier } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'
import { inChunks } from '../../import/in-chunks.js'
import { registeredYearOn } from '../../registered-year.js'
import { listMemberships, writeMemberships } from './memberships-repository.js'
import type { KnownRoster, PupilImportPlan } from './plan-pupil-import.js'

/**
 * Pupils on roll on a day, in the order of their ids: one that no change of a pupil moves, so that pages can be cut in it. In a group
 * on that day if one is named; those who have left or are to come, in it on any day.
 */
export async function listPupils(
  tx: Transaction,
  {
    groupId,
    asOf,
    onRoll,
    after,
    limit,
  }: {
    readonly groupId: string | undefined
    readonly asOf: CalendarDate
    readonly onRoll: 'now' | 'left' | 'later'
    /** The last pupil of the page before. */
    readonly after: string | undefined
    readonly limit: number
  },
): Promise<Pupil[]> {
  const { rows } = await tx.$client.query(
    `${selectPupils('$1')}
     where ${ON_ROLL[onRoll]}
       and ($2::uuid is null or exists (
         select from membership where membership.pupil_id = pupil.id and group_id = $2
           ${onRoll === 'now' ? 'and from_on <= $1 and (until_on is null or until_on >= $1)' : ''}))
       and ($3::uuid is null or id > $3)
     order by id limit $4`,
    [asOf, groupId ?? null, after ?? null, limit],
  )
  return rows.map(toPupil)
}

const ON_ROLL = {
  now: '(joined_on is null or joined_on <= $1) and (left_on is null or left_on >= $1)',
  left: 'left_on < $1',
  later: 'joined_on > $1',
} as const

/** A pupil as registered on a day. */
export async function findPupil(
  tx: Transaction,
  { id, asOf }: { readonly id: string; readonly asOf: CalendarDate },
): Promise<Pupil | undefined> {
  const { rows } = await tx.$client.query(`${selectPupils('$2')} where id = $1`, [id, asOf])
  return rows.map(toPupil)[0]
}

/** Keeps other changes of the school's roster waiting until the transaction is over: each is planned on what the last one left. */
export async function lockRoster(tx: Transaction): Promise<void> {
  await tx.$client.query('select from school for no key update')
}

/** Everything an import has to compare with, as registered on a day: leavers too, and memberships that have ended. */
export async function loadKnownRoster(tx: Transaction, asOf: CalendarDate): Promise<KnownRoster> {
  const { rows } = await tx.$client.query(selectPupils('$1'), [asOf])
  return { pupils: rows.map(toPupil), groups: await listGroups(tx), memberships: await listMemberships(tx) }
}

export async function insertPupils(tx: Transaction, schoolId: string, pupils: readonly Pupil[]): Promise<void> {
  await inChunks(pupils, (some) => tx.insert(pupil).values(some.map((one) => pupilRow(schoolId, one))))
  await insertIdentifiers(tx, schoolId, pupils)
}

/** Writes what is true of these pupils on a day: their year where it stands on that day, so that earlier ones stay. */
export async function updatePupils(
  tx: Transaction,
  schoolId: string,
  { pupils, asOf }: { readonly pupils: readonly Pupil[]; readonly asOf: CalendarDate },
): Promise<void> {
  await inChunks(pupils, (some) =>
    tx
      .insert(pupil)
      .values(some.map((one) => pupilRow(schoolId, one)))
      .onConflictDoUpdate({
        target: [pupil.schoolId, pupil.id],
        set: {
          label: sql`excluded.label`,
          forename: sql`excluded.forename`,
          surname: sql`excluded.surname`,
          dateOfBirth: sql`excluded.date_of_birth`,
          registeredYear: sql`case when exists (select from registered_year dated
            where dated.school_id = ${pupil.schoolId} and dated.pupil_id = ${pupil.id} and dated.from_on <= ${asOf})
            then ${pupil.registeredYear} else excluded.registered_year end`,
          upn: sql`excluded.upn`,
          joinedOn: sql`excluded.joined_on`,
          leftOn: sql`excluded.left_on`,
        },
      }),
  )
  await tx.$client.query(
    `update registered_year dated set year = said.year
     from unnest($1::uuid[], $2::text[]) as said (pupil_id, year)
     where dated.pupil_id = said.pupil_id and dated.year is distinct from said.year
       and dated.from_on = (select max(from_on) from registered_year latest
         where latest.school_id = dated.school_id and latest.pupil_id = dated.pupil_id and from_on <= $3)`,
    [pupils.map(({ id }) => id), pupils.map(({ registeredYear }) => registeredYear ?? null), asOf],
  )
  await inChunks(pupils, (some) => {
    const ids = some.map(({ id }) => id)
    return tx.delete(pupilIdentifier).where(inArray(pupilIdentifier.pupilId, ids))
  })
  await insertIdentifiers(tx, schoolId, pupils)
}

export async function listGroups(tx: Transaction): Promise<Group[]> {
  const rows = await tx
    .select()
    .from(pupilGroup)
    .orderBy(pupilGroup.kind, pupilGroup.position, pupilGroup.name, pupilGroup.id)
  return rows.map(({ id, kind, name, partOf, position, startsOn, endsOn }) => ({
    id,
    kind,
    name,
    position,
    ...(partOf !== null && { partOf }),
    ...(startsOn !== null && { startsOn: startsOn as CalendarDate }),
    ...(endsOn !== null && { endsOn: endsOn as CalendarDate }),
  }))
}

/** How many pupils on roll each group holds on a day. */
export async function countMembers(tx: Transaction, asOf: CalendarDate): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.$client.query<{ group_id: string; pupils: number }>(
    `select group_id, count(distinct pupil_id) as pupils
     from membership join pupil on pupil.id = pupil_id
     where from_on <= $1 and (until_on is null or until_on >= $1)
       and (joined_on is null or joined_on <= $1) and (left_on is null or left_on >= $1)
     group by group_id`,
    [asOf],
  )
  return new Map(rows.map(({ group_id, pupils }) => [group_id, pupils]))
}

export async function insertGroups(tx: Transaction, schoolId: string, groups: readonly Group[]): Promise<void> {
  await inChunks(groups, (some) =>
    tx.insert(pupilGroup).values(some.map(({ partOf = null, ...group }) => ({ schoolId, ...group, partOf }))),
  )
}

/** Are all of these pupils and groups here? */
export async function hasAll(
  tx: Transaction,
  { pupilIds = [], groupIds = [] }: { readonly pupilIds?: readonly string[]; readonly groupIds?: readonly string[] },
): Promise<boolean> {
  const { rows } = await tx.$client.query<{ missing: number }>(
    `select (select count(*) from unnest($1::uuid[]) as asked (id) where not exists (select from pupil where pupil.id = asked.id))
       + (select count(*) from unnest($2::uuid[]) as asked (id) where not exists (select from pupil_group where pupil_group.id = asked.id))
       as missing`,
    [pupilIds, groupIds],
  )
  return rows[0]!.missing === 0
}

export async function deleteGroup(tx: Transaction, id: string): Promise<void> {
  await tx.delete(pupilGroup).where(eq(pupilGroup.id, id))
}

export async function writePupilImport(
  tx: Transaction,
  schoolId: string,
  { plan, asOf }: { readonly plan: PupilImportPlan; readonly asOf: CalendarDate },
): Promise<void> {
  await insertPupils(tx, schoolId, plan.newPupils)
  await updatePupils(tx, schoolId, { pupils: plan.changedPupils, asOf })
  await insertGroups(tx, schoolId, plan.newGroups)
  await writeMemberships(tx, schoolId, plan.memberships)
}

/** The first day of the academic year that a day is in; 1 September where the calendar does not say. */
export async function findYearStart(tx: Transaction, day: CalendarDate): Promise<CalendarDate> {
  const { rows } = await tx.$client.query<{ starts_on: CalendarDate }>(
    'select starts_on from academic_year where starts_on <= $1 and ends_on >= $1 order by starts_on limit 1',
    [day],
  )
  return rows[0]?.starts_on ?? CalendarDate.parse(`${academicYearStartingIn(day)}-09-01`)
}

/** Pupils as registered on the day that a parameter of the statement names. */
function selectPupils(day: string): string {
  return `
    select id, label, forename, surname, date_of_birth, ${registeredYearOn(day)} as registered_year, upn, joined_on, left_on,
      (select coalesce(json_agg(json_build_object('source', source, 'externalId', external_id) order by source, external_id), '[]')
       from pupil_identifier where pupil_id = pupil.id) as identifiers
    from pupil`
}

type PupilRow = Record<
  'forename' | 'surname' | 'date_of_birth' | 'registered_year' | 'upn' | 'joined_on' | 'left_on',
  string | null
> &
  Pick<Pupil, 'id' | 'label' | 'identifiers'>

function toPupil(row: PupilRow): Pupil {
  const { id, label, forename, surname, date_of_birth, registered_year, upn, joined_on, left_on, identifiers } = row
  return {
    id,
    label,
    ...(forename !== null && { forename }),
    ...(surname !== null && { surname }),
    ...(date_of_birth !== null && { dateOfBirth: date_of_birth as CalendarDate }),
    ...(registered_year !== null && { registeredYear: registered_year as NonNullable<Pupil['registeredYear']> }),
    ...(upn !== null && { upn }),
    identifiers,
    ...(joined_on !== null && { joinedOn: joined_on as CalendarDate }),
    ...(left_on !== null && { leftOn: left_on as CalendarDate }),
  }
}

function pupilRow(schoolId: string, one: Pupil): typeof pupil.$inferInsert {
  return {
    schoolId,
    id: one.id,
    label: one.label,
    forename: one.forename ?? null,
    surname: one.surname ?? null,
    dateOfBirth: one.dateOfBirth ?? null,
    registeredYear: one.registeredYear ?? null,
    upn: one.upn ?? null,
    joinedOn: one.joinedOn ?? null,
    leftOn: one.leftOn ?? null,
  }
}

async function insertIdentifiers(tx: Transaction, schoolId: string, pupils: readonly Pupil[]): Promise<void> {
  const rows = pupils.flatMap(({ id, identifiers }) => identifiers.map((one) => ({ schoolId, pupilId: id, ...one })))
  await inChunks(rows, (some) => tx.insert(pupilIdentifier).values(some))
}
