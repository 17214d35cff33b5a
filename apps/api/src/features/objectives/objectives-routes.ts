import { isDeepStrictEqual } from 'node:util'
import { routes } from '@track/api-contract'
import type { Objective } from '@track/objectives'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { v7 as makeId } from 'uuid'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refuseIfChanged } from '../../etag.js'
import { invalidBody } from '../../invalid-body.js'
import type { Ledgers } from '../../ledger/ledger.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { ofObjective, withFrameworkEtag, withObjectiveEtag, withStrandEtag } from './etags.js'
import { frameworksRoutes } from './frameworks-routes.js'
import { importsRoutes } from './imports-routes.js'
import { linksRoutes } from './links-routes.js'
import {
  findObjective,
  insertObjectives,
  insertSubjects,
  insertWordings,
  listFrameworks,
  listObjectiveIds,
  listObjectives,
  listSubjects,
  listWordings,
  lockObjective,
  nextPlaces,
  saveOrder,
  updateObjectives,
} from './objectives-repository.js'
import { programmesRoutes } from './programmes-routes.js'
import { listRevisions } from './revisions-repository.js'
import { revisionsRoutes } from './revisions-routes.js'
import { workloadRoutes } from './workload-routes.js'

export async function objectivesRoutes(
  instance: FastifyInstance,
  { pool, clock, ledgers }: { pool: pg.Pool; clock: Clock; ledgers: Ledgers },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  app.register(frameworksRoutes, { pool, clock })
  app.register(programmesRoutes, { pool, clock })
  app.register(revisionsRoutes, { pool, clock })
  app.register(importsRoutes, { pool, clock })
  app.register(linksRoutes, { pool, clock, ledgers })
  app.register(workloadRoutes, { pool, clock, ledgers })

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
          frameworks: frameworks.map(withFrameworkEtag),
          strands: strands.map(withStrandEtag),
          objectives: objectives.map(withObjectiveEtag),
          revisions: await listRevisions(
            tx,
            frameworks.map(({ id }) => id),
          ),
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
          return { id, ...one, position, offeredFrom: null, retiredOn: null }
        })
        await insertObjectives(tx, schoolId, added)
        await insertWordings(tx, schoolId, { objectives: added, effectiveFrom: await schoolToday(tx, clock) })
        return added
      })
      return reply.code(201).send({ objectives: objectives.map(withObjectiveEtag) })
    },
  })

  app.route({
    ...endpoint(routes.changeObjective),
    handler: (request) => {
      const { schoolId, objectiveId } = request.params
      const { effectiveFrom, wording, pupilWordings, code, ...change } = request.body
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
        const words = { ...wordsOf(found), ...defined({ wording, pupilWordings }) }
        const areGiven = wording !== undefined || pupilWordings !== undefined
        if (areGiven && (effectiveFrom !== undefined || !isDeepStrictEqual(words, wordsOf(found))))
          await insertWordings(tx, schoolId, {
            objectives: [{ id: objectiveId, ...words }],
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
        if (!(await listFrameworks(tx)).some(({ id }) => id === frameworkId)) throw refusal('request/not-found')
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
      const wordings = await withSchool(pool, schoolId, (tx) => listWordings(tx, [objectiveId]))
      // Every objective has words: none means there is no such objective.
      if (wordings.length === 0) throw refusal('request/not-found')
      return { wordings }
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
}

function wordsOf({ wording, pupilWordings }: Objective) {
  return { wording, pupilWordings }
}

/** What was sent, without what was left out. */
function defined<T extends object>(change: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as never
}
