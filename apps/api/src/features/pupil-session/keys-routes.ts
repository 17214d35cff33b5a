import { routes } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import type { Clock } from '../../clock.js'
import { type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { invalidBody } from '../../invalid-body.js'
import { refusal } from '../../problem.js'
import { compareRegister } from '../../register.js'
import { schoolToday } from '../../school-today.js'
import { makeClassCode } from './class-code.js'
import { makeKey, type NewKey } from './make-keys.js'
import {
  endPupilSessions,
  findClassName,
  listKeys,
  listPupilsHere,
  readClassCodeOf,
  setClassCode,
  setPupilKeys,
  unblockPupils,
} from './pupil-session-repository.js'

/** What teachers do about how pupils get in: make keys, see who is in, let somebody try again, sign a class out. */
export async function keysRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.listPupilKeys),
    handler: ({ params: { schoolId, classId } }) =>
      withSchool(pool, schoolId, async (tx) => {
        const { className, pupils } = await readClass(tx, classId)
        const keys = await listKeys(
          tx,
          pupils.map(({ id }) => id),
        )
        return {
          classId,
          className,
          classCode: await readClassCodeOf(tx, classId),
          pupils: pupils.map(({ id, label }) => {
            const key = keys.get(id)
            return {
              pupilId: id,
              label,
              pin: key?.pinKind ?? null,
              madeAt: key?.madeAt ?? null,
              isBlocked: key?.isBlocked ?? false,
              isIn: key?.isIn ?? false,
            }
          }),
        }
      }),
  })

  app.route({
    ...endpoint(routes.makePupilKeys),
    handler: async ({ params: { schoolId, classId }, body }) => {
      const read = (tx: Transaction) => readChosen(tx, classId, body.pupilIds)
      const { chosen } = await withSchool(pool, schoolId, read)
      // Outside any transaction, and one after the other: each takes a while, and nobody should wait for a class of thirty.
      const made: { pupil: (typeof chosen)[number]; key: NewKey }[] = []
      for (const pupil of chosen) made.push({ pupil, key: await makeKey(body.pin) })

      return withSchool(pool, schoolId, async (tx) => {
        const { className } = await read(tx)
        const kept = made.map(({ pupil, key }) => ({ pupilId: pupil.id, ...key.kept }))
        await setPupilKeys(tx, kept, body.pin)
        const classCode = (await readClassCodeOf(tx, classId)) ?? makeClassCode(className)
        await setClassCode(tx, classId, classCode)
        return {
          classCode,
          keys: made.map(({ pupil, key }) => ({ pupilId: pupil.id, label: pupil.label, ...key.given, kind: body.pin })),
        }
      })
    },
  })

  app.route({
    ...endpoint(routes.changeClassCode),
    handler: ({ params: { schoolId, classId } }) =>
      withSchool(pool, schoolId, async (tx) => {
        const className = await findClassName(tx, classId)
        if (className === undefined) throw refusal('request/not-found')
        const classCode = makeClassCode(className)
        await setClassCode(tx, classId, classCode)
        return { classCode }
      }),
  })

  app.route({
    ...endpoint(routes.unblockPupils),
    handler: async ({ params: { schoolId }, body }, reply) => {
      await withSchool(pool, schoolId, (tx) => unblockPupils(tx, body.pupilIds))
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...endpoint(routes.endPupilSessions),
    handler: async ({ params: { schoolId }, body }, reply) => {
      await withSchool(pool, schoolId, (tx) => endPupilSessions(tx, body.pupilIds))
      return reply.code(204).send(null)
    },
  })

  /** A class and its pupils of today, as the register has them. */
  async function readClass(tx: Transaction, classId: string) {
    const className = await findClassName(tx, classId)
    if (className === undefined) throw refusal('request/not-found')
    const pupils = await listPupilsHere(tx, { groupId: classId, pupilId: null, on: await schoolToday(tx, clock) })
    return { className, pupils: pupils.sort(compareRegister) }
  }

  /** Those chosen, each once: refused, naming the place, if one of them is not in the class today. */
  async function readChosen(tx: Transaction, classId: string, pupilIds: readonly string[]) {
    const { className, pupils } = await readClass(tx, classId)
    const ids = pupilIds.map((id) => id.toLowerCase())
    const faults = ids.flatMap((id, at) =>
      pupils.some((pupil) => pupil.id === id)
        ? []
        : { pointer: `/pupilIds/${at}`, code: 'not-in-class', message: 'This pupil is not in the class today' },
    )
    if (faults.length > 0) throw invalidBody(faults)
    return { className, chosen: pupils.filter(({ id }) => ids.includes(id)) }
  }
}
