import type { Session } from '@track/api-contract'
import type { FastifyRequest } from 'fastify'
import type { Transaction } from '../../database/transaction.js'
import { type Account, sessionToken } from '../../plugins/authentication.js'
import { hashToken, makeToken } from '../../secrets/token.js'
import { forgetTries } from '../../secrets/tries.js'
import { throttleKey } from './check-password.js'
import { closeSession, listSchools, openSession } from './session-repository.js'

/** Signs somebody in, in place of whoever was signed in in this browser: the cookie is set once this is committed. */
export async function startSession(
  tx: Transaction,
  request: FastifyRequest,
  account: Account,
): Promise<{ readonly token: string; readonly session: Session }> {
  const token = makeToken()
  const previous = sessionToken(request)
  if (previous !== undefined) await closeSession(tx, hashToken(previous))
  await forgetTries(tx, throttleKey(account.email))
  await openSession(tx, { tokenHash: hashToken(token), accountId: account.id })
  return { token, session: await sessionOf(tx, account) }
}

/** Who this is, and the schools they belong to. */
export async function sessionOf(tx: Transaction, { id, name, email }: Account): Promise<Session> {
  return { account: { id, name, email }, schools: await listSchools(tx, id) }
}
