import type { SchoolSettings, SchoolSettingsChange } from '@track/api-contract'
import { school } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'

export type StoredSettings = Omit<SchoolSettings, 'etag'>

export async function findSettings(tx: Transaction): Promise<StoredSettings | undefined> {
  const { name, timeZone, recordIn } = school
  const [found] = await tx.select({ name, timeZone, recordIn }).from(school)
  return found
}

/** Keeps other changes of the school's settings and calendar waiting until the transaction is over. */
export async function lockSchool(tx: Transaction): Promise<void> {
  await tx.$client.query('select from school for no key update')
}

export async function updateSettings(
  tx: Transaction,
  { name, timeZone, recordIn }: SchoolSettingsChange,
): Promise<void> {
  const change = { ...(name && { name }), ...(timeZone && { timeZone }), ...(recordIn && { recordIn }) }
  if (Object.keys(change).length > 0) await tx.update(school).set(change)
}
