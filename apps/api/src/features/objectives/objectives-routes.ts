import { routes } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { type Objective, type ProgrammeAssignment, programmeOf } from '@track/objectives'
import { applyMapping, suggestMapping } from '@track/tabular'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { v7 as makeId } from 'uuid'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refuseIfChanged, withEtag } from '../../etag.js'
import { importResult, isHeldBack } from '../../import/import-result.js'
import { IMPORT_BYTES, mappingOf, readImportFile } from '../../import/read-import-file.js'
import { invalidBody } from '../../invalid-body.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { loadTeaching } from '../../teaching/load-teaching.js'
import { OBJECTIVE_FIELDS } from './objective-fields.js'
import {
  findFirstScaleId,
  findObjective,
  hasOtherThanClasses,
  hasScale,
  insertAssignment,
  insertFrameworks,
  insertObjectives,
  insertProgrammes,
  insertStrands,
  insertSubjects,
  insertTaughtFroms,
  insertWordings,
  listFrameworks,
  listObjectiveIds,
  listObjectives,
  listSubjects,
  listWordings,
  loadLibrary,
  lockObjective,
  lockProgramme,
  nextPlaces,
  saveOrder,
  updateObjectives,
  updateProgramme,
  writeObjectiveImport,
} from './objectives-repository.js'
import { planObjectiveImport } from './plan-objective-import.js'

