import type { PupilSession, PupilSignIn } from '@track/api-contract'
import type { FastifyReply } from 'fastify'
import type pg from 'pg'
import { withIdentity, withSchool } from '../../database/transaction.js'
import { refusal } from '../../problem.js'
import { isPassword } from '../../secrets/password.js'
import { hashToken, makeToken } from '../../secrets/token.js'
import { countTry, forgetTries } from '../../secrets/tries.js'
import { readPin } from './pin.js'
import { closePupilSession, findOwnName, findPupilKey, GUESSES, openPupilSession } from './pupil-session-repository.js'

/** A device that others use forgets a pupil after ten quiet minutes; their own keeps them for as long as a session lasts. */
const IDLE_MINUTES = { shared: 10, own: 240 } as const

/**
 * Signs a pupil in, in place of whoever was signed in on this device. Ten guesses in a quarter of an hour are all that an account
 * gets, right or wrong, from however many addresses; the eleventh is not looked at. A handle that nobody has is counted and refused
 * in the same words and after the same time.
 */
export async function signInPupil(
  pool: pg.Pool,
  reply: FastifyReply,
  asked: PupilSignIn & { readonly previous: string | undefined },
): Promise<{ readonly token: string; readonly session: PupilSession }> {
  // Written in other letters it is the same handle, and the same ten guesses.
  const handle = asked.handle.toLowerCase()
  const { tries, key } = await withIdentity(pool, async (tx) => ({
    tries: await countTry(tx, { key: triesKey(handle), per: GUESSES.per }),
    key: await findPupilKey(tx, handle),
  }))
  if (tries > GUESSES.most) {
    reply.header('retry-after', '900')
    throw refusal('pupil-session/blocked')
  }
  const isRight = await isPassword(readPin(asked.pin, key?.pinKind ?? 'digits'), key?.pinHash)
  if (!isRight || key === undefined) throw refusal('pupil-session/refused')

  const token = makeToken()
  const idleMinutes = asked.ownDevice ? IDLE_MINUTES.own : IDLE_MINUTES.shared
  return withSchool(pool, key.schoolId, async (tx) => {
    await forgetTries(tx, triesKey(handle))
    if (asked.previous !== undefined) await closePupilSession(tx, hashToken(asked.previous))
    const session = { tokenHash: hashToken(token), handle, pinHash: key.pinHash, idleMinutes }
    if (!(await openPupilSession(tx, session))) throw refusal('pupil-session/refused')
    const name = await findOwnName(tx, key.pupilId)
    return {
      token,
      session: { pupilId: key.pupilId, name, handle, outboxKey: key.outboxKey.toString('base64'), idleMinutes },
    }
  })
}

/** Known and unknown handles are counted alike; a handle says nothing about anybody. The database reads and forgets it by this name. */
const triesKey = (handle: string) => `pupil:${handle}`
