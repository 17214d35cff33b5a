import type { FastifyInstance, FastifyRequest } from 'fastify'

const POLICY = [
  "default-src 'none'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "manifest-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The one policy that the web app makes: for the address of its service worker.
  'trusted-types track-shell',
].join('; ')

/**
 * Says to the browser what this site may do: load and talk to nothing but itself, build no script from text, stand in no
 * frame. Over TLS it also says to come back only over TLS; without TLS that would lock people out of a school's own network.
 */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders(request))
  })
}

/** For the few answers that are given before any hook runs. */
export function securityHeaders({ protocol, url }: Pick<FastifyRequest, 'protocol' | 'url'>): Record<string, string> {
  return {
    'content-security-policy': POLICY,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(self), geolocation=(), payment=()',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(protocol === 'https' && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
    ...(url.startsWith('/v1') && { 'cache-control': 'no-store' }),
  }
}
