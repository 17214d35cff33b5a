import type { CalendarDate } from '@track/kernel'
import { Limits } from '@track/microtrack'
import type { Transaction } from '../../database/transaction.js'
import { refusal } from '../../problem.js'

/** What the school has said about notes. */
export interface NotePolicy {
  readonly teacherMayAdjustAlone: boolean
  readonly limits: Limits
}

export async function findPolicy(tx: Transaction): Promise<NotePolicy> {
  const { rows } = await tx.$client.query<Omit<NotePolicy, 'limits'> & { limits: unknown }>(
    `select teacher_may_adjust_alone as "teacherMayAdjustAlone", microtrack_limits as limits from school`,
  )
  if (rows[0] === undefined) throw refusal('request/not-found')
  return { ...rows[0], limits: Limits.parse(rows[0].limits) }
}

/** The first day of the academic year that a day lies in; a year back where the school has named none. */
export async function startOfYear(tx: Transaction, today: CalendarDate): Promise<CalendarDate> {
  const { rows } = await tx.$client.query<{ from: CalendarDate }>(
    `select coalesce(
       (select starts_on from academic_year where $1::date between starts_on and ends_on order by starts_on desc limit 1),
       ($1::date - interval '1 year')::date
     ) as "from"`,
    [today],
  )
  return rows[0]!.from
}
