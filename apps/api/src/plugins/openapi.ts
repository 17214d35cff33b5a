import { openApi } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'

/** Tells a program how to talk to this API. The same for everybody, and the same until the next start. */
export function addOpenApi(app: FastifyInstance): void {
  let document: string | undefined
  app.get('/openapi.json', async (_, reply) => {
    document ??= JSON.stringify(openApi())
    return reply.type('application/json').header('cache-control', 'no-cache').send(document)
  })
}