export async function objectivesRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.listObjectives),
    handler: ({ params, query }) =>
      withSchool(pool, params.schoolId, async (tx) => {
        const { subjects, frameworks, strands, objectives } = await listObjectives(tx, {
          ...query,
          asOf: await schoolToday(tx, clock),
        })
        return {
          subjects: [...subjects],
          frameworks: [...frameworks],
          strands: [...strands],
          objectives: objectives.map(withObjectiveEtag),
        }
      }),
  })

  app.route({
    ...endpoint(routes.addObjectives),
    handler: async ({ params: { schoolId }, body }, reply) => {
      const objectives = await changeSchool(pool, schoolId, async (tx) => {
        const places = await nextPlaces(tx, [...new Set(body.objectives.map(({ frameworkId }) => frameworkId))])
        const added = body.objectives.map(({ id = makeId(), ...one }): Objective => {
          const position = places.get(one.frameworkId) ?? 0
          places.set(one.frameworkId, position + 1)
          return { id, ...one, position, retiredOn: null }
        })
        await insertObjectives(tx, schoolId, { objectives: added, effectiveFrom: await schoolToday(tx, clock) })
        return added
      })
      return reply.code(201).send({ objectives: objectives.map(withObjectiveEtag) })
    },
  })

  app.route({
    ...endpoint(routes.changeObjective),
    handler: (request) => {
      const { schoolId, objectiveId } = request.params
      const { effectiveFrom, wording, code, ...change } = request.body
      return changeSchool(pool, schoolId, async (tx) => {
        const today = await schoolToday(tx, clock)
        await lockObjective(tx, objectiveId)
        const found = await findObjective(tx, objectiveId, today)
        if (found === undefined) throw refusal('request/not-found')
        refuseIfChanged(request, ofObjective(found))
        const { code: oldCode, ...rest } = found
        const newCode = code === undefined ? oldCode : code
        await updateObjectives(tx, schoolId, [
          { ...rest, ...defined(change), ...(newCode != null && { code: newCode }) },
        ])
        if (wording !== undefined && (wording !== found.wording || effectiveFrom !== undefined))
          await insertWordings(tx, schoolId, {
            objectives: [{ id: objectiveId, wording }],
            effectiveFrom: effectiveFrom ?? today,
          })
        return withObjectiveEtag((await findObjective(tx, objectiveId, today))!)
      })
    },
  })

  app.route({
    ...endpoint(routes.orderObjectives),
    handler: async ({ params: { schoolId }, body: { frameworkId, objectiveIds } }, reply) => {
      await changeSchool(pool, schoolId, async (tx) => {
        await findFramework(tx, frameworkId)
        const all = new Set(await listObjectiveIds(tx, frameworkId))
        const given = new Set(objectiveIds)
        if (given.size !== objectiveIds.length || given.size !== all.size || objectiveIds.some((id) => !all.has(id)))
          throw invalidBody([
            { pointer: '/objectiveIds', code: 'order', message: 'Give every objective of the framework, each once' },
          ])
        await saveOrder(tx, objectiveIds)
      })
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...endpoint(routes.listWordings),
    handler: async ({ params: { schoolId, objectiveId } }) => {
      const wordings = await withSchool(pool, schoolId, (tx) => listWordings(tx, objectiveId))
      // Every objective has words: none means there is no such objective.
      if (wordings.length === 0) throw refusal('request/not-found')
      return { wordings }
    },
  })

  app.route({
    ...endpoint(routes.importObjectives),
    bodyLimit: IMPORT_BYTES,
    handler: async ({ params: { schoolId }, query, body }) => {
      const table = readImportFile(body, query)
      const fields = OBJECTIVE_FIELDS
      const mapping = mappingOf(query, () => suggestMapping(table.columns, fields))
      const read = applyMapping(table, mapping, fields)
      return changeSchool(pool, schoolId, async (tx) => {
        const today = await schoolToday(tx, clock)
        const planned = planObjectiveImport(read.records, await loadLibrary(tx, today), {
          source: query.source,
          subject: query.subject,
          scaleId: await findFirstScaleId(tx),
          newId: makeId,
        })
        const plan = { ...planned, issues: [...read.issues, ...planned.issues] }
        if (!isHeldBack(plan, query)) await writeObjectiveImport(tx, schoolId, { plan, effectiveFrom: today })
        return importResult(plan, { table, query, mapping, fields })
      })
    },
  })

  app.route({
    ...endpoint(routes.addSubject),
    handler: async ({ params: { schoolId }, body: { name } }, reply) => {
      const subject = await changeSchool(pool, schoolId, async (tx) => {
        const added = { id: makeId(), name, position: (await listSubjects(tx)).length }
        await insertSubjects(tx, schoolId, [added])
        return added
      })
      return reply.code(201).send(subject)
    },
  })

  app.route({
    ...endpoint(routes.addFramework),
    handler: async ({ params: { schoolId }, body }, reply) => {
      const framework = await changeSchool(pool, schoolId, async (tx) => {
        const scaleId = body.scaleId ?? (await findFirstScaleId(tx))
        if (scaleId === undefined)
          throw invalidBody([
            { pointer: '/scaleId', code: 'scale', message: 'The school has no scale yet: add one first' },
          ])
        if (!(await hasScale(tx, scaleId))) throw refusal('request/not-found')
        const added = { id: makeId(), ...body, scaleId, position: (await listFrameworks(tx)).length }
        await insertFrameworks(tx, schoolId, [added])
        return added
      })
      return reply.code(201).send(framework)
    },
  })

  app.route({
    ...endpoint(routes.addStrand),
    handler: async ({ params: { schoolId }, body }, reply) => {
      const strand = await changeSchool(pool, schoolId, async (tx) => {
        const { strands } = await listObjectives(tx, {
          frameworkId: body.frameworkId,
          asOf: await schoolToday(tx, clock),
        })
        const added = { id: makeId(), ...body, position: strands.length }
        await insertStrands(tx, schoolId, [added])
        return added
      })
      return reply.code(201).send(strand)
    },
  })

  app.route({
    ...endpoint(routes.listProgrammes),
    handler: ({ params, query: { subjectId } }) =>
      withSchool(pool, params.schoolId, async (tx) => {
        const asOf = await schoolToday(tx, clock)
        const teaching = await loadTeaching(tx)
        const ofSubject = <T extends { readonly subjectId: string }>(rows: readonly T[]) =>
          rows.filter((row) => (subjectId ?? row.subjectId) === row.subjectId)
        return {
          programmes: ofSubject(teaching.programmes).map(withEtag),
          ...inForce(ofSubject(teaching.assignments), asOf),
        }
      }),
  })

  app.route({
    ...endpoint(routes.addProgramme),
    handler: async ({ params: { schoolId }, body: { id = makeId(), ...body } }, reply) => {
      const programme = { id, ...body }
      await changeSchool(pool, schoolId, (tx) => insertProgrammes(tx, schoolId, [programme]))
      return reply.code(201).send(withEtag(programme))
    },
  })

  app.route({
    ...endpoint(routes.changeProgramme),
    handler: (request) => {
      const { schoolId, programmeId } = request.params
      return changeSchool(pool, schoolId, async (tx) => {
        await lockProgramme(tx, programmeId)
        const { programmes } = await loadTeaching(tx)
        const found = programmes.find(({ id }) => id === programmeId)
        if (found === undefined) throw refusal('request/not-found')
        refuseIfChanged(request, found)
        const changed = { ...found, ...defined(request.body) }
        await updateProgramme(tx, schoolId, changed)
        return withEtag(changed)
      })
    },
  })

  app.route({
    ...endpoint(routes.assignProgramme),
    handler: async ({ params: { schoolId }, body }, reply) => {
      await changeSchool(pool, schoolId, async (tx) => {
        await refuseOtherThanClasses(tx, [body.groupId], '/groupId')
        const effectiveFrom = body.effectiveFrom ?? (await schoolToday(tx, clock))
        await insertAssignment(tx, { schoolId, id: makeId(), ...body, effectiveFrom })
      })
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...endpoint(routes.setTaughtFrom),
    handler: async ({ params: { schoolId }, body: { taught } }, reply) => {
      await changeSchool(pool, schoolId, async (tx) => {
        await refuseOtherThanClasses(
          tx,
          taught.map(({ groupId }) => groupId),
          '/taught',
        )
        await insertTaughtFroms(
          tx,
          taught.map((row) => ({ schoolId, id: makeId(), ...row })),
        )
      })
      return reply.code(204).send(null)
    },
  })
}

/** What a change of an objective can change: putting others in order, or its framework on another scale, makes it no other. */
function ofObjective({ position: _, scaleId: __, ...objective }: Objective & { scaleId?: string }): object {
  return objective
}

function withObjectiveEtag(objective: Objective): Objective & { etag: string } {
  return { ...objective, etag: withEtag(ofObjective(objective)).etag }
}

async function findFramework(tx: Transaction, id: string) {
  const found = (await listFrameworks(tx)).find((framework) => framework.id === id)
  if (found === undefined) throw refusal('request/not-found')
  return found
}

/** Only a class or teaching group works in a programme: for another kind nobody would ever look. */
async function refuseOtherThanClasses(
  tx: Transaction,
  groupIds: readonly (string | null)[],
  pointer: string,
): Promise<void> {
  const ids = groupIds.filter((id) => id !== null)
  if (ids.length === 0 || !(await hasOtherThanClasses(tx, ids))) return
  throw invalidBody([{ pointer, code: 'class', message: 'Name a class or a teaching group' }])
}

/** Which programme each class, and each pupil with one of their own, works in on a day. */
function inForce(assignments: readonly ProgrammeAssignment[], asOf: CalendarDate) {
  const asked = new Map(
    assignments
      .filter(({ effectiveFrom }) => effectiveFrom <= asOf)
      .map(({ subjectId, groupId, pupilId }) => [
        `${subjectId} ${groupId ?? pupilId}`,
        { subjectId, groupId, pupilId },
      ]),
  )
  const answers = [...asked.values()].map(({ subjectId, groupId, pupilId }) => ({
    subjectId,
    groupId,
    pupilId,
    programmeId: programmeOf(assignments, {
      subjectId,
      pupilId: pupilId ?? '',
      groupIds: groupId === null ? [] : [groupId],
      asOf,
    }),
  }))
  return {
    classes: answers.flatMap(({ groupId, subjectId, programmeId }) =>
      groupId === null ? [] : [{ groupId, subjectId, programmeId }],
    ),
    pupils: answers.flatMap(({ pupilId, subjectId, programmeId }) =>
      pupilId === null ? [] : [{ pupilId, subjectId, programmeId }],
    ),
  }
}

/** What was sent, without what was left out. */
function defined<T extends object>(change: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as never
}
