import type { Server } from 'node:http'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyHttpOptions, type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import type pg from 'pg'
import type { Clock } from './clock.js'
import { addEtags } from './etag.js'
import { descriptorsRoutes } from './features/descriptors/descriptors-routes.js'
import { markbookRoutes } from './features/markbook/markbook-routes.js'
import { entryStreamRoutes } from './features/markbook/stream-entries.js'
import { microProgressionRoutes } from './features/micro-progression/micro-progression-routes.js'
import { microtrackRoutes } from './features/microtrack/microtrack-routes.js'
import { writeOwnActs } from './features/microtrack/write-own-acts.js'
import { objectivesRoutes } from './features/objectives/objectives-routes.js'
import { pupilSessionRoutes } from './features/pupil-session/pupil-session-routes.js'
import { reportsRoutes } from './features/reports/reports-routes.js'
import { membershipsRoutes } from './features/roster/memberships-routes.js'
import { rollOverRoutes } from './features/roster/roll-over-routes.js'
import { rosterRoutes } from './features/roster/roster-routes.js'
import { calendarRoutes } from './features/school/calendar-routes.js'
import { leaveDemoRoutes } from './features/school/leave-demo-routes.js'
import { schoolRoutes } from './features/school/school-routes.js'
import { settingsRoutes } from './features/school/settings-routes.js'
import { createSchoolRoutes } from './features/session/create-school-routes.js'
import { linkRoutes } from './features/session/link-routes.js'
import { sessionRoutes } from './features/session/session-routes.js'
import { staffRoutes } from './features/staff/staff-routes.js'
import { holdLedgers } from './ledger/ledger.js'
import { addAuthentication } from './plugins/authentication.js'
import { addErrorHandler, hangUp, refuseBadUrl } from './plugins/error-handler.js'
import { addHealth } from './plugins/health.js'
import { readJsonBodies } from './plugins/json-body.js'
import { addOpenApi } from './plugins/openapi.js'
import { validatorCompiler } from './plugins/plain-faults.js'
import { hintAtUnnamedProxy } from './plugins/proxy-hint.js'
import { addRequestLog, logOptions } from './plugins/request-log.js'
import { refuseOtherSites } from './plugins/same-site.js'
import { addSecurityHeaders } from './plugins/security-headers.js'
import { addThrottle } from './plugins/throttle.js'
import { addWebApp } from './plugins/web-app.js'

export interface AppDependencies {
  readonly pool: pg.Pool
  readonly clock: Clock
  /** Where the built web app is; not served when it is not there. */
  readonly webDirectory: string
  readonly logLevel?: string
  /** Where the log goes: standard output unless told. */
  readonly logStream?: { write(line: string): void }
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | undefined
  readonly trustedProxies?: readonly string[]
}

/** The whole API: this list is its table of contents. */
export function buildApp({ pool, clock, webDirectory, ...options }: AppDependencies): FastifyInstance {
  const settings: FastifyHttpOptions<Server> = {
    logger: logOptions(options),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1024 * 1024,
    // Fastify waits for ever by default: fifty slow senders would hold fifty connections.
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    forceCloseConnections: 'idle',
    // What still comes in while the server closes is answered like anything else, and in the words of the contract.
    return503OnClosing: false,
    clientErrorHandler: hangUp,
    frameworkErrors: refuseBadUrl,
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
  }
  const timeouts = { headersTimeout: 10_000, connectionsCheckingInterval: 1_000 }
  const app = options.tls
    ? (Fastify({ ...settings, https: { ...options.tls, ...timeouts } } as object) as FastifyInstance)
    : Fastify({ ...settings, http: timeouts })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)

  addRequestLog(app)
  hintAtUnnamedProxy(app, { named: Boolean(options.trustedProxies?.length) })
  addErrorHandler(app)
  addSecurityHeaders(app)
  refuseOtherSites(app)
  readJsonBodies(app)
  addThrottle(app, { pool })
  app.register(cookie)
  app.after(() => addAuthentication(app, { pool }))
  addEtags(app)
  addHealth(app, { pool })
  addOpenApi(app)

  app.register(sessionRoutes, { pool })
  app.register(linkRoutes, { pool })
  app.register(pupilSessionRoutes, { pool, clock, writeOwnActs: (acts, pupil) => writeOwnActs(pool, acts, pupil) })
  app.register(createSchoolRoutes, { pool, clock })
  app.register(schoolRoutes, { pool, clock })
  app.register(settingsRoutes, { pool })
  app.register(calendarRoutes, { pool })
  app.register(leaveDemoRoutes, { pool })
  app.register(staffRoutes, { pool, clock })
  app.register(rosterRoutes, { pool, clock })
  app.register(membershipsRoutes, { pool })
  app.register(rollOverRoutes, { pool })
  const ledgers = holdLedgers()
  app.register(objectivesRoutes, { pool, clock, ledgers })
  app.register(descriptorsRoutes, { pool, clock })
  app.register(markbookRoutes, { pool, clock })
  app.register(entryStreamRoutes, { pool })
  app.register(reportsRoutes, { pool, clock, ledgers })
  app.register(microtrackRoutes, { pool, clock })
  app.register(microProgressionRoutes, { pool, clock })

  addWebApp(app, { directory: webDirectory })
  return app
}
