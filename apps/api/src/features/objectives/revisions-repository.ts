import type { CalendarDate } from '@track/kernel'
import type { Revision } from '@track/objectives'
import { eq, inArray } from 'drizzle-orm'
import { objective, objectiveRevision, objectiveRevisionPart } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'
import { inChunks } from '../../import/in-chunks.js'

const REVISIONS = `select id, framework_id as "frameworkId", "on", recorded_at as "recordedAt",
    coalesce(array_agg(objective_id order by position, objective_id) filter (where part = 'replaced'), '{}') as "replacedIds",
    coalesce(array_agg(objective_id order by position, objective_id) filter (where part = 'added'), '{}') as "addedIds"
  from objective_revision join objective_revision_part on revision_id = id`

/** How the lists of these frameworks have changed, the earliest day first. */
export async function listRevisions(tx: Transaction, frameworkIds: readonly string[]): Promise<Revision[]> {
  const { rows } = await tx.$client.query<Revision>(
    `${REVISIONS} where framework_id = any($1) group by id, framework_id, "on", recorded_at
     order by "on", recorded_at, id`,
    [frameworkIds],
  )
  return rows
}

export async function findRevision(tx: Transaction, id: string): Promise<Revision | undefined> {
  const { rows } = await tx.$client.query<Revision>(
    `${REVISIONS} where id = $1 group by id, framework_id, "on", recorded_at`,
    [id],
  )
  return rows[0]
}

export async function insertRevisions(
  tx: Transaction,
  schoolId: string,
  revisions: readonly (Omit<Revision, 'recordedAt'> & Partial<Pick<Revision, 'recordedAt'>>)[],
): Promise<void> {
  await inChunks(revisions, (some) =>
    tx.insert(objectiveRevision).values(
      some.map(({ id, frameworkId, on, recordedAt }) => ({
        schoolId,
        id,
        frameworkId,
        on,
        ...(recordedAt !== undefined && { recordedAt }),
      })),
    ),
  )
  const partsOf = (revisionId: string, objectiveIds: readonly string[], part: 'replaced' | 'added') =>
    objectiveIds.map((objectiveId, position) => ({ schoolId, revisionId, objectiveId, part, position }))
  const parts = revisions.flatMap(({ id, replacedIds, addedIds }) => [
    ...partsOf(id, replacedIds, 'replaced'),
    ...partsOf(id, addedIds, 'added'),
  ])
  await inChunks(parts, (some) => tx.insert(objectiveRevisionPart).values(some))
}

/** Its parts go with it. */
export async function deleteRevision(tx: Transaction, id: string): Promise<void> {
  await tx.delete(objectiveRevision).where(eq(objectiveRevision.id, id))
}

export async function moveObjectives(
  tx: Transaction,
  moved: readonly { readonly id: string; readonly position: number }[],
): Promise<void> {
  await tx.$client.query(
    `update objective set position = moved.position
     from unnest($1::uuid[], $2::int[]) as moved (objective_id, position) where objective.id = moved.objective_id`,
    [moved.map(({ id }) => id), moved.map(({ position }) => position)],
  )
}

/** From a day on these are no longer offered; null offers them again. */
export async function retireObjectives(
  tx: Transaction,
  ids: readonly string[],
  retiredOn: CalendarDate | null,
): Promise<void> {
  await tx
    .update(objective)
    .set({ retiredOn })
    .where(inArray(objective.id, [...ids]))
}

/** What keeps an objective from being taken out of the school again. */
export interface Use {
  readonly objectiveId: string
  readonly judged: boolean
  readonly taught: boolean
  readonly revised: boolean
}

/** Of these objectives, those that somebody was judged in, that were given a taught day, or that another revision names. */
export async function listUses(
  tx: Transaction,
  objectiveIds: readonly string[],
  { butNot = null }: { butNot?: string | null } = {},
): Promise<Use[]> {
  const { rows } = await tx.$client.query<Use>(
    `select * from (
       select id as "objectiveId",
         exists (select from entry where objective_id = objective.id) as judged,
         exists (select from taught_from where objective_id = objective.id) as taught,
         exists (select from objective_revision_part
           where objective_id = objective.id and revision_id is distinct from $2) as revised
       from objective where id = any($1)
     ) used where judged or taught or revised order by "objectiveId"`,
    [objectiveIds, butNot],
  )
  return rows
}

/** In words that go on from the objective's own. */
export function howUsed({ judged, taught }: Use): string {
  if (judged) return 'has been judged, so it stays: retire it instead'
  if (taught) return 'has been given a day on which it is taught, so it stays: retire it instead'
  return 'has been revised since: undo that first'
}

/** Keeps whoever writes in the markbook waiting, so that nothing is judged between a look and an undo. */
export async function lockLog(tx: Transaction): Promise<void> {
  await tx.$client.query('select from log_head for update')
}
