import { mayDo, type Role } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { Limits } from '@track/microtrack'
import type { Clock } from '../../clock.js'
import type { Transaction } from '../../database/transaction.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { listOwnPupils } from '../../teaching/list-own-pupils.js'

/** What the school has said about notes and about who records where. */
export interface NotePolicy {
  readonly recordIn: 'any-class' | 'own-classes'
  readonly teacherMayAdjustAlone: boolean
  readonly limits: Limits
}

export async function findPolicy(tx: Transaction): Promise<NotePolicy> {
  const { rows } = await tx.$client.query<Omit<NotePolicy, 'limits'> & { limits: unknown }>(
    `select record_in as "recordIn", teacher_may_adjust_alone as "teacherMayAdjustAlone", microtrack_limits as limits from school`,
  )
  if (rows[0] === undefined) throw refusal('request/not-found')
  return { ...rows[0], limits: Limits.parse(rows[0].limits) }
}

/**
 * On whose notes of these pupils' somebody may not record: where staff record in their own classes only, those whom they neither
 * teach nor cover today.
 */
export async function listOtherPupils(
  tx: Transaction,
  pupilIds: readonly string[],
  { recordIn, accountId, role, clock }: Pick<NotePolicy, 'recordIn'> & { accountId: string; role: Role; clock: Clock },
): Promise<Set<string>> {
  // Whoever arranges who covers which class may stand in for anybody.
  if (recordIn === 'any-class' || mayDo(role, 'arrange-classes')) return new Set()
  const on = await schoolToday(tx, clock)
  const own = (await listOwnPupils(tx, { accountIds: [accountId], pupilIds, on })).get(accountId)
  return new Set(pupilIds.filter((pupilId) => !own?.has(pupilId)))
}

/** The name by which a pupil is called, and the one on lists. */
export async function findPupil(tx: Transaction, id: string): Promise<{ readonly name: string } | undefined> {
  const { rows } = await tx.$client.query<{ name: string }>(
    'select coalesce(forename, label) as name from pupil where id = $1',
    [id],
  )
  return rows[0]
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
