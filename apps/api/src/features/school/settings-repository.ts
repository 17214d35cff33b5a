import type { SchoolSettings, SchoolSettingsChange } from '@track/api-contract'
import { Limits } from '@track/microtrack'
import { getTableColumns } from 'drizzle-orm'
import { school } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'

export type StoredSettings = Omit<SchoolSettings, 'etag'>

export async function findSettings(tx: Transaction): Promise<StoredSettings | undefined> {
  const { schoolId, isDemo, createdAt, ...settings } = getTableColumns(school)
  const [found] = await tx.select(settings).from(school)
  return found && ({ ...found, microtrackLimits: Limits.parse(found.microtrackLimits) } as StoredSettings)
}

/** Keeps other changes of the school's settings and calendar waiting until the transaction is over. */
export async function lockSchool(tx: Transaction): Promise<void> {
  await tx.$client.query('select from school for no key update')
}

export async function updateSettings(tx: Transaction, change: SchoolSettingsChange): Promise<void> {
  // What is undefined is left alone; no budget of taps is null.
  if (Object.values(change).some((value) => value !== undefined)) await tx.update(school).set(change)
}
