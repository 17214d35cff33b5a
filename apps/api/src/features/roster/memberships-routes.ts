import { routes } from '@track/api-contract'
import { planLeaving } from '@track/roster'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { changeSchool } from '../../change-school.js'
import { withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { invalidBody } from '../../invalid-body.js'
import { refusal } from '../../problem.js'
import { findOverlap } from './find-overlap.js'
import {
  deleteMemberships,
  listMemberships,
  listMembershipsOfPupil,
  writeMemberships,
} from './memberships-repository.js'
import { moveIntoClass, refuseIssues } from './move-into-class.js'
import { loadRoster, writeRosterChanges } from './roster-changes-repository.js'
import { hasAll, lockRoster } from './roster-repository.js'

/** Who is in which group since when: joiners, moves, leavers. */
export async function membershipsRoutes(instance: FastifyInstance, { pool }: { pool: pg.Pool }): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.setMemberships),
    handler: async ({ params: { schoolId }, body: { memberships } }, reply) => {
      await changeSchool(pool, schoolId, async (tx) => {
        await lockRoster(tx)
        const only = {
          pupilIds: memberships.map(({ pupilId }) => pupilId),
          groupIds: memberships.map(({ groupId }) => groupId),
        }
        const overlap = findOverlap(memberships, await listMemberships(tx, only))
        if (overlap !== undefined)
          throw invalidBody([
            {
              pointer: `/memberships/${overlap}/from`,
              code: 'overlap',
              message: 'The pupil is in this group already on some of these days: end that membership first',
            },
          ])
        await writeMemberships(
          tx,
          schoolId,
          memberships.map((after) => ({ before: null, after })),
        )
      })
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...endpoint(routes.listMemberships),
    handler: ({ params: { schoolId, pupilId } }) =>
      withSchool(pool, schoolId, async (tx) => {
        if (!(await hasAll(tx, { pupilIds: [pupilId] }))) throw refusal('request/not-found')
        return { memberships: await listMembershipsOfPupil(tx, pupilId) }
      }),
  })

  app.route({
    ...endpoint(routes.removeMemberships),
    handler: async ({ params: { schoolId }, body: { memberships } }, reply) => {
      await changeSchool(pool, schoolId, async (tx) => {
        await lockRoster(tx)
        const different = new Set(memberships.map(({ groupId, pupilId, from }) => `${groupId} ${pupilId} ${from}`))
        if ((await deleteMemberships(tx, memberships)) < different.size) throw refusal('request/not-found')
      })
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...endpoint(routes.movePupils),
    handler: async ({ params: { schoolId }, body }, reply) => {
      await changeSchool(pool, schoolId, async (tx) => {
        await lockRoster(tx)
        await moveIntoClass(tx, schoolId, body)
      })
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...endpoint(routes.recordLeavers),
    handler: async ({ params: { schoolId }, body }, reply) => {
      await changeSchool(pool, schoolId, async (tx) => {
        await lockRoster(tx)
        if (!(await hasAll(tx, body))) throw refusal('request/not-found')
        const { changes, issues } = planLeaving(await loadRoster(tx, body), body)
        refuseIssues(issues)
        await writeRosterChanges(tx, schoolId, changes)
      })
      return reply.code(204).send(null)
    },
  })
}
