import { routes } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import type { Clock } from '../../clock.js'
import { withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refusal } from '../../problem.js'
import { findSchool } from './school-repository.js'

export async function schoolRoutes(instance: FastifyInstance, options: { pool: pg.Pool; clock: Clock }): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.readSchool),
    handler: async ({ params, account, role }) => {
      const school = await withSchool(options.pool, params.schoolId, (tx) =>
        findSchool(tx, { accountId: account.id, clock: options.clock }),
      )
      if (school === undefined) throw refusal('request/not-found')
      return { ...school, role }
    },
  })
}
