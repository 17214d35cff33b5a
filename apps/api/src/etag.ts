import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refusal } from './problem.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A change of something that has an `etag`: nothing is changed unless `If-Match` says which version was read. */
    ifMatch?: true
  }
}

/** The thing with its version: the same as long as nothing that can be seen of it has changed. */
export function withEtag<T extends object>(thing: T): T & { etag: string } {
  return {
    ...thing,
    etag: createHash('sha256').update(JSON.stringify(thing, inOrder)).digest('base64url').slice(0, 22),
  }
}

/** The same thing says its fields in one order, wherever it was put together. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * Refuses a change of something that is no longer what was read. Call it with what stands now, inside the transaction that
 * makes the change and after locking the row, so that of two changes at once one is refused.
 */
export function refuseIfChanged(request: Pick<FastifyRequest, 'headers'>, current: object): void {
  const { etag } = withEtag(current)
  const read = request.headers['if-match'] ?? ''
  const versions = read.split(',').map((version) => version.trim())
  if (!versions.includes('*') && !versions.includes(`"${etag}"`)) throw refusal('request/changed-meanwhile')
}

/** Asks for `If-Match` where the contract does, and gives the version of what is answered as `ETag`. */
export function addEtags(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ routeOptions, headers }) => {
    if (routeOptions.config.ifMatch && headers['if-match'] === undefined) throw refusal('request/precondition-needed')
  })
  app.addHook('preSerialization', async (_request, reply, payload) => {
    const etag = (payload as { etag?: unknown } | null)?.etag
    if (typeof etag === 'string') reply.header('etag', `"${etag}"`)
    return payload
  })
}
