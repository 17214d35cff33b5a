import type { CalendarDate } from '@track/kernel'
import { type Framework, type Objective, type ObjectiveWording, wordingAsOf } from '@track/objectives'
import { objectiveImport, objectiveWording } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'
import { withEtag } from '../../etag.js'
import { inChunks } from '../../import/in-chunks.js'
import { loadObjectives } from '../../teaching/load-objectives.js'
import { withFrameworkEtag, withObjectiveEtag, withStrandEtag } from './etags.js'
import { insertLinks } from './links-repository.js'
import type { ObjectiveChanges } from './objective-changes.js'
import {
  insertFrameworks,
  insertObjectives,
  insertProgrammes,
  insertStrands,
  insertSubjects,
  insertWordings,
  updateFramework,
  updateObjectives,
} from './objectives-repository.js'
import { insertRevisions } from './revisions-repository.js'

/** Something as an import left it: what differs from that was changed since. */
export interface Left {
  readonly id: string
  readonly etag: string
}

/** All that an import wrote, so that it can be compared with what stands and taken back. */
export interface Written {
  /** Nothing in imports of before they were kept. */
  readonly subjectIds?: readonly string[]
  readonly frameworks: readonly Left[]
  readonly strands: readonly Left[]
  readonly objectives: readonly Left[]
  readonly programmes: readonly Left[]
  readonly linkIds: readonly string[]
  readonly revisionIds: readonly string[]
  readonly changedFrameworks: readonly { readonly before: Framework; readonly etag: string }[]
  readonly changedObjectives: readonly { readonly before: Objective; readonly etag: string }[]
}

/** Writes what an import makes and changes, words counting from today, and how to take it back. */
export async function writeImport(
  tx: Transaction,
  changes: ObjectiveChanges,
  { schoolId, id, doneBy, today }: { schoolId: string; id: string; doneBy: string; today: CalendarDate },
): Promise<void> {
  await insertSubjects(tx, schoolId, changes.newSubjects)
  await insertFrameworks(tx, schoolId, changes.newFrameworks)
  for (const { after } of changes.changedFrameworks) await updateFramework(tx, schoolId, after)
  await insertStrands(tx, schoolId, changes.newStrands)
  await insertObjectives(tx, schoolId, changes.newObjectives)
  const changed = changes.changedObjectives.map(({ after }) => after)
  await updateObjectives(tx, schoolId, changed)
  await writeWords(tx, changes, { schoolId, today })
  await insertProgrammes(tx, schoolId, changes.newProgrammes)
  await insertLinks(tx, schoolId, changes.newLinks)
  await insertRevisions(tx, schoolId, changes.newRevisions)
  await tx.insert(objectiveImport).values({ schoolId, id, doneBy, written: await leftBy(tx, changes, today) })
}

/** First words of what is new, or all that it has had elsewhere; new words of what is here. */
async function writeWords(
  tx: Transaction,
  { newObjectives, changedObjectives, olderWordings }: ObjectiveChanges,
  { schoolId, today }: { schoolId: string; today: CalendarDate },
): Promise<void> {
  await inChunks(olderWordings, (some) => tx.insert(objectiveWording).values(some.map((row) => ({ schoolId, ...row }))))
  const older = new Map<string, ObjectiveWording[]>()
  for (const row of olderWordings) older.set(row.objectiveId, [...(older.get(row.objectiveId) ?? []), row])
  const hasWords = ({ id, wording }: Objective) =>
    wordingAsOf(older.get(id) ?? [], { objectiveId: id, asOf: today }) === wording
  const reworded = changedObjectives.filter(({ before, after }) => !sameWords(before, after))
  const objectives = [...newObjectives.filter((one) => !hasWords(one)), ...reworded.map(({ after }) => after)]
  await insertWordings(tx, schoolId, { objectives, effectiveFrom: today })
}

export function sameWords(a: Objective, b: Objective): boolean {
  return withEtag(wordsOf(a)).etag === withEtag(wordsOf(b)).etag
}

function wordsOf({ wording, pupilWordings }: Objective) {
  return { wording, pupilWordings }
}

async function leftBy(tx: Transaction, changes: ObjectiveChanges, asOf: CalendarDate): Promise<Written> {
  const left = ({ id, etag }: Left): Left => ({ id, etag })
  const ids = [...changes.newObjectives, ...changes.changedObjectives.map(({ after }) => after)].map(({ id }) => id)
  const objectives = await loadObjectives(tx, { ids, asOf })
  const etagOf = ({ id }: Objective) => withObjectiveEtag(objectives.get(id)!).etag
  return {
    subjectIds: changes.newSubjects.map(({ id }) => id),
    frameworks: changes.newFrameworks.map(withFrameworkEtag).map(left),
    strands: changes.newStrands.map(withStrandEtag).map(left),
    objectives: changes.newObjectives.map((one) => ({ id: one.id, etag: etagOf(one) })),
    programmes: changes.newProgrammes.map(withEtag).map(left),
    linkIds: changes.newLinks.map(({ id }) => id),
    revisionIds: changes.newRevisions.map(({ id }) => id),
    changedFrameworks: changes.changedFrameworks.map(({ before, after }) => ({
      before,
      etag: withFrameworkEtag(after).etag,
    })),
    changedObjectives: changes.changedObjectives.map(({ before, after }) => ({ before, etag: etagOf(after) })),
  }
}

/** An import, which nobody else undoes until the transaction is over. */
export async function findImport(
  tx: Transaction,
  id: string,
): Promise<{ readonly undoneAt: string | null; readonly written: Written } | undefined> {
  const { rows } = await tx.$client.query<{ undoneAt: string | null; written: Written }>(
    'select undone_at as "undoneAt", written from objective_import where id = $1 for update',
    [id],
  )
  return rows[0]
}

export async function markUndone(tx: Transaction, id: string): Promise<void> {
  await tx.$client.query(
    `update objective_import set undone_at = date_trunc('milliseconds', clock_timestamp()) where id = $1`,
    [id],
  )
}

/** A programme that somebody works in, or worked in. */
export async function findAssigned(tx: Transaction, programmeIds: readonly string[]): Promise<string | undefined> {
  const { rows } = await tx.$client.query<{ name: string }>(
    `select name from programme where id = any($1)
       and exists (select from programme_assignment where programme_id = programme.id) order by name limit 1`,
    [programmeIds],
  )
  return rows[0]?.name
}

/** Something of the school's own that stands in these frameworks or under these headings. */
export async function findOthersIn(
  tx: Transaction,
  {
    frameworkIds,
    strandIds,
    objectiveIds,
  }: { frameworkIds: readonly string[]; strandIds: readonly string[]; objectiveIds: readonly string[] },
): Promise<string | undefined> {
  const { rows } = await tx.$client.query<{ name: string }>(
    `select name from strand
       where (framework_id = any($1) or parent_id = any($2)) and id <> all($2)
     union all
     select wording from objective join objective_wording on objective_id = id
       where (framework_id = any($1) or strand_id = any($2)) and id <> all($3)
     limit 1`,
    [frameworkIds, strandIds, objectiveIds],
  )
  return rows[0]?.name
}
