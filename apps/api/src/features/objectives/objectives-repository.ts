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
import { and, eq, inArray, max, notInArray, sql } from 'drizzle-orm'
import { v7 as makeId } from 'uuid'
import {
  depthScale,
  framework,
  objective,
  objectiveWording,
  programme,
  programmeAssignment,
  programmeObjective,
  programmeSpell,
  pupilGroup,
  strand,
  subject,
  taughtFrom,
} from '../../database/schema.js'
import { sqlState } from '../../database/sql-state.js'
import type { Transaction } from '../../database/transaction.js'
import { inChunks } from '../../import/in-chunks.js'
import { loadObjectives, loadStrands } from '../../teaching/load-objectives.js'
import { loadTeaching } from '../../teaching/load-teaching.js'
import type { Library } from './library.js'

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
  const { objectiveId, wording, pupilWordings } = objectiveWording
  const wordings = await tx.select({ objectiveId, wording, pupilWordings }).from(objectiveWording)
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

/** Keeps other changes of programmes waiting until the transaction is over. */
export async function lockProgrammes(tx: Transaction): Promise<void> {
  await tx.$client.query('select from programme order by id for update')
}

/** Their words go with them. */
export async function deleteObjectives(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$client.query('delete from objective where id = any($1)', [ids])
}

/** Writes objectives without their words, which `insertWordings` adds. */
export async function insertObjectives(
  tx: Transaction,
  schoolId: string,
  objectives: readonly Objective[],
): Promise<void> {
  await inChunks(objectives, (some) => tx.insert(objective).values(some.map((one) => objectiveRow(schoolId, one))))
}

