import { PageTemplate, type ReportTemplate } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { reportTemplate } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'
import { refusal } from '../../problem.js'

export type StoredTemplate = Omit<ReportTemplate, 'etag'>

/** By name, as a person looks for one. */
export async function listTemplates(tx: Transaction): Promise<StoredTemplate[]> {
  const rows = await tx
    .select()
    .from(reportTemplate)
    .where(isNull(reportTemplate.removedOn))
    .orderBy(sql`lower(${reportTemplate.name}) collate "C"`, reportTemplate.name, reportTemplate.id)
  return rows.map(toTemplate)
}

/** Those that were removed, the latest first: their version is that of the day, so that they come back as they went. */
export async function listRemovedTemplates(
  tx: Transaction,
): Promise<{ template: StoredTemplate; removedOn: CalendarDate }[]> {
  const rows = await tx
    .select()
    .from(reportTemplate)
    .where(isNotNull(reportTemplate.removedOn))
    .orderBy(desc(reportTemplate.removedOn), sql`lower(${reportTemplate.name}) collate "C"`, reportTemplate.id)
  return rows.map((row) => ({ template: toTemplate(row), removedOn: row.removedOn as CalendarDate }))
}

/** `lock` keeps other changes of it waiting until the transaction is over; `removed` finds one that was removed as well. */
async function findTemplate(
  tx: Transaction,
  id: string,
  { lock = false, removed = false }: { readonly lock?: boolean; readonly removed?: boolean } = {},
): Promise<StoredTemplate | undefined> {
  const isIt = eq(reportTemplate.id, id)
  const query = tx
    .select()
    .from(reportTemplate)
    .where(removed ? isIt : and(isIt, isNull(reportTemplate.removedOn)))
  const [row] = await (lock ? query.for('update') : query)
  return row && toTemplate(row)
}

/** As `findTemplate`; that there is none is what the request is told. */
export async function demandTemplate(
  tx: Transaction,
  id: string,
  options?: { readonly lock: boolean; readonly removed?: boolean },
): Promise<StoredTemplate> {
  const template = await findTemplate(tx, id, options)
  if (template === undefined) throw refusal('request/not-found')
  return template
}

export async function insertTemplate(
  tx: Transaction,
  schoolId: string,
  template: Omit<StoredTemplate, 'changedAt'>,
): Promise<StoredTemplate> {
  const [row] = await tx
    .insert(reportTemplate)
    .values({ schoolId, ...template })
    .returning()
  return toTemplate(row!)
}

/** Writes what it is now. One that was removed is back with it. */
export async function updateTemplate(tx: Transaction, template: StoredTemplate): Promise<StoredTemplate> {
  const { id, name, template: page, paper, purpose } = template
  const [row] = await tx
    .update(reportTemplate)
    // Two changes within a millisecond are two versions all the same.
    .set({
      name,
      template: page,
      paper,
      purpose,
      removedOn: null,
      changedAt: sql`greatest(now(), ${reportTemplate.changedAt} + interval '1 ms')`,
    })
    .where(eq(reportTemplate.id, id))
    .returning()
  return toTemplate(row!)
}

export async function removeTemplate(
  tx: Transaction,
  { id, on }: { readonly id: string; readonly on: CalendarDate },
): Promise<void> {
  await tx.update(reportTemplate).set({ removedOn: on }).where(eq(reportTemplate.id, id))
}

function toTemplate(row: typeof reportTemplate.$inferSelect): StoredTemplate {
  const { id, name, template, paper, purpose, changedAt } = row
  return { id, name, template: PageTemplate.parse(template), paper, purpose, changedAt }
}
