import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { type AppDependencies, buildApp } from '../app.js'

/** The app as a test asks it, on a day the test chooses; it logs nothing unless given somewhere to log to. */
export function testApp(pool: pg.Pool, options: Partial<AppDependencies> = {}): FastifyInstance {
  return buildApp({
    pool,
    clock: () => new Date('2026-11-20T10:00:00Z'),
    webDirectory: '/nowhere',
    logLevel: 'silent',
    ...options,
  })
}
