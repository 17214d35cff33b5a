import { routes } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { changeProgramme, type ProgrammeAssignment, programmeOf } from '@track/objectives'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { v7 as makeId } from 'uuid'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refuseIfChanged, withEtag } from '../../etag.js'
import { invalidBody } from '../../invalid-body.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { loadTeaching } from '../../teaching/load-teaching.js'
import {
  hasOtherThanClasses,
  insertAssignment,
  insertProgrammes,
  insertTaughtFroms,
  lockProgramme,
  updateProgrammes,
} from './objectives-repository.js'

export async function programmesRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.listProgrammes),
    handler: ({ params, query: { subjectId } }) =>
      withSchool(pool, params.schoolId, async (tx) => {
        const asOf = await schoolToday(tx, clock)
        const teaching = await loadTeaching(tx)
        const ofSubject = <T extends { readonly subjectId: string }>(rows: readonly T[]) =>
          rows.filter((row) => (subjectId ?? row.subjectId) === row.subjectId)
        return {
          programmes: ofSubject(teaching.programmes).map(withEtag),
          ...inForce(ofSubject(teaching.assignments), asOf),
        }
      }),
  })

  app.route({
    ...endpoint(routes.addProgramme),
    handler: async ({ params: { schoolId }, body: { id = makeId(), ...body } }, reply) => {
      const programme = { id, ...body, spells: [] }
      await changeSchool(pool, schoolId, (tx) => insertProgrammes(tx, schoolId, [programme]))
      return reply.code(201).send(withEtag(programme))
    },
  })

  app.route({
    ...endpoint(routes.changeProgramme),
    handler: (request) => {
      const { schoolId, programmeId } = request.params
      return changeSchool(pool, schoolId, async (tx) => {
        await lockProgramme(tx, programmeId)
        const { programmes } = await loadTeaching(tx)
        const found = programmes.find(({ id }) => id === programmeId)
        if (found === undefined) throw refusal('request/not-found')
        refuseIfChanged(request, found)
        const { name = found.name, objectiveIds, effectiveFrom } = request.body
        const on = effectiveFrom ?? (await schoolToday(tx, clock))
        const content = objectiveIds === undefined ? found : changeProgramme(found, { objectiveIds, on })
        await updateProgrammes(tx, schoolId, [{ ...content, name }])
        return withEtag((await loadTeaching(tx)).programmes.find(({ id }) => id === programmeId)!)
      })
    },
  })

  app.route({
    ...endpoint(routes.assignProgramme),
    handler: async ({ params: { schoolId }, body }, reply) => {
      await changeSchool(pool, schoolId, async (tx) => {
        await refuseOtherThanClasses(tx, [body.groupId], '/groupId')
        const effectiveFrom = body.effectiveFrom ?? (await schoolToday(tx, clock))
        await insertAssignment(tx, { schoolId, id: makeId(), ...body, effectiveFrom })
      })
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...endpoint(routes.setTaughtFrom),
    handler: async ({ params: { schoolId }, body: { taught } }, reply) => {
      await changeSchool(pool, schoolId, async (tx) => {
        await refuseOtherThanClasses(
          tx,
          taught.map(({ groupId }) => groupId),
          '/taught',
        )
        await insertTaughtFroms(
          tx,
          taught.map((row) => ({ schoolId, id: makeId(), ...row })),
        )
      })
      return reply.code(204).send(null)
    },
  })
}

/** Only a class or teaching group works in a programme: for another kind nobody would ever look. */
async function refuseOtherThanClasses(
  tx: Transaction,
  groupIds: readonly (string | null)[],
  pointer: string,
): Promise<void> {
  const ids = groupIds.filter((id) => id !== null)
  if (ids.length === 0 || !(await hasOtherThanClasses(tx, ids))) return
  throw invalidBody([{ pointer, code: 'class', message: 'Name a class or a teaching group' }])
}

/** Which programme each class, and each pupil with one of their own, works in on a day. */
function inForce(assignments: readonly ProgrammeAssignment[], asOf: CalendarDate) {
  const asked = new Map(
    assignments
      .filter(({ effectiveFrom }) => effectiveFrom <= asOf)
      .map(({ subjectId, groupId, pupilId }) => [
        `${subjectId} ${groupId ?? pupilId}`,
        { subjectId, groupId, pupilId },
      ]),
  )
  const answers = [...asked.values()].map(({ subjectId, groupId, pupilId }) => ({
    subjectId,
    groupId,
    pupilId,
    programmeId: programmeOf(assignments, {
      subjectId,
      pupilId: pupilId ?? '',
      groupIds: groupId === null ? [] : [groupId],
      asOf,
    }),
  }))
  return {
    classes: answers.flatMap(({ groupId, subjectId, programmeId }) =>
      groupId === null ? [] : [{ groupId, subjectId, programmeId }],
    ),
    pupils: answers.flatMap(({ pupilId, subjectId, programmeId }) =>
      pupilId === null ? [] : [{ pupilId, subjectId, programmeId }],
    ),
  }
}
