import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { withIdentity } from '../database/transaction.js'
import { refusal } from '../problem.js'
import { countTry, forgetTries } from '../secrets/tries.js'

const PER_MINUTE = 600
const A_MINUTE = '1 minute'
const A_DAY = '1 day'

/**
 * A ceiling of 600 tries a minute from one address: a school behind one address never gets there, and it slows whoever
 * guesses at many accounts. (Guessing at one account is stopped where people sign in, from however many addresses.)
 *
 * Over it, whoever signed in from that address in the last day still may, and so may the pupils of a class whose code was used
 * there, so that nobody is locked out by what a neighbour does; and whoever is signed in is never counted.
 */
export function addThrottle(app: FastifyInstance, { pool }: { pool: pg.Pool }): void {
  app.addHook('preHandler', async (request, reply) => {
    if (!isTry(request)) return
    const network = networkOf(request.ip)
    const tries = await withIdentity(pool, (tx) => countTry(tx, { key: keyOf('address', network), per: A_MINUTE }))
    reply.headers({
      'ratelimit-policy': `"address";q=${PER_MINUTE};w=60`,
      ratelimit: `"address";r=${Math.max(0, PER_MINUTE - tries)}`,
    })
    if (tries <= PER_MINUTE || (await isKnown(network, comerOf(request.body)))) return
    reply.header('retry-after', '60')
    throw refusal('request/too-many')
  })

  app.addHook('onResponse', async (request, { statusCode }) => {
    const comer = comerOf(request.body)
    if (!isTry(request) || statusCode >= 300 || comer === undefined) return
    const key = knownKey(networkOf(request.ip), comer)
    await withIdentity(pool, async (tx) => {
      await forgetTries(tx, key)
      await countTry(tx, { key, per: A_DAY })
    })
  })

  async function isKnown(network: string, comer: string | undefined): Promise<boolean> {
    if (comer === undefined) return false
    const key = knownKey(network, comer)
    return withIdentity(pool, async (tx) => {
      const known = (await countTry(tx, { key, per: A_DAY })) > 1
      if (!known) await forgetTries(tx, key)
      return known
    })
  }
}

/** Something sent by nobody in particular that could be a guess: a password, a link's secret. */
function isTry({ method, routeOptions }: { method: string; routeOptions: { config: { public?: true } } }): boolean {
  return routeOptions.config.public === true && (method === 'POST' || method === 'PUT' || method === 'PATCH')
}

/** Who a try says it is: by e-mail address; a pupil by the handle on a device, or by the code or card they come with. */
function comerOf(body: unknown): string | undefined {
  const { email, handle, classCode, noteCode, card } = (body ?? {}) as Readonly<Record<string, unknown>>
  const said = [email, handle, classCode, noteCode].find((one) => typeof one === 'string') as string | undefined
  return said?.trim().toLowerCase() ?? (typeof card === 'string' ? card : undefined)
}

/** Whoever has an IPv6 address has the 2^64 beside it. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address.replace(/^::ffff:/i, '')
  const [head = [], tail] = address.split('::').map((half) => half.split(':').filter(Boolean))
  const gap = tail ? Array(8 - head.length - tail.length).fill('0') : []
  return [...head, ...gap, ...(tail ?? [])].slice(0, 4).join(':')
}

/** Of an address and of who came from it a hash is kept, for a day. */
function keyOf(kind: string, ...about: string[]): string {
  return `${kind}:${createHash('sha256').update(about.join(' ')).digest('hex')}`
}

const knownKey = (network: string, comer: string) => keyOf('known', network, comer)
