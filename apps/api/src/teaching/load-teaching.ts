import type { CalendarDate } from '@track/kernel'
import type { Objective, Programme, ProgrammeAssignment, TaughtFrom } from '@track/objectives'
import { groupsOfPupilAsAt, type Membership } from '@track/roster'
import type { Transaction } from '../database/transaction.js'

/** What a school teaches to whom, as rows for the functions of `@track/objectives` and `@track/roster`. */
export interface Teaching {
  readonly programmes: readonly Programme[]
  /** Those that begin or end; every other objective is always offered. */
  readonly objectives: readonly Pick<Objective, 'id' | 'offeredFrom' | 'retiredOn'>[]
  readonly assignments: readonly ProgrammeAssignment[]
  readonly taughtFroms: readonly TaughtFrom[]
  /** Of classes and teaching groups: the groups that programmes and taught-from dates are given to. */
  readonly memberships: readonly Membership[]
}

/** A few thousand short rows for a whole school, so it is read whole: one question fewer to get wrong. */
export async function loadTeaching(tx: Transaction): Promise<Teaching> {
  const programmes = await tx.$client.query<Programme>(
    `select id, subject_id as "subjectId", name,
       array(select objective_id from programme_objective where programme_id = programme.id order by position, objective_id)
         as "objectiveIds",
       coalesce((
         select jsonb_agg(jsonb_build_object('objectiveId', objective_id, 'fromOn', from_on, 'untilOn', until_on)
           order by from_on nulls first, objective_id, until_on)
         from programme_spell where programme_id = programme.id
       ), '[]') as spells
     from programme order by name, id`,
  )
  const objectives = await tx.$client.query<Teaching['objectives'][number]>(
    `select id, offered_from as "offeredFrom", retired_on as "retiredOn" from objective
     where offered_from is not null or retired_on is not null`,
  )
  const assignments = await tx.$client.query<ProgrammeAssignment>(
    `select subject_id as "subjectId", group_id as "groupId", pupil_id as "pupilId", programme_id as "programmeId",
       effective_from as "effectiveFrom", recorded_at as "recordedAt"
     from programme_assignment`,
  )
  const taughtFroms = await tx.$client.query<TaughtFrom>(
    `select objective_id as "objectiveId", group_id as "groupId", pupil_id as "pupilId", taught_from as "taughtFrom",
       recorded_at as "recordedAt", via
     from taught_from`,
  )
  const memberships = await tx.$client.query<Membership>(
    `select group_id as "groupId", pupil_id as "pupilId", from_on as "from", until_on as "until"
     from membership join pupil_group on pupil_group.id = group_id
     where kind in ('class', 'teaching-group')`,
  )
  return {
    programmes: programmes.rows,
    objectives: objectives.rows,
    assignments: assignments.rows,
    taughtFroms: taughtFroms.rows,
    memberships: memberships.rows,
  }
}

/** The classes and teaching groups of each pupil on a day. */
export function groupsByPupil(
  { memberships }: Pick<Teaching, 'memberships'>,
  { asOf }: { asOf: CalendarDate },
): ReadonlyMap<string, readonly string[]> {
  const byPupil = new Map<string, Membership[]>()
  for (const row of memberships) {
    const ofPupil = byPupil.get(row.pupilId)
    if (ofPupil) ofPupil.push(row)
    else byPupil.set(row.pupilId, [row])
  }
  return new Map([...byPupil].map(([pupilId, rows]) => [pupilId, groupsOfPupilAsAt(rows, { pupilId, asOf })]))
}
