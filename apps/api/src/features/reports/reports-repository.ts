import type { CalendarDate } from '@track/kernel'
import type { Membership } from '@track/roster'
import type { Transaction } from '../../database/transaction.js'

export interface GroupRow {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly partOf?: string | undefined
}

export interface PupilRow {
  readonly id: string
  readonly label: string
  readonly forename: string | null
  readonly surname: string | null
  readonly joinedOn?: CalendarDate
  readonly leftOn?: CalendarDate
}

/**
 * The groups that these ids name, and the others that make a whole with one of them: a part that is not on the page can
 * still give one away that is. A word that is no id names none.
 */
export async function listGroups(tx: Transaction, ids: readonly string[]): Promise<GroupRow[]> {
  const { rows } = await tx.$client.query<GroupRow & { partOf: string | null }>(
    `select id, name, kind, part_of as "partOf" from pupil_group
     where id::text = any($1) or part_of in (select part_of from pupil_group where id::text = any($1))`,
    [ids],
  )
  return rows.map(({ partOf, ...row }) => ({ ...row, ...(partOf !== null && { partOf }) }))
}

export async function listMemberships(tx: Transaction, groupIds: readonly string[]): Promise<Membership[]> {
  const { rows } = await tx.$client.query<Membership>(
    `select group_id as "groupId", pupil_id as "pupilId", from_on as "from", until_on as "until"
     from membership where group_id = any($1)`,
    [groupIds],
  )
  return rows
}

/** Every pupil the school has had, with when they were on roll. */
export async function listPupilsWithDates(tx: Transaction): Promise<PupilRow[]> {
  const { rows } = await tx.$client.query<{
    id: string
    label: string
    forename: string | null
    surname: string | null
    joined_on: CalendarDate | null
    left_on: CalendarDate | null
  }>('select id, label, forename, surname, joined_on, left_on from pupil')
  return rows.map(({ joined_on, left_on, ...row }) => ({
    ...row,
    ...(joined_on !== null && { joinedOn: joined_on }),
    ...(left_on !== null && { leftOn: left_on }),
  }))
}

export async function listSubjectNames(tx: Transaction): Promise<Map<string, string>> {
  const { rows } = await tx.$client.query<{ id: string; name: string }>('select id, name from subject')
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** In which scale each objective of the school is judged. */
export async function listObjectiveScales(tx: Transaction): Promise<{ id: string; scaleId: string }[]> {
  const { rows } = await tx.$client.query<{ id: string; scaleId: string }>(
    'select objective.id, scale_id as "scaleId" from objective join framework on framework.id = framework_id',
  )
  return rows
}
