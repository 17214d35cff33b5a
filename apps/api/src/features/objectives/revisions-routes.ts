import { routes } from '@track/api-contract'
import { type Objective, type Programme, planRevision, type Revision } from '@track/objectives'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { v7 as makeId } from 'uuid'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import type { Transaction } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { invalidBody } from '../../invalid-body.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { loadTeaching } from '../../teaching/load-teaching.js'
import { deleteLinksOf } from './links-repository.js'
import {
  deleteObjectives,
  insertObjectives,
  insertWordings,
  listObjectives,
  lockFramework,
  lockProgrammes,
  updateProgrammes,
} from './objectives-repository.js'
import {
  deleteRevision,
  findRevision,
  howUsed,
  insertRevisions,
  listUses,
  lockLog,
  moveObjectives,
  retireObjectives,
} from './revisions-repository.js'

export async function revisionsRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.addRevision),
    handler: async ({ params: { schoolId }, body }, reply) => {
      const revision = await changeSchool(pool, schoolId, async (tx) => {
        const { frameworkId } = body
        await lockFramework(tx, frameworkId)
        await lockProgrammes(tx)
        const today = await schoolToday(tx, clock)
        const on = body.on ?? today
        const { strands, objectives, frameworks } = await listObjectives(tx, { frameworkId, asOf: today })
        if (frameworks.length === 0) throw refusal('request/not-found')
        const { programmes } = await loadTeaching(tx)
        const added = body.added.map(({ id = makeId(), ...one }) => ({ id, ...one }))
        const { accepted, issues } = planRevision(
          { objectives, strands, programmes },
          { frameworkId, on, replacedIds: body.replacedIds, added },
        )
        if (accepted === null)
          throw invalidBody(
            issues.map(({ code, message, field, row }) => ({
              pointer: `/${field}${row === undefined ? '' : `/${row - 1}`}`,
              code,
              message,
            })),
          )
        const named = new Map(programmes.map((programme) => [programme.id, programme]))
        await retireObjectives(
          tx,
          accepted.retired.map(({ id }) => id),
          on,
        )
        await moveObjectives(tx, accepted.moved)
        await insertObjectives(tx, schoolId, accepted.added)
        await insertWordings(tx, schoolId, { objectives: accepted.added, effectiveFrom: on })
        await updateProgrammes(
          tx,
          schoolId,
          accepted.programmes.map((changed) => ({ ...named.get(changed.id)!, ...changed })),
        )
        const id = makeId()
        const addedIds = accepted.added.map((one) => one.id)
        const replacedIds = accepted.retired.map((one) => one.id)
        await insertRevisions(tx, schoolId, [{ id, frameworkId, on, replacedIds, addedIds }])
        return (await findRevision(tx, id))!
      })
      return reply.code(201).send(revision)
    },
  })

  app.route({
    ...endpoint(routes.undoRevision),
    handler: async ({ params: { schoolId, revisionId } }, reply) => {
      await changeSchool(pool, schoolId, async (tx) => {
        await lockLog(tx)
        const found = await findRevision(tx, revisionId)
        if (found !== undefined) await lockFramework(tx, found.frameworkId)
        await lockProgrammes(tx)
        // Somebody may have undone it while this waited.
        const revision = await findRevision(tx, revisionId)
        if (revision === undefined) throw refusal('request/not-found')
        const { objectives } = await listObjectives(tx, {
          frameworkId: revision.frameworkId,
          asOf: await schoolToday(tx, clock),
        })
        await refuseUsed(tx, revision, objectives)
        const { programmes } = await loadTeaching(tx)
        const gone = new Set(revision.addedIds)
        await updateProgrammes(
          tx,
          schoolId,
          programmes
            .filter(({ objectiveIds, spells }) =>
              [...objectiveIds, ...spells.map(({ objectiveId }) => objectiveId)].some((id) => gone.has(id)),
            )
            .map((programme) => without(programme, gone)),
        )
        await deleteRevision(tx, revisionId)
        await deleteLinksOf(tx, revision.addedIds)
        await deleteObjectives(tx, revision.addedIds)
        const replaced = objectives.filter(
          ({ id, retiredOn }) => revision.replacedIds.includes(id) && retiredOn === revision.on,
        )
        await retireObjectives(
          tx,
          replaced.map(({ id }) => id),
          null,
        )
      })
      return reply.code(204).send(null)
    },
  })
}

/** What came of a revision and was judged, taught or revised since stays: without it a judgement would be about nothing. */
async function refuseUsed(
  tx: Transaction,
  { id, addedIds }: Revision,
  objectives: readonly Objective[],
): Promise<void> {
  const wordings = new Map(objectives.map((objective) => [objective.id, objective.wording]))
  const [used] = await listUses(tx, addedIds, { butNot: id })
  if (used !== undefined) throw refusal('objectives/in-use', `"${wordings.get(used.objectiveId)}" ${howUsed(used)}`)
}

function without(programme: Programme, gone: ReadonlySet<string>): Programme {
  return {
    ...programme,
    objectiveIds: programme.objectiveIds.filter((id) => !gone.has(id)),
    spells: programme.spells.filter(({ objectiveId }) => !gone.has(objectiveId)),
  }
}
