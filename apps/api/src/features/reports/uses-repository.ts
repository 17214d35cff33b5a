import type { ReportUse } from '@track/api-contract'
import { type CalendarDate, plusMonths } from '@track/kernel'
import { reportUse } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'

/** Notes that a designed report was used on a day: once, however often that was, and by whom nobody is told. */
export async function noteUse(
  tx: Transaction,
  { on, ...of }: { readonly schoolId: string; readonly templateId: string; readonly on: CalendarDate },
): Promise<void> {
  await tx
    .insert(reportUse)
    .values({ ...of, usedOn: on })
    .onConflictDoNothing()
}

/** On how many days each designed report was used, when last, and whether nobody has needed it for a year. */
export async function listUses(tx: Transaction, today: CalendarDate): Promise<Map<string, ReportUse>> {
  const { rows } = await tx.$client.query<{
    id: string
    madeOn: CalendarDate
    days: number
    lastOn: CalendarDate | null
  }>(
    `select t.id, (t.created_at at time zone s.time_zone)::date as "madeOn", count(u.used_on)::int as days,
       max(u.used_on) as "lastOn"
     from report_template t join school s on s.school_id = t.school_id
       left join report_use u on u.school_id = t.school_id and u.template_id = t.id
     group by t.school_id, t.id, s.time_zone`,
  )
  return new Map(
    rows.map(({ id, madeOn, days, lastOn }) => [
      id,
      { days, lastOn, unused: plusMonths(lastOn ?? madeOn, 12) <= today },
    ]),
  )
}
