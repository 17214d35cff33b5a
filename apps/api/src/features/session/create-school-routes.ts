import { randomUUID } from 'node:crypto'
import { routes } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { type Clock, todayIn } from '../../clock.js'
import { withIdentity, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { insertFirstScale, insertSchool } from '../../operator.js'
import { setSessionCookie } from '../../plugins/authentication.js'
import { refusal } from '../../problem.js'
import { hashToken } from '../../secrets/token.js'
import { refuseUnknownTimeZone } from '../../time-zone.js'
import { findLink, joinSchool } from './link-repository.js'
import { passwordFor } from './password-for.js'
import { findAccount } from './session-repository.js'
import { startSession } from './start-session.js'

/** A school and its first admin from a one-time link: all of it, or nothing and the link is as good as before. */
export async function createSchoolRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.createSchool),
    handler: async (request, reply) => {
      const { name, timeZone, admin } = request.body
      const tokenHash = hashToken(request.body.token)
      refuseUnknownTimeZone(timeZone)
      const link = await withIdentity(pool, (tx) => findLink(tx, tokenHash))
      if (link?.kind !== 'first-run') throw refusal('link/not-valid')
      const asked = { ...admin, about: [admin.email, name], pointer: '/admin/password' }
      const passwordHash = await passwordFor(pool, reply, asked)

      const schoolId = randomUUID()
      const { token, session } = await withSchool(pool, schoolId, async (tx) => {
        await insertSchool(tx, schoolId, { name, timeZone })
        await insertFirstScale(tx, schoolId, todayIn(timeZone, clock))
        const joining = { tokenHash, kind: 'first-run', name: admin.name, email: admin.email, passwordHash } as const
        // Of two who use the link at once, one finds it gone.
        if ((await joinSchool(tx, joining)) === undefined) throw refusal('link/not-valid')
        return startSession(tx, request, (await findAccount(tx, admin.email))!)
      })
      setSessionCookie(request, reply, token)
      return reply.code(201).send(session)
    },
  })
}
