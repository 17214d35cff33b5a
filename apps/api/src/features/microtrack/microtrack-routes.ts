import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { Clock } from '../../clock.js'
import { dialsRoutes } from './dials-routes.js'
import { notesRoutes } from './notes-routes.js'
import { publicationsRoutes } from './publications-routes.js'
import { pupilDayRoutes } from './pupil-day-routes.js'
import { templatesRoutes } from './templates-routes.js'

/** What a teacher prepares, what is given out, what is done on it, and what a pupil sees of it. */
export async function microtrackRoutes(
  app: FastifyInstance,
  options: { readonly pool: pg.Pool; readonly clock: Clock },
): Promise<void> {
  app.register(templatesRoutes, options)
  app.register(publicationsRoutes, options)
  app.register(notesRoutes, options)
  app.register(dialsRoutes, options)
  app.register(pupilDayRoutes, options)
}
