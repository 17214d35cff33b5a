import type { CalendarDate } from '@track/kernel'
import {
  type Framework,
  type Objective,
  type ObjectiveWording,
  orderObjectives,
  type Programme,
  type Strand,
  type Subject,
} from '@track/objectives'
import { and, asc, eq, inArray, max, notInArray, sql } from 'drizzle-orm'
import {
  depthScale,
  framework,
  objective,
  objectiveWording,
  programme,
  programmeAssignment,
  programmeObjective,
  pupilGroup,
  strand,
  subject,
  taughtFrom,
} from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'
import { inChunks } from '../../import/in-chunks.js'
import { loadObjectives, loadStrands } from '../../teaching/load-objectives.js'
import { loadTeaching } from '../../teaching/load-teaching.js'
import type { Library } from './library.js'
import type { ObjectiveImportPlan } from './plan-objective-import.js'

/** The objectives of the school, or of one subject or framework, in the order a teacher reads them, in their words of a day. */
export async function listObjectives(
  tx: Transaction,
  {
    subjectId,
    frameworkId,
    asOf,
  }: { subjectId?: string | undefined; frameworkId?: string | undefined; asOf: CalendarDate },
): Promise<Pick<Library, 'subjects' | 'frameworks' | 'strands' | 'objectives'>> {
  const frameworks = (await listFrameworks(tx)).filter(
    (one) => (subjectId ?? one.subjectId) === one.subjectId && (frameworkId ?? one.id) === one.id,
  )
  const frameworkIds = frameworks.map(({ id }) => id)
  const strands = await loadStrands(tx, frameworkIds)
  const ids = await tx.select({ id: objective.id }).from(objective).where(inArray(objective.frameworkId, frameworkIds))
  const objectives = await loadObjectives(tx, { ids: ids.map(({ id }) => id), asOf })
  const subjectIds = new Set([
    ...frameworks.map((one) => one.subjectId),
    ...(subjectId === undefined ? [] : [subjectId]),
  ])
  const isWhole = subjectId === undefined && frameworkId === undefined
  return {
    subjects: (await listSubjects(tx)).filter(({ id }) => isWhole || subjectIds.has(id)),
    frameworks,
    strands,
    objectives: frameworks.flatMap(({ id }) =>
      orderObjectives(
        [...objectives.values()].filter((one) => one.frameworkId === id),
        strands.filter((one) => one.frameworkId === id),
      ),
    ),
  }
}

/** Everything an import has to compare with. */
export async function loadLibrary(tx: Transaction, asOf: CalendarDate): Promise<Library> {
  const { programmes } = await loadTeaching(tx)
  const { objectiveId, wording } = objectiveWording
  const wordings = await tx.select({ objectiveId, wording }).from(objectiveWording)
  return { ...(await listObjectives(tx, { asOf })), wordings, programmes }
}

export async function findObjective(tx: Transaction, id: string, asOf: CalendarDate): Promise<Objective | undefined> {
  return (await loadObjectives(tx, { ids: [id], asOf })).get(id)
}

/** Keeps other changes of this objective waiting until the transaction is over. */
export async function lockObjective(tx: Transaction, id: string): Promise<void> {
  await tx.$client.query('select from objective where id = $1 for update', [id])
}

export async function lockProgramme(tx: Transaction, id: string): Promise<void> {
  await tx.$client.query('select from programme where id = $1 for update', [id])
}

/** Writes objectives with their first words. */
export async function insertObjectives(
  tx: Transaction,
  schoolId: string,
  { objectives, effectiveFrom }: { objectives: readonly Objective[]; effectiveFrom: CalendarDate },
): Promise<void> {
  await inChunks(objectives, (some) => tx.insert(objective).values(some.map((one) => objectiveRow(schoolId, one))))
  await insertWordings(tx, schoolId, { objectives, effectiveFrom })
}

/** Adds words that count from a day on: those before it stay. */
export async function insertWordings(
  tx: Transaction,
  schoolId: string,
  {
    objectives,
    effectiveFrom,
  }: { objectives: readonly Pick<Objective, 'id' | 'wording'>[]; effectiveFrom: CalendarDate },
): Promise<void> {
  await inChunks(objectives, (some) =>
    tx
      .insert(objectiveWording)
      .values(some.map(({ id, wording }) => ({ schoolId, objectiveId: id, wording, effectiveFrom }))),
  )
}

/** Everything about objectives but their words. */
export async function updateObjectives(
  tx: Transaction,
  schoolId: string,
  objectives: readonly Objective[],
): Promise<void> {
  await inChunks(objectives, (some) =>
    tx
      .insert(objective)
      .values(some.map((one) => objectiveRow(schoolId, one)))
      .onConflictDoUpdate({
        target: [objective.schoolId, objective.id],
        set: {
          strandId: sql`excluded.strand_id`,
          code: sql`excluded.code`,
          tags: sql`excluded.tags`,
          yearGroups: sql`excluded.year_groups`,
          retiredOn: sql`excluded.retired_on`,
        },
      }),
  )
}

export async function listObjectiveIds(tx: Transaction, frameworkId: string): Promise<string[]> {
  const rows = await tx.select({ id: objective.id }).from(objective).where(eq(objective.frameworkId, frameworkId))
  return rows.map(({ id }) => id)
}

export async function saveOrder(tx: Transaction, objectiveIds: readonly string[]): Promise<void> {
  await tx.$client.query(
    `update objective set position = place - 1
     from unnest($1::uuid[]) with ordinality as ordered (objective_id, place) where objective.id = objective_id`,
    [objectiveIds],
  )
}

