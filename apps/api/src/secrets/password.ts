import { hash, verify } from '@node-rs/argon2'
import { refusal } from '../problem.js'

/** OWASP's minimum for argon2id (which the library numbers 2): 19 MiB, two passes, one lane. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** So many at a time, so that thirty teachers who sign in at once do not take the machine from everybody else. */
const AT_ONCE = 4
const MAY_WAIT = 200

/** What is stored of a password. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, COST))
}

/**
 * Is this the password behind the hash? Without a hash (nobody has this e-mail address) it takes as long to say no, so
 * that the time does not tell who has an account.
 */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const against = passwordHash ?? (await nobody)
  const matches = await inTurn(() => verify(against, password))
  return matches && passwordHash !== undefined
}

let nobody: Promise<string> | undefined
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= MAY_WAIT) throw refusal('request/too-many')
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
