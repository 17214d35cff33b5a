import type { CalendarDate } from '@track/kernel'
import type { Transaction } from '../database/transaction.js'

/** Which of these pupils each of these people teaches or covers on a day. */
export async function listOwnPupils(
  tx: Transaction,
  { accountIds, pupilIds, on }: { accountIds: readonly string[]; pupilIds: readonly string[]; on: CalendarDate },
): Promise<Map<string, Set<string>>> {
  const { rows } = await tx.$client.query<{ accountId: string; pupilIds: string[] }>({
    name: 'list-own-pupils',
    text: `select account_id as "accountId", array_agg(pupil_id) as "pupilIds"
      from class_teacher as teaches join membership using (school_id, group_id)
      where account_id = any($1::uuid[]) and pupil_id = any($2::uuid[])
        and $3::date between teaches.from_on and coalesce(teaches.until_on, 'infinity')
        and $3::date between membership.from_on and coalesce(membership.until_on, 'infinity')
      group by account_id`,
    values: [accountIds, pupilIds, on],
  })
  return new Map(rows.map((row) => [row.accountId, new Set(row.pupilIds)]))
}
