import { type Page, routes } from '@track/api-contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import type { Ledgers } from '../../ledger/ledger.js'
import { refusal } from '../../problem.js'
import { findFrozen } from './frozen-repository.js'
import { answerPage } from './load-page.js'
import { type PageFile, pageFile } from './page-file.js'
import { runTemplate } from './run-template.js'

/** Pages as files for a spreadsheet: of a definition, of a designed report as of today, and as they were kept. */
export async function exportRoutes(
  instance: FastifyInstance,
  { pool, clock, ledgers }: { pool: pg.Pool; clock: Clock; ledgers: Ledgers },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.exportPage),
    handler: async ({ params: { schoolId }, body: { definition, ...file } }, reply) => {
      const page = await withSchool(pool, schoolId, async (tx) =>
        answerPage(tx, await ledgers.read(tx, schoolId), { definition, clock }),
      )
      return hand(reply, pageFile(page, file))
    },
  })

  app.route({
    ...endpoint(routes.exportReportTemplate),
    handler: async ({ params: { schoolId, templateId }, query: { format } }, reply) => {
      const { page, name } = await changeSchool(pool, schoolId, async (tx) =>
        runTemplate(tx, ledgers, { schoolId, templateId, clock }),
      )
      return hand(reply, pageFile(page, { name, format }))
    },
  })

  app.route({
    ...endpoint(routes.exportFrozenReport),
    handler: async ({ params: { schoolId, frozenId }, query: { format } }, reply) => {
      const kept = await withSchool(pool, schoolId, (tx) => findFrozen(tx, frozenId))
      if (!kept) throw refusal('request/not-found')
      return hand(reply, pageFile(JSON.parse(kept.page) as Page, { name: kept.name, format }))
    },
  })
}

function hand(reply: FastifyReply, { bytes, type, disposition }: PageFile): FastifyReply {
  return reply.code(200).type(type).header('content-disposition', disposition).send(bytes)
}
