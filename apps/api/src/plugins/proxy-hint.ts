import type { FastifyInstance } from 'fastify'

/**
 * Says once, in the log, that a proxy stands in front which nobody named: until it is, Track takes everybody for the
 * proxy, and the connection for one without TLS.
 */
export function hintAtUnnamedProxy(app: FastifyInstance, { named }: { named: boolean }): void {
  if (named) return
  let said = false
  app.addHook('onRequest', async ({ headers, log }) => {
    if (said || headers['x-forwarded-proto'] === undefined) return
    said = true
    log.warn('X-Forwarded-Proto came and was not believed: name the proxy in TRACK_TRUSTED_PROXIES if there is one')
  })
}
