import { routes } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { changeSchool } from '../../change-school.js'
import { type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refuseIfChanged, withEtag } from '../../etag.js'
import { refusal } from '../../problem.js'
import { refuseUnknownTimeZone } from '../../time-zone.js'
import { findSettings, lockSchool, type StoredSettings, updateSettings } from './settings-repository.js'

export async function settingsRoutes(instance: FastifyInstance, { pool }: { pool: pg.Pool }): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.readSchoolSettings),
    handler: ({ params }) => withSchool(pool, params.schoolId, async (tx) => withEtag(await settingsOf(tx))),
  })

  app.route({
    ...endpoint(routes.changeSchoolSettings),
    handler: (request) => {
      if (request.body.timeZone !== undefined) refuseUnknownTimeZone(request.body.timeZone)
      return changeSchool(pool, request.params.schoolId, async (tx) => {
        await lockSchool(tx)
        refuseIfChanged(request, await settingsOf(tx))
        await updateSettings(tx, request.body)
        return withEtag(await settingsOf(tx))
      })
    },
  })
}

async function settingsOf(tx: Transaction): Promise<StoredSettings> {
  const settings = await findSettings(tx)
  if (settings === undefined) throw refusal('request/not-found')
  return settings
}
