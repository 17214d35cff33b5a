import { routes } from '@track/api-contract'
import { type NewAct, notesOf } from '@track/microtrack'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { isUuid, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { findPupil } from '../../teaching/find-pupil.js'
import { listOtherPupils } from '../../teaching/list-other-pupils.js'
import { listActsOf } from './acts-repository.js'
import { listDialsOfPupil } from './dials-repository.js'
import { findPublications, listGivenTo } from './publications-repository.js'
import { findPolicy, startOfYear } from './school-policy.js'
import { toSend } from './to-send.js'
import { type Reason, writeActs } from './write-acts.js'

/** What staff do on pupils' notes, and everything a pupil did in a year. */
export async function notesRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.writeActs),
    handler: ({ params: { schoolId }, body: { acts }, account, role }) =>
      changeSchool(pool, schoolId, async (tx) => {
        const { teacherMayAdjustAlone } = await findPolicy(tx)
        const pupilIds = [...new Set(acts.map(({ pupilId }) => pupilId))].filter(isUuid)
        const others = await listOtherPupils(tx, pupilIds, { accountId: account.id, role, clock })
        const refuse = (act: NewAct): Reason | null => {
          if (others.has(act.pupilId)) return 'microtrack/not-your-class'
          // What a pupil or partner did comes from them, or from the paper that they did it on.
          if (act.by !== 'teacher' && act.via !== 'paper') return 'microtrack/not-allowed'
          return act.kind === 'adjust' && !teacherMayAdjustAlone ? 'microtrack/adjusts-alone' : null
        }
        return writeActs(tx, acts, { schoolId, recordedBy: account.id, refuse })
      }),
  })

  app.route({
    ...endpoint(routes.readPupilMicrotracks),
    handler: ({ params: { schoolId, pupilId } }) =>
      withSchool(pool, schoolId, async (tx) => {
        if ((await findPupil(tx, pupilId)) === undefined) throw refusal('request/not-found')
        const today = await schoolToday(tx, clock)
        const ids = await listGivenTo(tx, { pupilId, from: await startOfYear(tx, today), until: '9999-12-31' })
        const given = await findPublications(tx, ids, { pupilIds: [pupilId] })
        const acts = await listActsOf(
          tx,
          ids.map((publicationId) => ({ publicationId, pupilId })),
        )
        const notes = notesOf(given, acts, { pupilId })
        return {
          publications: given.map(({ publication }) => publication),
          acts,
          before: Object.fromEntries(notes.map(({ publication, before }) => [publication.id, toSend(before)])),
          dials: await listDialsOfPupil(tx, pupilId),
        }
      }),
  })
}
