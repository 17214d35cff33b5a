import type { SchoolSettings, SchoolSettingsChange } from '@track/api-contract'
import { Limits } from '@track/microtrack'
import { getTableColumns, sql } from 'drizzle-orm'
import { reportTemplate, school } from '../../database/schema.js'
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

/** The designed reports by the audience that they are for; those for nobody in particular, and those that were removed, are left out. */
export async function listAudienceReports(tx: Transaction): Promise<{ audienceId: string; name: string }[]> {
  const audienceId = sql<string>`${reportTemplate.template} ->> 'audienceId'`
  return tx
    .select({ audienceId, name: reportTemplate.name })
    .from(reportTemplate)
    .where(sql`${audienceId} is not null and ${reportTemplate.removedOn} is null`)
    .orderBy(reportTemplate.name, reportTemplate.id)
}
