import type { DialSetting } from '@track/microtrack'
import type { Transaction } from '../../database/transaction.js'

/** How much choice a class and the pupils who are or were in it were given, oldest first. */
export async function listDialsOfClass(tx: Transaction, classId: string): Promise<DialSetting[]> {
  return listDials(tx, 'group_id = $1 or pupil_id in (select pupil_id from membership where group_id = $1)', classId)
}

/** How much choice a pupil was given, by themselves or with a class they are or were in, oldest first. */
export async function listDialsOfPupil(tx: Transaction, pupilId: string): Promise<DialSetting[]> {
  return listDials(tx, 'pupil_id = $1 or group_id in (select group_id from membership where pupil_id = $1)', pupilId)
}

/** Keeps a setting, unless there is one under its id. */
export async function insertDial(
  tx: Transaction,
  { id, classId, pupilId, groups, options, kinds, from }: Omit<DialSetting, 'recordedAt' | 'recordedBy'>,
  { schoolId, recordedBy }: { readonly schoolId: string; readonly recordedBy: string },
): Promise<void> {
  await tx.$client.query(
    `insert into choice_dial (school_id, id, group_id, pupil_id, groups, options, kinds, from_on, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [schoolId, id, classId, pupilId, groups, options, kinds, from, recordedBy],
  )
}

async function listDials(tx: Transaction, which: string, id: string): Promise<DialSetting[]> {
  const { rows } = await tx.$client.query<DialSetting>(
    `select id, group_id as "classId", pupil_id as "pupilId", groups, options, kinds, from_on as "from",
       recorded_at as "recordedAt", recorded_by as "recordedBy"
     from choice_dial where ${which} order by from_on, recorded_at, id`,
    [id],
  )
  return rows
}
