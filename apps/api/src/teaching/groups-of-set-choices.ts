import type { CalendarDate } from '@track/kernel'
import type { Transaction } from '../database/transaction.js'

/**
 * Of the groups of any kind that are described in words of their own, those that each of these pupils is in on a day: what `setOf`
 * of `@track/descriptors` asks for.
 */
export async function groupsOfSetChoices(
  tx: Transaction,
  { pupilIds, asOf }: { readonly pupilIds: readonly string[]; readonly asOf: CalendarDate },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await tx.$client.query<{ pupilId: string; groupIds: string[] }>(
    `select pupil_id as "pupilId", array_agg(group_id) as "groupIds" from membership
     where pupil_id = any($1) and $2::date between from_on and coalesce(until_on, 'infinity')
       and group_id in (select group_id from set_choice where group_id is not null)
     group by pupil_id`,
    [pupilIds, asOf],
  )
  return new Map(rows.map(({ pupilId, groupIds }) => [pupilId, groupIds]))
}
