import { routes } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import type { Clock } from '../../clock.js'
import { withIdentity, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { clearPupilCookie, pupilToken, setPupilCookie } from '../../plugins/authentication.js'
import { refusal } from '../../problem.js'
import { hashToken } from '../../secrets/token.js'
import { deliverSealedActs, type WriteOwnActs } from './deliver-sealed-acts.js'
import { keysRoutes } from './keys-routes.js'
import { openDoor } from './open-door.js'
import { closePupilSession, findOwnName, readPupilSession } from './pupil-session-repository.js'
import { refuseWithoutTls } from './refuse-without-tls.js'
import { signInPupil } from './sign-in.js'

/**
 * How pupils get in and out, and how what they did is delivered after they are out. Nothing of it stands in an address: codes, cards and PINs are in
 * bodies alone. What a pupil did is kept by the feature that notes are of, which is handed in.
 */
export async function pupilSessionRoutes(
  instance: FastifyInstance,
  { pool, clock, writeOwnActs }: { pool: pg.Pool; clock: Clock; writeOwnActs: WriteOwnActs },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  await keysRoutes(app, { pool, clock })

  app.route({
    ...endpoint(routes.openDoor),
    handler: async (request, reply) => {
      refuseWithoutTls(request)
      return openDoor({ pool, clock }, reply, request.body)
    },
  })

  app.route({
    ...endpoint(routes.pupilSignIn),
    handler: async (request, reply) => {
      refuseWithoutTls(request)
      const { token, session } = await signInPupil(pool, reply, { ...request.body, previous: pupilToken(request) })
      setPupilCookie(request, reply, token)
      return session
    },
  })

  app.route({
    ...endpoint(routes.readPupilSession),
    handler: async (request) => {
      const { schoolId, pupilId } = request.pupil
      return withSchool(pool, schoolId, async (tx) => {
        const session = await readPupilSession(tx, hashToken(pupilToken(request)!))
        // Ended since the question was let in.
        if (session === undefined) throw refusal('pupil-session/needed')
        const { handle, outboxKey, idleMinutes } = session
        const name = await findOwnName(tx, pupilId)
        return { pupilId, name, handle, outboxKey: outboxKey.toString('base64'), idleMinutes }
      })
    },
  })

  app.route({
    ...endpoint(routes.pupilSignOut),
    handler: async (request, reply) => {
      const token = pupilToken(request)
      if (token !== undefined) await withIdentity(pool, (tx) => closePupilSession(tx, hashToken(token)))
      clearPupilCookie(request, reply)
      // No `Clear-Site-Data`: it would take the whole origin's storage, and with it the sealed work of every pupil of this device that
      // is not delivered yet. What is left behind opens with no key that this device still has.
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...endpoint(routes.deliverSealedActs),
    handler: ({ body }) => deliverSealedActs({ pool, writeOwnActs }, body.boxes),
  })
}
