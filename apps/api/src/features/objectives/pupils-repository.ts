import type { CalendarDate } from '@track/kernel'
import type { Membership } from '@track/roster'
import type { Transaction } from '../../database/transaction.js'

/** Every pupil the school has had, without a name: when they came and went. */
export async function listPupilDays(
  tx: Transaction,
): Promise<{ id: string; joinedOn?: CalendarDate; leftOn?: CalendarDate }[]> {
  const { rows } = await tx.$client.query<{ id: string; joinedOn: CalendarDate | null; leftOn: CalendarDate | null }>(
    'select id, joined_on as "joinedOn", left_on as "leftOn" from pupil order by id',
  )
  return rows.map(({ id, joinedOn, leftOn }) => ({
    id,
    ...(joinedOn !== null && { joinedOn }),
    ...(leftOn !== null && { leftOn }),
  }))
}

/** Who was in a group and when; undefined if there is no such group. A word that is no id names none. */
export async function listMembershipsOf(tx: Transaction, groupId: string): Promise<Membership[] | undefined> {
  const groups = await tx.$client.query('select from pupil_group where id::text = $1', [groupId])
  if (groups.rowCount === 0) return undefined
  const { rows } = await tx.$client.query<Membership>(
    `select group_id as "groupId", pupil_id as "pupilId", from_on as "from", until_on as "until"
     from membership where group_id = $1`,
    [groupId],
  )
  return rows
}

export async function listClasses(tx: Transaction): Promise<{ id: string; name: string }[]> {
  const { rows } = await tx.$client.query<{ id: string; name: string }>(
    `select id, name from pupil_group where kind = 'class' order by name, id`,
  )
  return rows
}

/** How often the school looks at an objective again in a year, and what it thinks a class should have to record in a week. */
export async function findBudget(
  tx: Transaction,
): Promise<{ updatesAnObjective: number; budget: number | null } | undefined> {
  const { rows } = await tx.$client.query<{ updatesAnObjective: number; budget: number | null }>(
    'select updates_an_objective as "updatesAnObjective", taps_a_week as budget from school',
  )
  return rows[0]
}
