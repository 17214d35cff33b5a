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
import { pageOrigin, rulesInWords } from './page-origin.js'
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
      const { page, origin, rules } = await withSchool(pool, schoolId, async (tx) => {
        const page = await answerPage(tx, await ledgers.read(tx, schoolId), { definition, clock })
        return { page, origin: await pageOrigin(tx, page), rules: await rulesInWords(tx) }
      })
      return hand(reply, pageFile(page, { ...file, origin, rules }))
    },
  })

  app.route({
    ...endpoint(routes.exportReportTemplate),
    handler: async ({ params: { schoolId, templateId }, query: { format } }, reply) => {
      const { page, name, origin, rules } = await changeSchool(pool, schoolId, async (tx) => {
        const { page, name, purpose } = await runTemplate(tx, ledgers, { schoolId, templateId, clock })
        const origin = { ...(await pageOrigin(tx, page)), purpose }
        return { page, name, origin, rules: await rulesInWords(tx) }
      })
      return hand(reply, pageFile(page, { name, format, origin, rules }))
    },
  })

  app.route({
    ...endpoint(routes.exportFrozenReport),
    handler: async ({ params: { schoolId, frozenId }, query: { format } }, reply) => {
      const { page, name, origin, rules } = await withSchool(pool, schoolId, async (tx) => {
        const kept = await findFrozen(tx, frozenId)
        if (!kept) throw refusal('request/not-found')
        const page = JSON.parse(kept.page) as Page
        const { name, purpose, audience } = kept
        const origin = { ...(await pageOrigin(tx, page)), purpose, audience: audience ?? undefined }
        return { page, name, origin, rules: await rulesInWords(tx) }
      })
      return hand(reply, pageFile(page, { name, format, origin, rules }))
    },
  })
}

function hand(reply: FastifyReply, { bytes, type, disposition }: PageFile): FastifyReply {
  return reply.code(200).type(type).header('content-disposition', disposition).send(bytes)
}
