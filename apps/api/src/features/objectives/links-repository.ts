import type { ObjectiveLink } from '@track/objectives'
import { eq } from 'drizzle-orm'
import { framework, objectiveLink } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'
import { inChunks } from '../../import/in-chunks.js'

const IN_FRAMEWORK = `(select id from objective where framework_id = $1 union all select id from strand where framework_id = $1)`

/** The links of a framework's objectives and headings, and those that lead to them from elsewhere in the school. */
export async function listLinks(tx: Transaction, frameworkId: string): Promise<ObjectiveLink[]> {
  const { rows } = await tx.$client.query<LinkRow>(
    `select id, origin_id as "originId", kind, target_id as "targetId", external, external_id as "externalId"
     from objective_link where origin_id in ${IN_FRAMEWORK} or target_id in ${IN_FRAMEWORK}
     order by origin_id, kind, id`,
    [frameworkId],
  )
  return rows.map(({ externalId, ...link }) => ({ ...link, ...(externalId !== null && { externalId }) }))
}

type LinkRow = Omit<ObjectiveLink, 'externalId'> & { readonly externalId: string | null }

export async function insertLinks(tx: Transaction, schoolId: string, links: readonly ObjectiveLink[]): Promise<void> {
  await inChunks(links, (some) => tx.insert(objectiveLink).values(some.map((link) => ({ schoolId, ...link }))))
}

/** False if there was none. */
export async function deleteLinks(tx: Transaction, ids: readonly string[]): Promise<boolean> {
  const { rowCount } = await tx.$client.query('delete from objective_link where id = any($1)', [ids])
  return rowCount !== 0
}

/** What is removed takes its links along, those from it and those to it. */
export async function deleteLinksOf(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$client.query('delete from objective_link where origin_id = any($1) or target_id = any($1)', [ids])
}

/** Which of these are objectives or headings of the school, and in which framework. */
export async function frameworksOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.$client.query<{ id: string; frameworkId: string }>(
    `select id, framework_id as "frameworkId" from objective where id = any($1)
     union all select id, framework_id from strand where id = any($1)`,
    [ids],
  )
  return new Map(rows.map(({ id, frameworkId }) => [id, frameworkId]))
}

export async function hasFramework(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.$count(framework, eq(framework.id, id))) > 0
}
