import { randomBytes, randomUUID } from 'node:crypto'
import type { PinKind } from '@track/api-contract'
import { hashPassword } from '../../secrets/password.js'
import { hashToken, makeToken } from '../../secrets/token.js'
import { makePin } from './pin.js'

/** What a pupil is given, and what is kept of it. */
export interface NewKey {
  readonly given: { readonly card: string; readonly pin: string }
  readonly kept: {
    readonly handle: string
    readonly cardHash: Buffer
    readonly pinHash: string
    readonly outboxKey: Buffer
  }
}

/**
 * All that a pupil needs to get in, new from top to bottom: a card with a secret of 256 bits, of which only a hash is kept, and a PIN,
 * of which only a slow hash is; the handle under which devices know the pupil, and the key that seals what they do there.
 */
export async function makeKey(kind: PinKind): Promise<NewKey> {
  const given = { card: makeToken(), pin: makePin(kind) }
  return {
    given,
    kept: {
      handle: randomUUID(),
      cardHash: hashToken(given.card),
      pinHash: await hashPassword(given.pin),
      outboxKey: randomBytes(32),
    },
  }
}
