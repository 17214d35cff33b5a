import { type ClassTeacher, routes } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refuseIfChanged, withEtag } from '../../etag.js'
import { invalidBody } from '../../invalid-body.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { listTaughtClasses, lockTaughtClass, replaceTeachers } from './class-teachers-repository.js'
import {
  handReset,
  invite,
  listInvitations,
  listMembers,
  lockStaff,
  renewInvitation,
  setMember,
  withdrawInvitation,
} from './staff-repository.js'

export async function staffRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.listStaff),
    handler: ({ params }) =>
      withSchool(pool, params.schoolId, async (tx) => ({
        staff: (await listMembers(tx)).map(withEtag),
        invitations: await listInvitations(tx),
        classes: (await listTaughtClasses(tx, await schoolToday(tx, clock))).map(withEtag),
      })),
  })

  app.route({
    ...endpoint(routes.inviteStaff),
    handler: async ({ params, body, account }, reply) => {
      const handed = await withSchool(pool, params.schoolId, (tx) => invite(tx, body, { by: account.id }))
      if (handed === undefined) throw refusal('staff/here-already')
      return reply.code(201).send({ ...handed, kind: 'invitation' as const })
    },
  })

  app.route({
    ...endpoint(routes.renewInvitation),
    handler: async ({ params }) => {
      const handed = await withSchool(pool, params.schoolId, (tx) => renewInvitation(tx, params.invitationId))
      if (handed === undefined) throw refusal('request/not-found')
      return { ...handed, kind: 'invitation' as const }
    },
  })

  app.route({
    ...endpoint(routes.withdrawInvitation),
    handler: async ({ params }, reply) => {
      const isWithdrawn = await withSchool(pool, params.schoolId, (tx) => withdrawInvitation(tx, params.invitationId))
      if (!isWithdrawn) throw refusal('request/not-found')
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...endpoint(routes.changeStaff),
    handler: (request) =>
      changeSchool(pool, request.params.schoolId, async (tx) => {
        await lockStaff(tx)
        const members = await listMembers(tx)
        const current = members.find(({ accountId }) => accountId === request.params.accountId)
        if (current === undefined) throw refusal('request/not-found')
        refuseIfChanged(request, current)
        const { role = current.role, deactivated = current.deactivated } = request.body
        const next = { ...current, role, deactivated }
        const after = members.map((member) => (member === current ? next : member))
        if (!after.some((member) => member.role === 'admin' && !member.deactivated)) throw refusal('staff/last-admin')
        await setMember(tx, next)
        return withEtag(next)
      }),
  })

  app.route({
    ...endpoint(routes.resetPassword),
    handler: async ({ params, account }) => {
      const handed = await withSchool(pool, params.schoolId, (tx) =>
        handReset(tx, params.accountId, { by: account.id }),
      )
      if (handed === 'unknown') throw refusal('request/not-found')
      if (handed === 'elsewhere-too') throw refusal('staff/elsewhere-too')
      return { ...handed, kind: 'reset' as const }
    },
  })

  app.route({
    ...endpoint(routes.setClassTeachers),
    handler: (request) => {
      const { schoolId, groupId } = request.params
      const { teachers } = request.body
      refuseTwice(teachers)
      return changeSchool(pool, schoolId, async (tx) => {
        const current = await lockTaughtClass(tx, groupId)
        if (current === undefined) throw refusal('request/not-found')
        refuseIfChanged(request, current)
        return withEtag({ ...current, teachers: await replaceTeachers(tx, { schoolId, groupId, teachers }) })
      })
    },
  })
}

/** Nobody begins with a class twice on one day. */
function refuseTwice(teachers: readonly ClassTeacher[]): void {
  const begun = new Set<string>()
  const faults = teachers.flatMap(({ accountId, from }, index) => {
    const isTwice = begun.has(`${accountId} ${from}`)
    begun.add(`${accountId} ${from}`)
    const message = 'This person begins with the class twice on this day: one line is enough'
    return isTwice ? [{ pointer: `/teachers/${index}/from`, code: 'twice', message }] : []
  })
  if (faults.length > 0) throw invalidBody(faults)
}
