import { routes } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { v7 as makeId } from 'uuid'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refuseIfChanged, withEtag } from '../../etag.js'
import type { Ledgers } from '../../ledger/ledger.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { checkTemplate } from './check-template.js'
import { runTemplate } from './run-template.js'
import {
  demandTemplate,
  insertTemplate,
  listRemovedTemplates,
  listTemplates,
  removeTemplate,
  type StoredTemplate,
  updateTemplate,
} from './templates-repository.js'
import { listUses, noteUse } from './uses-repository.js'

export async function templatesRoutes(
  instance: FastifyInstance,
  { pool, clock, ledgers }: { pool: pg.Pool; clock: Clock; ledgers: Ledgers },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.listReportTemplates),
    handler: ({ params: { schoolId } }) =>
      withSchool(pool, schoolId, async (tx) => {
        const uses = await listUses(tx, await schoolToday(tx, clock))
        const removed = await listRemovedTemplates(tx)
        return {
          templates: (await listTemplates(tx)).map((one) => ({ ...withEtag(one), use: uses.get(one.id)! })),
          removed: removed.map(({ template, removedOn }) => ({ ...withEtag(template), removedOn })),
        }
      }),
  })

  app.route({
    ...endpoint(routes.readReportTemplate),
    handler: ({ params: { schoolId, templateId } }) =>
      withSchool(pool, schoolId, async (tx) => withEtag(await demandTemplate(tx, templateId))),
  })

  app.route({
    ...endpoint(routes.addReportTemplate),
    handler: async ({ params: { schoolId }, body: { id = makeId(), ...body } }, reply) => {
      const added = await changeSchool(pool, schoolId, async (tx) => {
        await checkTemplate(tx, ledgers, { schoolId, template: body.template, today: await schoolToday(tx, clock) })
        await refuseSameName(tx, { id, ...body })
        return insertTemplate(tx, schoolId, { id, ...body })
      })
      return reply.code(201).send(withEtag(added))
    },
  })

  app.route({
    ...endpoint(routes.changeReportTemplate),
    handler: (request) => {
      const { schoolId, templateId } = request.params
      return changeSchool(pool, schoolId, async (tx) => {
        const removed = request.body.removedOn === null
        const before = await demandTemplate(tx, templateId, { lock: true, removed })
        refuseIfChanged(request, before)
        const { name = before.name, template = before.template, paper = before.paper } = request.body
        const { purpose = before.purpose } = request.body
        // What was right when it was saved stays as it is when only its name changes.
        if (request.body.template)
          await checkTemplate(tx, ledgers, { schoolId, template, today: await schoolToday(tx, clock) })
        const changed = { ...before, name, template, paper, purpose }
        await refuseSameName(tx, changed)
        return withEtag(await updateTemplate(tx, changed))
      })
    },
  })

  app.route({
    ...endpoint(routes.runReportTemplate),
    handler: ({ params: { schoolId, templateId } }) =>
      changeSchool(pool, schoolId, async (tx) => runTemplate(tx, ledgers, { schoolId, templateId, clock })),
  })

  app.route({
    ...endpoint(routes.noteReportUse),
    handler: async ({ params: { schoolId, templateId } }, reply) => {
      await changeSchool(pool, schoolId, async (tx) =>
        noteUse(tx, { schoolId, templateId, on: await schoolToday(tx, clock) }),
      )
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...endpoint(routes.removeReportTemplate),
    handler: async (request, reply) => {
      const { schoolId, templateId } = request.params
      await changeSchool(pool, schoolId, async (tx) => {
        refuseIfChanged(request, await demandTemplate(tx, templateId, { lock: true }))
        await removeTemplate(tx, { id: templateId, on: await schoolToday(tx, clock) })
      })
      return reply.code(204).send(null)
    },
  })
}

/** "Governors" and "governors" are one name to whoever looks for it; the same letters twice the database refuses itself. */
async function refuseSameName(tx: Transaction, { id, name }: Pick<StoredTemplate, 'id' | 'name'>): Promise<void> {
  const wanted = name.toLowerCase()
  const others = await listTemplates(tx)
  if (others.some((other) => other.id !== id && other.name.toLowerCase() === wanted)) throw refusal('request/conflict')
}
