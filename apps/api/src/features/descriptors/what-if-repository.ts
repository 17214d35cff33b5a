import type { CalendarDate } from '@track/kernel'
import type { Transaction } from '../../database/transaction.js'

export interface OnRegister {
  readonly id: string
  readonly label: string
  readonly forename: string | null
  readonly surname: string | null
}

/** Who belongs to a group on a day and is on roll then; undefined if the school has no such group. `all` is everybody. */
export async function listMembersOn(
  tx: Transaction,
  { groupId, asOf }: { readonly groupId: string; readonly asOf: CalendarDate },
): Promise<OnRegister[] | undefined> {
  const { rows } = await tx.$client.query<OnRegister>(
    `select id, label, forename, surname from pupil
     where $2::date between coalesce(joined_on, '-infinity') and coalesce(left_on, 'infinity')
       and ($1 = 'all' or exists (
         select from membership where pupil_id = pupil.id and group_id::text = $1
           and $2::date between from_on and coalesce(until_on, 'infinity')
       ))`,
    [groupId, asOf],
  )
  if (rows.length > 0 || groupId === 'all') return rows
  const { rowCount } = await tx.$client.query('select from pupil_group where id::text = $1', [groupId])
  return rowCount === 0 ? undefined : []
}
