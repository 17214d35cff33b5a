import type { CalendarDate } from '@track/kernel'
import type { PageObjective, PageRevision } from '@track/reports'
import type { Membership } from '@track/roster'
import type { Transaction } from '../../database/transaction.js'

export interface GroupRow {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly partOf?: string | undefined
}

/** Every pupil on roll, asked for like any group. */
export const EVERYONE: GroupRow = { id: 'all', name: 'All', kind: 'school' }

export interface PupilRow {
  readonly id: string
  readonly label: string
  readonly forename: string | null
  readonly surname: string | null
  readonly joinedOn?: CalendarDate
  readonly leftOn?: CalendarDate
}

export async function listAllGroups(tx: Transaction): Promise<GroupRow[]> {
  const { rows } = await tx.$client.query<GroupRow & { partOf: string | null }>(
    'select id, name, kind, part_of as "partOf" from pupil_group',
  )
  return rows.map(({ partOf, ...row }) => ({ ...row, ...(partOf !== null && { partOf }) }))
}

export async function listAllMemberships(tx: Transaction): Promise<Membership[]> {
  const { rows } = await tx.$client.query<Membership>(
    'select group_id as "groupId", pupil_id as "pupilId", from_on as "from", until_on as "until" from membership',
  )
  return rows
}

/**
 * From the first day of the school's academic years to the last of the summer after them: a year and its summer are twelve months.
 * Null before the school has any.
 */
export async function listSchoolYears(tx: Transaction): Promise<{ from: CalendarDate; until: CalendarDate } | null> {
  const { rows } = await tx.$client.query<{ from: CalendarDate | null; until: CalendarDate }>(
    `select min(starts_on) as from, max(greatest(ends_on, (starts_on + interval '1 year - 1 day')::date)) as until
     from academic_year`,
  )
  const { from, until } = rows[0]!
  return from === null ? null : { from, until }
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

/** In which scale each objective of the school is judged, and its tags. */
export async function listPageObjectives(tx: Transaction): Promise<PageObjective[]> {
  const { rows } = await tx.$client.query<PageObjective>(
    'select objective.id, scale_id as "scaleId", tags from objective join framework on framework.id = framework_id',
  )
  return rows
}

/** Every split, merge, replacement and retirement. */
export async function listRevisions(tx: Transaction): Promise<PageRevision[]> {
  const { rows } = await tx.$client.query<PageRevision>(
    `select id, "on", recorded_at as "recordedAt",
       array_agg(objective_id order by position) filter (where part = 'replaced') as "replacedIds",
       coalesce(array_agg(objective_id order by position) filter (where part = 'added'), '{}') as "addedIds"
     from objective_revision join objective_revision_part on revision_id = id
     group by objective_revision.school_id, id, "on", recorded_at`,
  )
  return rows
}
