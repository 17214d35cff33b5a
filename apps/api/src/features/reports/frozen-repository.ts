import type { FrozenReport, FrozenReportList } from '@track/api-contract'
import { desc, eq } from 'drizzle-orm'
import { frozenReport } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'

/** A frozen report whose page is the very text that was kept. */
export type StoredFrozenReport = Omit<FrozenReport, 'page'> & { readonly page: string }

/** What a page was calculated from, as text, and the last line of the log that it knew; null of pages kept before either was. */
export type KeptPage = Pick<typeof frozenReport.$inferSelect, 'page' | 'inputs' | 'knownSeq'>

const ABOUT = {
  id: frozenReport.id,
  name: frozenReport.name,
  purpose: frozenReport.purpose,
  audience: frozenReport.audience,
  frozenAt: frozenReport.frozenAt,
  templateId: frozenReport.templateId,
  paper: frozenReport.paper,
}

/** Keeps a page, once: of a report that is already kept under this id nothing changes. */
export async function insertFrozen(
  tx: Transaction,
  row: Omit<typeof frozenReport.$inferInsert, 'frozenAt'>,
): Promise<void> {
  await tx.insert(frozenReport).values(row).onConflictDoNothing()
}

export async function findFrozen(tx: Transaction, id: string): Promise<StoredFrozenReport | undefined> {
  const [row] = await tx
    .select({ ...ABOUT, page: frozenReport.page })
    .from(frozenReport)
    .where(eq(frozenReport.id, id))
  return row
}

export async function findKeptPage(tx: Transaction, id: string): Promise<KeptPage | undefined> {
  const { page, inputs, knownSeq } = frozenReport
  const [row] = await tx.select({ page, inputs, knownSeq }).from(frozenReport).where(eq(frozenReport.id, id))
  return row
}

/** The latest first, each with the name of whoever kept it. */
export async function listFrozen(tx: Transaction): Promise<FrozenReportList['frozen']> {
  const rows = await tx
    .select({ ...ABOUT, frozenBy: frozenReport.frozenBy })
    .from(frozenReport)
    .orderBy(desc(frozenReport.frozenAt), desc(frozenReport.id))
  const people = await tx.$client.query<{ id: string; name: string }>(
    'select id, name from list_staff() where id = any($1)',
    [rows.map((row) => row.frozenBy)],
  )
  const names = new Map(people.rows.map((person) => [person.id, person.name]))
  return rows.map(({ frozenBy: by, ...row }) => ({ ...row, by: names.get(by) ?? '' }))
}
