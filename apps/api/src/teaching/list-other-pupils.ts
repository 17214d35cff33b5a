import { mayDo, type Role } from '@track/api-contract'
import type { Clock } from '../clock.js'
import type { Transaction } from '../database/transaction.js'
import { schoolToday } from '../school-today.js'
import { listOwnPupils } from './list-own-pupils.js'

/**
 * About which of these pupils somebody may not record: where staff record in their own classes only, those whom they neither teach
 * nor cover today.
 */
export async function listOtherPupils(
  tx: Transaction,
  pupilIds: readonly string[],
  { accountId, role, clock }: { readonly accountId: string; readonly role: Role; readonly clock: Clock },
): Promise<Set<string>> {
  // Whoever arranges who covers which class may stand in for anybody.
  if (mayDo(role, 'arrange-classes')) return new Set()
  const { rows } = await tx.$client.query<{ recordIn: string }>('select record_in as "recordIn" from school')
  if (rows[0]?.recordIn !== 'own-classes') return new Set()
  const on = await schoolToday(tx, clock)
  const own = (await listOwnPupils(tx, { accountIds: [accountId], pupilIds, on })).get(accountId)
  return new Set(pupilIds.filter((pupilId) => !own?.has(pupilId)))
}
