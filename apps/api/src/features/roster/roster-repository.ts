import { CalendarDate } from '@track/kernel'
import { academicYearStartingIn, type Group, type Membership, type Pupil } from '@track/roster'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { membership, pupil, pupilGroup, pupilIdentifier } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'
import { inChunks } from '../../import/in-chunks.js'
import type { PupilImportPlan, Roster } from './plan-pupil-import.js'

/**
 * Pupils on roll on a day, and in a group on that day if one is named, by label and then id.
 *
 * By code point, on which every database and locale agrees.
 */
export async function listPupils(
  tx: Transaction,
  {
    groupId,
    asOf,
    after,
    limit,
  }: {
    readonly groupId: string | undefined
    readonly asOf: CalendarDate
    /** The last pupil of the page before. */
    readonly after: Pick<Pupil, 'label' | 'id'> | undefined
    readonly limit: number
  },
): Promise<Pupil[]> {
  const { rows } = await tx.$client.query(
    `${SELECT_PUPILS}
     where (joined_on is null or joined_on <= $1) and (left_on is null or left_on >= $1)
       and ($2::uuid is null or exists (
         select from membership
         where membership.pupil_id = pupil.id and group_id = $2 and from_on <= $1 and (until_on is null or until_on >= $1)))
       and ($3::text is null or (label collate "C", id) > ($3, $4::uuid))
     order by label collate "C", id limit $5`,
    [asOf, groupId ?? null, after?.label ?? null, after?.id ?? null, limit],
  )
  return rows.map(toPupil)
}

export async function findPupil(tx: Transaction, id: string): Promise<Pupil | undefined> {
  const { rows } = await tx.$client.query(`${SELECT_PUPILS} where id = $1`, [id])
  return rows.map(toPupil)[0]
}

/** Keeps other changes of this pupil waiting until the transaction is over. */
export async function lockPupil(tx: Transaction, id: string): Promise<void> {
  await tx.$client.query('select from pupil where id = $1 for update', [id])
}

/** Everything an import has to compare with: leavers too, and memberships that have ended. */
export async function loadRoster(tx: Transaction): Promise<Roster> {
  const { rows } = await tx.$client.query(SELECT_PUPILS)
  return { pupils: rows.map(toPupil), groups: await listGroups(tx), memberships: await listMemberships(tx) }
}

export async function insertPupils(tx: Transaction, schoolId: string, pupils: readonly Pupil[]): Promise<void> {
  await inChunks(pupils, (some) => tx.insert(pupil).values(some.map((one) => pupilRow(schoolId, one))))
  await insertIdentifiers(tx, schoolId, pupils)
}

export async function updatePupils(tx: Transaction, schoolId: string, pupils: readonly Pupil[]): Promise<void> {
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
          registeredYear: sql`excluded.registered_year`,
          upn: sql`excluded.upn`,
          joinedOn: sql`excluded.joined_on`,
          leftOn: sql`excluded.left_on`,
        },
      }),
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

/** All memberships, or those of some pupils in some groups. */
export async function listMemberships(
  tx: Transaction,
  only?: { readonly pupilIds: readonly string[]; readonly groupIds: readonly string[] },
): Promise<Membership[]> {
  const rows = await tx
    .select({
      groupId: membership.groupId,
      pupilId: membership.pupilId,
      from: membership.fromOn,
      until: membership.untilOn,
    })
    .from(membership)
    .where(
      only && and(inArray(membership.pupilId, [...only.pupilIds]), inArray(membership.groupId, [...only.groupIds])),
    )
  return rows as Membership[]
}

/** Begins memberships, or gives those that began on the same day another end. */
export async function saveMemberships(
  tx: Transaction,
  schoolId: string,
  memberships: readonly Membership[],
): Promise<void> {
  const rows = memberships.map(({ groupId, pupilId, from, until }) => ({
    schoolId,
    groupId,
    pupilId,
    fromOn: from,
    untilOn: until,
  }))
  await inChunks(rows, (some) =>
    tx
      .insert(membership)
      .values(some)
      .onConflictDoUpdate({
        target: [membership.schoolId, membership.groupId, membership.pupilId, membership.fromOn],
        set: { untilOn: sql`excluded.until_on` },
      }),
  )
}

export async function writePupilImport(tx: Transaction, schoolId: string, plan: PupilImportPlan): Promise<void> {
  await insertPupils(tx, schoolId, plan.newPupils)
  await updatePupils(tx, schoolId, plan.changedPupils)
  await insertGroups(tx, schoolId, plan.newGroups)
  const { started, ended, removed } = plan.memberships
  for (const { groupId, pupilId, from } of removed) {
    const one = and(eq(membership.groupId, groupId), eq(membership.pupilId, pupilId), eq(membership.fromOn, from))
    await tx.delete(membership).where(one)
  }
  await saveMemberships(tx, schoolId, [...ended, ...started])
}

/** The first day of the school's year that a day belongs to; 1 September where the school has not said. */
export async function findYearStart(tx: Transaction, day: CalendarDate): Promise<CalendarDate> {
  const { rows } = await tx.$client.query<{ starts_on: CalendarDate | null }>(
    `select min(starts_on) as starts_on from school_term
     where academic_year = (select academic_year from school_term where starts_on <= $1 order by starts_on desc limit 1)`,
    [day],
  )
  return rows[0]?.starts_on ?? CalendarDate.parse(`${academicYearStartingIn(day)}-09-01`)
}

const SELECT_PUPILS = `
  select id, label, forename, surname, date_of_birth, registered_year, upn, joined_on, left_on,
    (select coalesce(json_agg(json_build_object('source', source, 'externalId', external_id) order by source, external_id), '[]')
     from pupil_identifier where pupil_id = pupil.id) as identifiers
  from pupil`

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
