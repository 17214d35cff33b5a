import type { FastifyInstance } from 'fastify'
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
  app.addHook('onRequest', async ({ method, headers }) => {
    const from = headers['sec-fetch-site']
    const reads = method === 'GET' || method === 'HEAD'
    if (!reads && from !== undefined && from !== 'same-origin' && from !== 'none') throw refusal('request/cross-site')
  })
}
