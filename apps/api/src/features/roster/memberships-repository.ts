import type { PupilMemberships } from '@track/api-contract'
import type { Change, Membership } from '@track/roster'
import { and, inArray } from 'drizzle-orm'
import { membership } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'

/** All memberships, or those of some pupils (in some groups), or of one group. */
export async function listMemberships(
  tx: Transaction,
  only: { readonly pupilIds?: readonly string[]; readonly groupIds?: readonly string[] } = {},
): Promise<Membership[]> {
  const { pupilIds, groupIds } = only
  const rows = await tx
    .select({
      groupId: membership.groupId,
      pupilId: membership.pupilId,
      from: membership.fromOn,
      until: membership.untilOn,
    })
    .from(membership)
    .where(
      and(
        pupilIds && inArray(membership.pupilId, [...pupilIds]),
        groupIds && inArray(membership.groupId, [...groupIds]),
      ),
    )
  return rows as Membership[]
}

/** The groups a pupil was, is and will be in, by the day it began. */
export async function listMembershipsOfPupil(
  tx: Transaction,
  pupilId: string,
): Promise<PupilMemberships['memberships']> {
  const { rows } = await tx.$client.query<PupilMemberships['memberships'][number]>(
    `select group_id as "groupId", pupil_id as "pupilId", from_on as "from", until_on as "until", name, kind
     from membership join pupil_group on pupil_group.id = group_id
     where pupil_id = $1 order by from_on, name, group_id`,
    [pupilId],
  )
  return rows
}

/** Begins memberships, gives others another end, and takes out those that are no more. */
export async function writeMemberships(
  tx: Transaction,
  schoolId: string,
  changes: readonly Change<Membership>[],
): Promise<void> {
  const gone = changes.flatMap(({ before, after }) => (before && !after ? [before] : []))
  const kept = changes.flatMap(({ after }) => after ?? [])
  if (gone.length > 0) await deleteMemberships(tx, gone)
  if (kept.length > 0)
    await tx.$client.query(
      `insert into membership (school_id, group_id, pupil_id, from_on, until_on)
       select $1, row.* from unnest($2::uuid[], $3::uuid[], $4::date[], $5::date[]) as row
       on conflict (school_id, group_id, pupil_id, from_on) do update set until_on = excluded.until_on`,
      [
        schoolId,
        kept.map(({ groupId }) => groupId),
        kept.map(({ pupilId }) => pupilId),
        kept.map(({ from }) => from),
        kept.map(({ until }) => until),
      ],
    )
}

/** Takes memberships out as though they had never been; answers how many there were. */
export async function deleteMemberships(
  tx: Transaction,
  memberships: readonly Pick<Membership, 'groupId' | 'pupilId' | 'from'>[],
): Promise<number> {
  const { rowCount } = await tx.$client.query(
    `delete from membership using unnest($1::uuid[], $2::uuid[], $3::date[]) as gone (group_id, pupil_id, from_on)
     where membership.group_id = gone.group_id and membership.pupil_id = gone.pupil_id and membership.from_on = gone.from_on`,
    [
      memberships.map(({ groupId }) => groupId),
      memberships.map(({ pupilId }) => pupilId),
      memberships.map(({ from }) => from),
    ],
  )
  return rowCount ?? 0
}
