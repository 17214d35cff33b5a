import { createHash } from 'node:crypto'
import { routes, type Session } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { type Transaction, withIdentity } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { type Account, clearSessionCookie, sessionToken, setSessionCookie } from '../../plugins/authentication.js'
import { refusal } from '../../problem.js'
import { isPassword } from './password.js'
import { closeSession, countTry, findAccount, forgetTries, listSchools, openSession } from './session-repository.js'
import { hashToken, makeToken } from './token.js'

const TRIES = 10
const WINDOW = '15 minutes'

export async function sessionRoutes(instance: FastifyInstance, { pool }: { pool: pg.Pool }): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.signIn),
    handler: async (request, reply) => {
      const { email, password } = request.body
      const key = throttleKey(email)
      const { tries, account } = await withIdentity(pool, async (tx) => ({
        tries: await countTry(tx, { key, per: WINDOW }),
        account: await findAccount(tx, email),
      }))
      if (tries > TRIES) {
        reply.header('retry-after', '900')
        throw refusal('request/too-many')
      }
      if (!(await isPassword(password, account?.passwordHash)) || account === undefined)
        throw refusal('session/refused')

      const token = makeToken()
      const previous = sessionToken(request)
      const session = await withIdentity(pool, async (tx) => {
        if (previous !== undefined) await closeSession(tx, hashToken(previous))
        await forgetTries(tx, key)
        await openSession(tx, { tokenHash: hashToken(token), accountId: account.id })
        return sessionOf(tx, account)
      })
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
      return reply.code(204).send(null)
    },
  })
}

async function sessionOf(tx: Transaction, { id, name, email }: Account): Promise<Session> {
  return { account: { id, name, email }, schools: await listSchools(tx, id) }
}

/** Known and unknown addresses are counted alike, and none is written down. */
function throttleKey(email: string): string {
  return `sign-in:${createHash('sha256').update(email.toLowerCase()).digest('hex')}`
}
