import { isDeepStrictEqual } from 'node:util'
import { routes } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { changeSchool } from '../../change-school.js'
import { withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { invalidBody } from '../../invalid-body.js'
import { refusal } from '../../problem.js'
import { hasGroup } from '../../teaching/has-group.js'
import { insertDial, listDialsOfClass, listDialsOfPupil } from './dials-repository.js'

export async function dialsRoutes(instance: FastifyInstance, { pool }: { pool: pg.Pool }): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.listDials),
    handler: ({ params, query: { classId } }) =>
      withSchool(pool, params.schoolId, async (tx) => {
        if (!(await hasGroup(tx, classId))) throw refusal('request/not-found')
        return { dials: await listDialsOfClass(tx, classId) }
      }),
  })

  app.route({
    ...endpoint(routes.setDial),
    handler: ({ params: { schoolId }, body, account }) => {
      const { classId, pupilId } = body
      if ((classId === null) === (pupilId === null)) throw notOneOwner()
      return changeSchool(pool, schoolId, async (tx) => {
        await insertDial(tx, body, { schoolId, recordedBy: account.id })
        const dials = classId === null ? await listDialsOfPupil(tx, pupilId!) : await listDialsOfClass(tx, classId)
        const { recordedAt: _, recordedBy: __, ...kept } = dials.find(({ id }) => id === body.id) ?? {}
        // The same setting sent again is kept already; another one under its id is not.
        if (!isDeepStrictEqual(kept, body)) throw refusal('request/conflict')
        return { dials }
      })
    },
  })
}

function notOneOwner(): Error {
  const message = 'Say either the class or the pupil whom this is for, and null for the other'
  return invalidBody([{ pointer: '/classId', code: 'custom', message }])
}
