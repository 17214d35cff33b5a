import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type pg from 'pg'
import { withIdentity } from '../../database/transaction.js'
import { refusal } from '../../problem.js'
import { isPassword } from '../../secrets/password.js'
import { countTry } from '../../secrets/tries.js'
import { findAccount, type StoredAccount } from './session-repository.js'

const TRIES = 10
const WINDOW = '15 minutes'

/**
 * The account that this address and password open together. Anybody else is refused, in the same words and after the same
 * time whether the address is known or not; ten tries in fifteen minutes, right or wrong, is all an address gets.
 */
export async function checkPassword(
  pool: pg.Pool,
  reply: FastifyReply,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<StoredAccount> {
  const { tries, account } = await withIdentity(pool, async (tx) => ({
    tries: await countTry(tx, { key: throttleKey(email), per: WINDOW }),
    account: await findAccount(tx, email),
  }))
  if (tries > TRIES) {
    reply.header('retry-after', '900')
    throw refusal('request/too-many')
  }
  if (!(await isPassword(password, account?.passwordHash)) || account === undefined) throw refusal('session/refused')
  return account
}

/** Known and unknown addresses are counted alike, and none is written down. */
export function throttleKey(email: string): string {
  return `sign-in:${createHash('sha256').update(email.toLowerCase()).digest('hex')}`
}
