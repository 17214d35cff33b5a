import { routes, type SchoolSettingsChange } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { changeSchool } from '../../change-school.js'
import { type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refuseIfChanged, withEtag } from '../../etag.js'
import { invalidBody } from '../../invalid-body.js'
import { refusal } from '../../problem.js'
import { refuseUnknownTimeZone } from '../../time-zone.js'
import {
  findSettings,
  listAudienceReports,
  lockSchool,
  type StoredSettings,
  updateSettings,
} from './settings-repository.js'

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
        await refuseAudienceInUse(tx, request.body)
        await updateSettings(tx, request.body)
        return withEtag(await settingsOf(tx))
      })
    },
  })
}

/** A report whose audience is gone would no longer know how small a group it may show. */
async function refuseAudienceInUse(tx: Transaction, { audiences }: SchoolSettingsChange): Promise<void> {
  if (audiences === undefined) return
  const left = new Set(audiences.map(({ id }) => id.trim()))
  const faults = (await listAudienceReports(tx))
    .filter(({ audienceId }) => !left.has(audienceId))
    .map(({ name, audienceId }) => ({
      pointer: '/audiences',
      code: 'request/conflict',
      message: `The report “${name}” is for the audience “${audienceId}”: choose another for the report first`,
    }))
  if (faults.length > 0) throw invalidBody(faults)
}

async function settingsOf(tx: Transaction): Promise<StoredSettings> {
  const settings = await findSettings(tx)
  if (settings === undefined) throw refusal('request/not-found')
  return settings
}
