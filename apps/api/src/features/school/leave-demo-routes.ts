import { routes } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { school } from '../../database/schema.js'
import { withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { LINK_LIFETIMES, makeLink } from '../../one-time-link.js'
import { clearSessionCookie } from '../../plugins/authentication.js'
import { refusal } from '../../problem.js'

export async function leaveDemoRoutes(instance: FastifyInstance, { pool }: { pool: pg.Pool }): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.leaveDemo),
    handler: async (request, reply) => {
      const { id, token, tokenHash } = makeLink()
      const expiresAt = await withSchool(pool, request.params.schoolId, async (tx) => {
        const [found] = await tx.select({ isDemo: school.isDemo }).from(school).for('no key update')
        if (!found?.isDemo) throw refusal('school/not-a-demo')
        const { rows } = await tx.$client.query('select leave_demo($1, $2, $3::interval) as until', [
          tokenHash,
          id,
          LINK_LIFETIMES['first-run'],
        ])
        return rows[0].until as string | null
      })
      clearSessionCookie(request, reply)
      return { link: expiresAt === null ? null : { id, kind: 'first-run' as const, token, expiresAt } }
    },
  })
}
