import { routes } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { withIdentity } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { clearSessionCookie, sessionToken, setSessionCookie } from '../../plugins/authentication.js'
import { refusal } from '../../problem.js'
import { hashToken } from '../../secrets/token.js'
import { forgetTries } from '../../secrets/tries.js'
import { checkPassword, throttleKey } from './check-password.js'
import { choosePassword } from './choose-password.js'
import { changePassword, closeSession } from './session-repository.js'
import { sessionOf, startSession } from './start-session.js'

export async function sessionRoutes(instance: FastifyInstance, { pool }: { pool: pg.Pool }): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.signIn),
    handler: async (request, reply) => {
      const account = await checkPassword(pool, reply, request.body)
      const { token, session } = await withIdentity(pool, (tx) => startSession(tx, request, account))
      setSessionCookie(request, reply, token)
      return session
    },
  })

  app.route({
    ...endpoint(routes.readSession),
    handler: ({ account }) => withIdentity(pool, (tx) => sessionOf(tx, account)),
  })

  app.route({
    ...endpoint(routes.signOut),
    handler: async (request, reply) => {
      const token = sessionToken(request)
      if (token !== undefined) await withIdentity(pool, (tx) => closeSession(tx, hashToken(token)))
      clearSessionCookie(request, reply)
      // What this browser keeps on the device goes with the session.
      return reply.header('clear-site-data', '"cache", "storage"').code(204).send(null)
    },
  })

  app.route({
    ...endpoint(routes.changePassword),
    handler: async (request, reply) => {
      const { current, next } = request.body
      const { email } = request.account
      const account = await checkPassword(pool, reply, { email, password: current })
      const { schools } = await withIdentity(pool, (tx) => sessionOf(tx, account))
      const about = [email, ...schools.map(({ name }) => name)]
      const newHash = await choosePassword(next, { about, pointer: '/next' })
      const isChanged = await withIdentity(pool, async (tx) => {
        await forgetTries(tx, throttleKey(email))
        return changePassword(tx, account, { newHash, keep: hashToken(sessionToken(request)!) })
      })
      if (!isChanged) throw refusal('session/refused')
      return reply.code(204).send(null)
    },
  })
}