/** Adds words that count from a day on: those before it stay. */
export async function insertWordings(
  tx: Transaction,
  schoolId: string,
  {
    objectives,
    effectiveFrom,
  }: { objectives: readonly Pick<Objective, 'id' | 'wording' | 'pupilWordings'>[]; effectiveFrom: CalendarDate },
): Promise<void> {
  await inChunks(objectives, (some) =>
    tx.insert(objectiveWording).values(
      some.map(({ id, wording, pupilWordings }) => ({
        schoolId,
        objectiveId: id,
        wording,
        pupilWordings,
        effectiveFrom,
      })),
    ),
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
          position: sql`excluded.position`,
          offeredFrom: sql`excluded.offered_from`,
          retiredOn: sql`excluded.retired_on`,
          source: sql`excluded.source`,
          externalId: sql`excluded.external_id`,
          sourceWording: sql`excluded.source_wording`,
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

/** Every wording of these objectives, the earliest first. */
export async function listWordings(tx: Transaction, objectiveIds: readonly string[]): Promise<ObjectiveWording[]> {
  const { rows } = await tx.$client.query<ObjectiveWording>(
    `select objective_id as "objectiveId", wording, pupil_wordings as "pupilWordings", effective_from as "effectiveFrom",
       recorded_at as "recordedAt"
     from objective_wording where objective_id = any($1) order by effective_from, recorded_at, objective_id`,
    [objectiveIds],
  )
  return rows
}

/** Keeps other imports into this subject waiting until the transaction is over; false if there is no such subject. */
export async function lockSubject(tx: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await tx.$client.query('select from subject where id = $1 for no key update', [id])
  return rowCount === 1
}

export async function listSubjects(tx: Transaction): Promise<Subject[]> {
  const { id, name, position } = subject
  return tx.select({ id, name, position }).from(subject).orderBy(position, name, id)
}

export async function insertSubjects(tx: Transaction, schoolId: string, subjects: readonly Subject[]): Promise<void> {
  await inChunks(subjects, (some) => tx.insert(subject).values(some.map((one) => ({ schoolId, ...one }))))
}

/** Those that nothing belongs to, as the keys say, and that no report asks about; the others stay. */
export async function deleteUnusedSubjects(tx: Transaction, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await tx.$client.query('savepoint one_subject')
    try {
      await tx.$client.query(
        `delete from subject where id = $1
           and not exists (select from report_template where strpos(template::text, subject.id::text) > 0)`,
        [id],
      )
    } catch (error) {
      if (sqlState(error) !== '23503') throw error
      await tx.$client.query('rollback to savepoint one_subject')
    }
    await tx.$client.query('release savepoint one_subject')
  }
}

export async function listFrameworks(tx: Transaction): Promise<Framework[]> {
  const { position, name, id } = framework
  const rows = await tx.select().from(framework).orderBy(position, name, id)
  return rows.map(({ schoolId: _, publisher, source, externalId, ...one }) => ({
    ...one,
    ...(publisher !== null && { publisher }),
    ...(source !== null && externalId !== null && { source: { source, externalId } }),
  }))
}

/** Keeps other changes of this framework, its headings and its links waiting until the transaction is over. */
export async function lockFramework(tx: Transaction, id: string): Promise<void> {
  await tx.$client.query('select from framework where id = $1 for update', [id])
}

export async function insertFrameworks(
  tx: Transaction,
  schoolId: string,
  frameworks: readonly Framework[],
): Promise<void> {
  await inChunks(frameworks, (some) => tx.insert(framework).values(some.map((one) => frameworkRow(schoolId, one))))
}

export async function updateFramework(tx: Transaction, schoolId: string, changed: Framework): Promise<void> {
  await tx.update(framework).set(frameworkRow(schoolId, changed)).where(eq(framework.id, changed.id))
}

/** Parents come before what stands under them: a heading is written after the one above it. */
export async function insertStrands(tx: Transaction, schoolId: string, strands: readonly Strand[]): Promise<void> {
  await inChunks(strands, (some) => tx.insert(strand).values(some.map((one) => strandRow(schoolId, one))))
}

export async function updateStrands(tx: Transaction, schoolId: string, strands: readonly Strand[]): Promise<void> {
  await inChunks(strands, (some) =>
    tx
      .insert(strand)
      .values(some.map((one) => strandRow(schoolId, one)))
      .onConflictDoUpdate({
        target: [strand.schoolId, strand.id],
        set: {
          parentId: sql`excluded.parent_id`,
          name: sql`excluded.name`,
          code: sql`excluded.code`,
          position: sql`excluded.position`,
          source: sql`excluded.source`,
          externalId: sql`excluded.external_id`,
        },
      }),
  )
}

/** The framework of a heading, undefined if there is no such heading. */
export async function findFrameworkOfStrand(tx: Transaction, strandId: string): Promise<string | undefined> {
  const [found] = await tx.select({ id: strand.frameworkId }).from(strand).where(eq(strand.id, strandId))
  return found?.id
}

/** What stands under a heading. */
export async function countInStrand(
  tx: Transaction,
  strandId: string,
): Promise<{ strands: number; objectives: number }> {
  return {
    strands: await tx.$count(strand, eq(strand.parentId, strandId)),
    objectives: await tx.$count(objective, eq(objective.strandId, strandId)),
  }
}

export async function deleteStrands(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$client.query('delete from strand where id = any($1)', [ids])
}

export async function deleteFrameworks(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$client.query('delete from framework where id = any($1)', [ids])
}

export async function deleteProgrammes(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$client.query('delete from programme_objective where programme_id = any($1)', [ids])
  await tx.$client.query('delete from programme_spell where programme_id = any($1)', [ids])
  await tx.$client.query('delete from programme where id = any($1)', [ids])
}

/** The codes that judgements of the objectives of a framework use, on any day. */
export async function listUsedDepths(tx: Transaction, frameworkId: string): Promise<string[]> {
  const { rows } = await tx.$client.query<{ depth: string }>(
    `select distinct depth from entry join objective on objective.id = objective_id
     where framework_id = $1 and depth is not null order by depth`,
    [frameworkId],
  )
  return rows.map(({ depth }) => depth)
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

export async function insertProgrammes(
  tx: Transaction,
  schoolId: string,
  programmes: readonly Programme[],
): Promise<void> {
  const rows = programmes.map(({ id, subjectId, name }) => ({ schoolId, id, subjectId, name }))
  await inChunks(rows, (some) => tx.insert(programme).values(some))
  await insertProgrammeObjectives(tx, schoolId, programmes)
}

export async function updateProgrammes(
  tx: Transaction,
  schoolId: string,
  changed: readonly Programme[],
): Promise<void> {
  const ids = changed.map(({ id }) => id)
  if (ids.length === 0) return
  for (const { id, name } of changed) await tx.update(programme).set({ name }).where(eq(programme.id, id))
  await tx.delete(programmeObjective).where(inArray(programmeObjective.programmeId, ids))
  await tx.delete(programmeSpell).where(inArray(programmeSpell.programmeId, ids))
  await insertProgrammeObjectives(tx, schoolId, changed)
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

async function insertProgrammeObjectives(
  tx: Transaction,
  schoolId: string,
  programmes: readonly Programme[],
): Promise<void> {
  const rows = programmes.flatMap(({ id, objectiveIds }) =>
    objectiveIds.map((objectiveId, position) => ({ schoolId, programmeId: id, objectiveId, position })),
  )
  await inChunks(rows, (some) => tx.insert(programmeObjective).values(some))
  const spells = programmes.flatMap(({ id, spells }) =>
    spells.map((spell) => ({ schoolId, id: makeId(), programmeId: id, ...spell })),
  )
  await inChunks(spells, (some) => tx.insert(programmeSpell).values(some))
}

function objectiveRow(schoolId: string, one: Objective): typeof objective.$inferInsert {
  const { id, frameworkId, strandId, code = null, tags, yearGroups, position, offeredFrom, retiredOn, source } = one
  return {
    schoolId,
    id,
    frameworkId,
    strandId,
    code,
    tags,
    yearGroups,
    position,
    offeredFrom,
    retiredOn,
    ...sourceColumns(source),
    sourceWording: source?.wording ?? null,
  }
}

function frameworkRow(schoolId: string, { source, publisher, ...one }: Framework) {
  return { schoolId, ...one, publisher: publisher ?? null, ...sourceColumns(source) }
}

function strandRow(schoolId: string, { source, code, ...one }: Strand) {
  return { schoolId, ...one, code: code ?? null, ...sourceColumns(source) }
}

function sourceColumns(source: Framework['source']) {
  return { source: source?.source ?? null, externalId: source?.externalId ?? null }
}
