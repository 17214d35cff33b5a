import { PageTemplate, type ReportTemplate } from '@track/api-contract'
import { eq, sql } from 'drizzle-orm'
import { reportTemplate } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'
import { refusal } from '../../problem.js'

export type StoredTemplate = Omit<ReportTemplate, 'etag'>

/** By name, as a person looks for one. */
export async function listTemplates(tx: Transaction): Promise<StoredTemplate[]> {
  const rows = await tx
    .select()
    .from(reportTemplate)
    .orderBy(sql`lower(${reportTemplate.name}) collate "C"`, reportTemplate.name, reportTemplate.id)
  return rows.map(toTemplate)
}

/** `lock` keeps other changes of it waiting until the transaction is over. */
export async function findTemplate(
  tx: Transaction,
  id: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<StoredTemplate | undefined> {
  const query = tx.select().from(reportTemplate).where(eq(reportTemplate.id, id))
  const [row] = await (lock ? query.for('update') : query)
  return row && toTemplate(row)
}

/** As `findTemplate`; that there is none is what the request is told. */
export async function demandTemplate(
  tx: Transaction,
  id: string,
  options?: { readonly lock: boolean },
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
      changedAt: sql`greatest(now(), ${reportTemplate.changedAt} + interval '1 ms')`,
    })
    .where(eq(reportTemplate.id, id))
    .returning()
  return toTemplate(row!)
}

export async function deleteTemplate(tx: Transaction, id: string): Promise<void> {
  await tx.delete(reportTemplate).where(eq(reportTemplate.id, id))
}

function toTemplate(row: typeof reportTemplate.$inferSelect): StoredTemplate {
  const { id, name, template, paper, purpose, changedAt } = row
  return { id, name, template: PageTemplate.parse(template), paper, purpose, changedAt }
}
