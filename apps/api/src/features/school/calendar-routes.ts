import { routes } from '@track/api-contract'
import { checkCalendar } from '@track/roster'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { changeSchool } from '../../change-school.js'
import { withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refuseIfChanged, withEtag } from '../../etag.js'
import { invalidBody } from '../../invalid-body.js'
import { loadCalendar } from '../../teaching/load-calendar.js'
import { saveCalendar } from './calendar-repository.js'
import { lockSchool } from './settings-repository.js'

export async function calendarRoutes(instance: FastifyInstance, { pool }: { pool: pg.Pool }): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.readCalendar),
    handler: ({ params }) => withSchool(pool, params.schoolId, async (tx) => withEtag(await loadCalendar(tx))),
  })

  app.route({
    ...endpoint(routes.changeCalendar),
    handler: (request) => {
      const { schoolId } = request.params
      const faults = checkCalendar(request.body).map(({ row, field, code, message }) => {
        const [list, property] = field!.split('.')
        return { pointer: `/${list}/${row! - 1}/${property}`, code, message }
      })
      if (faults.length > 0) throw invalidBody(faults)
      return changeSchool(pool, schoolId, async (tx) => {
        await lockSchool(tx)
        refuseIfChanged(request, await loadCalendar(tx))
        await saveCalendar(tx, schoolId, request.body)
        return withEtag(await loadCalendar(tx))
      })
    },
  })
}
