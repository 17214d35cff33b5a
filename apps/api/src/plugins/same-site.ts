import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refusal } from '../problem.js'

/**
 * Keeps another site from writing in the name of somebody who is signed in here. A browser says where a request comes from
 * and a page cannot lie about it; programs that are not browsers say nothing and pass. A plain form of another site
 * fails twice, since only JSON and files are read, never the types that a form can send.
 */
export function refuseOtherSites(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser(['text/csv', 'application/octet-stream'], { parseAs: 'buffer' }, (_, body, done) =>
    done(null, body),
  )
  app.addHook('onRequest', async (request) => {
    const reads = request.method === 'GET' || request.method === 'HEAD'
    if (!reads && isFromElsewhere(request)) throw refusal('request/cross-site')
  })
}

/** Browsers keep `Sec-Fetch-Site` to TLS and localhost, and old ones have none: then `Origin` says it, to the host. */
function isFromElsewhere({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin } = headers
  return origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host)
}
