import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { type AppDependencies, buildApp } from '../app.js'
import { giveOnlyWhatIsDescribed } from './only-described.js'

/**
 * The app as a test asks it, on a day the test chooses; it logs nothing unless given somewhere to log to. A refusal that the
 * contract does not describe fails the run.
 */
export function testApp(pool: pg.Pool, options: Partial<AppDependencies> = {}): FastifyInstance {
  const app = buildApp({
    pool,
    clock: () => new Date('2026-11-20T10:00:00Z'),
    webDirectory: '/nowhere',
    logLevel: 'silent',
    ...options,
  })
  giveOnlyWhatIsDescribed(app)
  return app
}
