import type { CalendarDate } from '@track/kernel'
import type { Change, RegisteredYear, Roster, RosterChanges, RosterPupil } from '@track/roster'
import { inArray, sql } from 'drizzle-orm'
import { pupilGroup } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'
import { listMemberships, writeMemberships } from './memberships-repository.js'
import { listGroups } from './roster-repository.js'

/** Who is where on every day, as plans need it: of the whole school, or of some pupils, with every group. */
export async function loadRoster(
  tx: Transaction,
  { pupilIds }: { readonly pupilIds?: readonly string[] } = {},
): Promise<Roster> {
  const some = pupilIds ?? null
  const pupils = await tx.$client.query<Record<'id' | 'registeredYear' | 'joinedOn' | 'leftOn', string | null>>(
    `select id, registered_year as "registeredYear", joined_on as "joinedOn", left_on as "leftOn"
     from pupil where $1::uuid[] is null or id = any($1)`,
    [some],
  )
  const years = await tx.$client.query<RegisteredYear>(
    `select pupil_id as "pupilId", from_on as "from", year from registered_year where $1::uuid[] is null or pupil_id = any($1)`,
    [some],
  )
  return {
    // What is null in the database is missing in the library.
    pupils: pupils.rows.map(
      (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as RosterPupil,
    ),
    groups: await listGroups(tx),
    memberships: await listMemberships(tx, pupilIds && { pupilIds }),
    registeredYears: years.rows,
  }
}

/** Writes a plan, or its inverse: groups come before whoever is in them and go after. */
export async function writeRosterChanges(tx: Transaction, schoolId: string, changes: RosterChanges): Promise<void> {
  const { groups, memberships, registeredYears, leaving } = changes
  const kept = groups.flatMap(({ after }) => after ?? [])
  if (kept.length > 0)
    await tx
      .insert(pupilGroup)
      .values(
        kept.map(({ partOf = null, startsOn = null, endsOn = null, ...group }) => ({
          schoolId,
          ...group,
          partOf,
          startsOn,
          endsOn,
        })),
      )
      .onConflictDoUpdate({
        target: [pupilGroup.schoolId, pupilGroup.id],
        set: {
          name: sql`excluded.name`,
          partOf: sql`excluded.part_of`,
          position: sql`excluded.position`,
          startsOn: sql`excluded.starts_on`,
          endsOn: sql`excluded.ends_on`,
        },
      })
  await writeMemberships(tx, schoolId, memberships)
  await writeRegisteredYears(tx, schoolId, registeredYears)
  await writeLeaving(tx, leaving)
  const gone = groups.flatMap(({ before, after }) => (before && !after ? [before.id] : []))
  if (gone.length > 0) await tx.delete(pupilGroup).where(inArray(pupilGroup.id, gone))
}

async function writeRegisteredYears(
  tx: Transaction,
  schoolId: string,
  changes: readonly Change<RegisteredYear>[],
): Promise<void> {
  const gone = changes.flatMap(({ before, after }) => (before && !after ? [before] : []))
  const kept = changes.flatMap(({ after }) => after ?? [])
  if (gone.length > 0)
    await tx.$client.query(
      `delete from registered_year dated using unnest($1::uuid[], $2::date[]) as gone (pupil_id, from_on)
       where dated.pupil_id = gone.pupil_id and dated.from_on = gone.from_on`,
      [gone.map(({ pupilId }) => pupilId), gone.map(({ from }) => from)],
    )
  if (kept.length > 0)
    await tx.$client.query(
      `insert into registered_year (school_id, pupil_id, from_on, year)
       select $1, row.* from unnest($2::uuid[], $3::date[], $4::text[]) as row
       on conflict (school_id, pupil_id, from_on) do update set year = excluded.year`,
      [schoolId, kept.map(({ pupilId }) => pupilId), kept.map(({ from }) => from), kept.map(({ year }) => year)],
    )
}

async function writeLeaving(tx: Transaction, changes: RosterChanges['leaving']): Promise<void> {
  if (changes.length === 0) return
  const days = changes.map(({ after }): CalendarDate | null => after?.leftOn ?? null)
  await tx.$client.query(
    `update pupil set left_on = said.left_on from unnest($1::uuid[], $2::date[]) as said (id, left_on)
     where pupil.id = said.id`,
    [changes.map(({ before, after }) => (after ?? before)!.pupilId), days],
  )
}
