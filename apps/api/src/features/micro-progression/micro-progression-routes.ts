import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { Clock } from '../../clock.js'
import { authorsRoutes } from './authors-routes.js'
import { chartsRoutes } from './charts-routes.js'
import { imagesRoutes } from './images-routes.js'
import { placementsRoutes } from './placements-routes.js'
import { sessionsRoutes } from './sessions-routes.js'

/** Work that a team puts in order, the chart that comes of it, and where pupils place their next piece. */
export async function microProgressionRoutes(
  app: FastifyInstance,
  options: { readonly pool: pg.Pool; readonly clock: Clock },
): Promise<void> {
  app.register(sessionsRoutes, options)
  app.register(imagesRoutes, options)
  app.register(authorsRoutes, options)
  app.register(chartsRoutes, options)
  app.register(placementsRoutes, options)
}
