import { type Link, routes } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { type Transaction, withIdentity } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { setSessionCookie } from '../../plugins/authentication.js'
import { refusal } from '../../problem.js'
import { hashToken } from '../../secrets/token.js'
import { choosePassword } from './choose-password.js'
import { findLink, joinSchool, spendReset } from './link-repository.js'
import { passwordFor } from './password-for.js'
import { findAccount } from './session-repository.js'
import { startSession } from './start-session.js'

/** One-time links in the hands of whoever they were given to: what they are for, and using them up. */
export async function linkRoutes(instance: FastifyInstance, { pool }: { pool: pg.Pool }): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({ ...endpoint(routes.readLink), handler: ({ body }) => readLink(pool, hashToken(body.token)) })

  app.route({
    ...endpoint(routes.useLink),
    handler: async (request, reply) => {
      const { password, name } = request.body
      const tokenHash = hashToken(request.body.token)
      const link = await readLink(pool, tokenHash)
      // A first run makes a school, which is asked for elsewhere.
      if (link.kind === 'first-run') throw refusal('link/not-valid')
      const { email } = link

      const spend = async (): Promise<(tx: Transaction) => Promise<string | undefined>> => {
        if (link.kind === 'reset') {
          const newHash = await choosePassword(password, { about: [email], pointer: '/password' })
          return (tx) => spendReset(tx, { tokenHash, newHash })
        }
        const asked = { email, password, about: [email, link.school], pointer: '/password' }
        const passwordHash = await passwordFor(pool, reply, asked)
        const joining = { tokenHash, kind: link.kind, name: name ?? link.name, email, passwordHash }
        return (tx) => joinSchool(tx, joining)
      }
      const spent = await spend()
      const { token, session } = await withIdentity(pool, async (tx) => {
        if ((await spent(tx)) === undefined) throw refusal('link/not-valid')
        return startSession(tx, request, (await findAccount(tx, email))!)
      })
      setSessionCookie(request, reply, token)
      return session
    },
  })
}

async function readLink(pool: pg.Pool, tokenHash: Buffer): Promise<Link> {
  const link = await withIdentity(pool, (tx) => findLink(tx, tokenHash))
  if (link === undefined) throw refusal('link/not-valid')
  return link
}