/** The position behind every objective of each of these frameworks. */
export async function nextPlaces(tx: Transaction, frameworkIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx
    .select({ id: objective.frameworkId, last: max(objective.position) })
    .from(objective)
    .where(inArray(objective.frameworkId, [...frameworkIds]))
    .groupBy(objective.frameworkId)
  return new Map(rows.map(({ id, last }) => [id, (last ?? -1) + 1]))
}

export async function listWordings(tx: Transaction, objectiveId: string): Promise<ObjectiveWording[]> {
  const { effectiveFrom, recordedAt } = objectiveWording
  const rows = await tx
    .select({ objectiveId: objectiveWording.objectiveId, wording: objectiveWording.wording, effectiveFrom, recordedAt })
    .from(objectiveWording)
    .where(eq(objectiveWording.objectiveId, objectiveId))
    .orderBy(asc(effectiveFrom), asc(recordedAt))
  return rows as ObjectiveWording[]
}

export async function listSubjects(tx: Transaction): Promise<Subject[]> {
  const { id, name, position } = subject
  return tx.select({ id, name, position }).from(subject).orderBy(position, name, id)
}

export async function insertSubjects(tx: Transaction, schoolId: string, subjects: readonly Subject[]): Promise<void> {
  await inChunks(subjects, (some) => tx.insert(subject).values(some.map((one) => ({ schoolId, ...one }))))
}

export async function listFrameworks(tx: Transaction): Promise<Framework[]> {
  const { position, name, id } = framework
  const rows = await tx.select().from(framework).orderBy(position, name, id)
  return rows.map(({ schoolId: _, publisher, ...one }) => ({ ...one, ...(publisher !== null && { publisher }) }))
}

export async function insertFrameworks(
  tx: Transaction,
  schoolId: string,
  frameworks: readonly Framework[],
): Promise<void> {
  await inChunks(frameworks, (some) => tx.insert(framework).values(some.map((one) => ({ schoolId, ...one }))))
}

export async function insertStrands(tx: Transaction, schoolId: string, strands: readonly Strand[]): Promise<void> {
  await inChunks(strands, (some) => tx.insert(strand).values(some.map((one) => ({ schoolId, ...one }))))
}

/** The school's first scale, which a framework has unless it says otherwise. */
export async function findFirstScaleId(tx: Transaction): Promise<string | undefined> {
  const [first] = await tx
    .select({ id: depthScale.id })
    .from(depthScale)
    .orderBy(depthScale.recordedAt, depthScale.id)
    .limit(1)
  return first?.id
}

export async function hasScale(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.$count(depthScale, eq(depthScale.id, id))) > 0
}

export async function insertProgrammes(
  tx: Transaction,
  schoolId: string,
  programmes: readonly Programme[],
): Promise<void> {
  const rows = programmes.map(({ id, subjectId, name }) => ({ schoolId, id, subjectId, name }))
  await inChunks(rows, (some) => tx.insert(programme).values(some))
  await insertProgrammeObjectives(tx, schoolId, programmes)
}

export async function updateProgramme(tx: Transaction, schoolId: string, changed: Programme): Promise<void> {
  await tx.update(programme).set({ name: changed.name }).where(eq(programme.id, changed.id))
  await tx.delete(programmeObjective).where(eq(programmeObjective.programmeId, changed.id))
  await insertProgrammeObjectives(tx, schoolId, [changed])
}

export async function insertAssignment(
  tx: Transaction,
  values: typeof programmeAssignment.$inferInsert,
): Promise<void> {
  await tx.insert(programmeAssignment).values(values)
}

export async function insertTaughtFroms(
  tx: Transaction,
  rows: readonly (typeof taughtFrom.$inferInsert)[],
): Promise<void> {
  await inChunks(rows, (some) => tx.insert(taughtFrom).values(some))
}

/** Are any of these groups of a kind that is not taught together, such as a key group? */
export async function hasOtherThanClasses(tx: Transaction, groupIds: readonly string[]): Promise<boolean> {
  const others = and(inArray(pupilGroup.id, [...groupIds]), notInArray(pupilGroup.kind, ['class', 'teaching-group']))
  return (await tx.$count(pupilGroup, others)) > 0
}

export async function writeObjectiveImport(
  tx: Transaction,
  schoolId: string,
  { plan, effectiveFrom }: { plan: ObjectiveImportPlan; effectiveFrom: CalendarDate },
): Promise<void> {
  await insertSubjects(tx, schoolId, plan.newSubjects)
  await insertFrameworks(tx, schoolId, plan.newFrameworks)
  await insertStrands(tx, schoolId, plan.newStrands)
  await insertObjectives(tx, schoolId, { objectives: plan.newObjectives, effectiveFrom })
  await updateObjectives(tx, schoolId, plan.changedObjectives)
  const rewordedIds = new Set(plan.rewordedIds)
  const reworded = plan.changedObjectives.filter(({ id }) => rewordedIds.has(id))
  await insertWordings(tx, schoolId, { objectives: reworded, effectiveFrom })
  await insertProgrammes(tx, schoolId, plan.newProgrammes)
}

async function insertProgrammeObjectives(
  tx: Transaction,
  schoolId: string,
  programmes: readonly Programme[],
): Promise<void> {
  const rows = programmes.flatMap(({ id, objectiveIds }) =>
    objectiveIds.map((objectiveId, position) => ({ schoolId, programmeId: id, objectiveId, position })),
  )
  await inChunks(rows, (some) => tx.insert(programmeObjective).values(some))
}

function objectiveRow(schoolId: string, one: Objective): typeof objective.$inferInsert {
  const { id, frameworkId, strandId, code = null, tags, yearGroups, position, retiredOn, source } = one
  return {
    schoolId,
    id,
    frameworkId,
    strandId,
    code,
    tags,
    yearGroups,
    position,
    retiredOn,
    source: source?.source ?? null,
    externalId: source?.externalId ?? null,
  }
}
