import { type PupilDay, routes } from '@track/api-contract'
import type { NewAct } from '@track/microtrack'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { schoolToday } from '../../school-today.js'
import { findDayVersion, readPupilDay } from './read-pupil-day.js'
import { type Reason, writeActs } from './write-acts.js'

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
      reply.headers({ etag, 'cache-control': 'private, no-cache' })
      if (day === null) reply.code(304 as 200)
      return reply.send(day as PupilDay)
    },
  })

  app.route({
    ...endpoint(routes.writeOwnActs),
    handler: ({ pupil: { schoolId, pupilId }, body: { acts } }) =>
      changeSchool(pool, schoolId, (tx) => {
        const refuse = (act: NewAct): Reason | null => {
          // A note that is somebody else's is told like one that is nobody's.
          if (act.pupilId !== pupilId) return 'microtrack/unknown-note'
          return act.by === 'teacher' || act.via === 'paper' ? 'microtrack/not-allowed' : null
        }
        return writeActs(tx, acts, { schoolId, recordedBy: pupilId, refuse })
      }),
  })
}
