import { type PupilDay, routes } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import type { Clock } from '../../clock.js'
import { withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { schoolToday } from '../../school-today.js'
import { findDayVersion, readPupilDay } from './read-pupil-day.js'
import { writeOwnActs } from './write-own-acts.js'

/** What a pupil who is signed in sees of their notes and does on them. */
export async function pupilDayRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.readPupilDay),
    handler: async ({ pupil: { schoolId, pupilId }, headers }, reply) => {
      const { etag, day } = await withSchool(pool, schoolId, async (tx) => {
        const today = await schoolToday(tx, clock)
        // Looked up before what it stands for: should that change in between, the next question finds it out.
        const etag = `"${await findDayVersion(tx, { pupilId, today })}"`
        const isKnown = headers['if-none-match']?.split(',').some((known) => known.trim() === etag)
        return { etag, day: isKnown ? null : await readPupilDay(tx, { pupilId, today }) }
      })
      reply.header('etag', etag)
      if (day === null) reply.code(304 as 200)
      return reply.send(day as PupilDay)
    },
  })

  app.route({
    ...endpoint(routes.writeOwnActs),
    handler: ({ pupil, body: { acts } }) => writeOwnActs(pool, acts, pupil),
  })
}
