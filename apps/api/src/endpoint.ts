import type { Route } from '@track/api-contract'
import type { FastifyContextConfig, HTTPMethods } from 'fastify'
import type { z } from 'zod'

type Schema<R extends Route> = {
  summary: string
  response: { [Status in R['status']]: R['response'] }
} & (R extends { params: infer P extends z.ZodType } ? { params: P } : unknown) &
  (R extends { query: infer Q extends z.ZodType } ? { querystring: Q } : unknown) &
  (R extends { body: infer B extends z.ZodType } ? { body: B } : unknown)

/**
 * A route of the contract as Fastify takes it: spread it, add a handler. Who may ask comes from the contract, what comes in is
 * checked and what goes out is filtered by its schemas, so a field that it does not name never leaves.
 *
 * @example
 * ```ts no-run
 * app.route({ ...endpoint(routes.readSession), handler: async (request) => readSession(request) })
 * ```
 */
export function endpoint<const R extends Route>(
  route: R,
): { method: R['method'] & HTTPMethods; url: R['path']; schema: Schema<R>; config: FastifyContextConfig } {
  const schema = {
    summary: route.summary,
    response: { [route.status]: route.response },
    ...(route.params && { params: route.params }),
    ...(route.query && { querystring: route.query }),
    ...(route.body && { body: route.body }),
  }
  const config: FastifyContextConfig = {
    ...(route.public && { public: true }),
    ...(route.pupil && { pupil: true }),
    ...(route.permission && { permission: route.permission }),
    ...(route.ifMatch && { ifMatch: true }),
  }
  return { method: route.method, url: route.path, schema: schema as unknown as Schema<R>, config }
}
