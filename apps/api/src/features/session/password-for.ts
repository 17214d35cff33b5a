import type { FastifyReply } from 'fastify'
import type pg from 'pg'
import { withIdentity } from '../../database/transaction.js'
import { checkPassword } from './check-password.js'
import { choosePassword } from './choose-password.js'
import { findAccount } from './session-repository.js'

/**
 * The hash with which this address joins a school: of the account it has, once the password has proved right, as for signing
 * in; else of the password, which is then a chosen one.
 */
export async function passwordFor(
  pool: pg.Pool,
  reply: FastifyReply,
  asked: {
    readonly email: string
    readonly password: string
    readonly about: readonly string[]
    readonly pointer: string
  },
): Promise<string> {
  const known = await withIdentity(pool, (tx) => findAccount(tx, asked.email))
  if (known === undefined) return choosePassword(asked.password, asked)
  const { passwordHash } = await checkPassword(pool, reply, asked)
  return passwordHash
}
