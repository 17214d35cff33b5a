import { Page, type PageDefinition, routes } from '@track/api-contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { v7 as makeId } from 'uuid'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import type { Ledgers } from '../../ledger/ledger.js'
import { refusal } from '../../problem.js'
import { listChanges } from './frozen-changes.js'
import { findFrozen, findKeptPage, insertFrozen, listFrozen, type StoredFrozenReport } from './frozen-repository.js'
import { keptInputs } from './kept-inputs.js'
import { answerOf, type LoadedPage, loadPage } from './load-page.js'
import { pageOrigin } from './page-origin.js'
import { demandTemplate } from './templates-repository.js'

/**
 * Pages that were kept. What is kept is the text of the answer, and it is given back as it is: neither a change of the school's
 * words, rules and lists nor a newer version of this program reads it again.
 */
export async function frozenRoutes(
  instance: FastifyInstance,
  { pool, clock, ledgers }: { pool: pg.Pool; clock: Clock; ledgers: Ledgers },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  /** The page from a ledger that did not grow meanwhile, so that its last line is the last that the page knows. */
  const calculateStill = async (
    tx: Transaction,
    { schoolId, definition, tries = 5 }: { schoolId: string; definition: PageDefinition; tries?: number },
  ): Promise<{ page: Page; loaded: LoadedPage; knownSeq: number }> => {
    const ledger = await ledgers.read(tx, schoolId)
    const loaded = await loadPage(tx, ledger, definition, { clock })
    const page = Page.parse(answerOf(loaded, { clock }))
    const hasGrown = (await ledgers.read(tx, schoolId)).seq > ledger.seq
    return hasGrown && tries > 1
      ? calculateStill(tx, { schoolId, definition, tries: tries - 1 })
      : { page, loaded, knownSeq: ledger.seq }
  }

  app.route({
    ...endpoint(routes.freezeReport),
    handler: async ({ params: { schoolId }, body: { id = makeId(), definition, ...named }, account }, reply) => {
      const before = await withSchool(pool, schoolId, (tx) => findFrozen(tx, id))
      if (before) return sendAsKept(reply.code(201), before)
      const calculated = await withSchool(pool, schoolId, async (tx) => {
        // The page and what it was calculated from are read one after the other, and both of one moment.
        await tx.$client.query('set transaction isolation level repeatable read')
        const report = named.templateId === null ? undefined : await demandTemplate(tx, named.templateId)
        const { page, loaded, knownSeq } = await calculateStill(tx, { schoolId, definition })
        const { audience = null } = await pageOrigin(tx, page)
        return {
          purpose: report?.purpose ?? '',
          audience,
          page: JSON.stringify(page),
          inputs: JSON.stringify(keptInputs(loaded.input)),
          knownSeq,
        }
      })
      const kept = await changeSchool(pool, schoolId, async (tx) => {
        await insertFrozen(tx, { schoolId, id, ...named, frozenBy: account.id, ...calculated })
        return (await findFrozen(tx, id))!
      })
      return sendAsKept(reply.code(201), kept)
    },
  })

  app.route({
    ...endpoint(routes.listFrozenReports),
    handler: ({ params: { schoolId } }) => withSchool(pool, schoolId, async (tx) => ({ frozen: await listFrozen(tx) })),
  })

  app.route({
    ...endpoint(routes.readFrozenReport),
    handler: async ({ params: { schoolId, frozenId } }, reply) => {
      const kept = await withSchool(pool, schoolId, (tx) => findFrozen(tx, frozenId))
      if (!kept) throw refusal('request/not-found')
      return sendAsKept(reply.code(200), kept)
    },
  })

  app.route({
    ...endpoint(routes.listFrozenChanges),
    handler: ({ params: { schoolId, frozenId } }) =>
      withSchool(pool, schoolId, async (tx) => {
        const kept = await findKeptPage(tx, frozenId)
        if (!kept) throw refusal('request/not-found')
        return listChanges(tx, ledgers, { schoolId, kept, clock })
      }),
  })
}

/** The text of the page word for word, past whatever would read it and write it anew. */
function sendAsKept(reply: FastifyReply, { page, ...report }: StoredFrozenReport): FastifyReply {
  const text = `${JSON.stringify(report).slice(0, -1)},"page":${page}}`
  return reply
    .type('application/json; charset=utf-8')
    .serializer(() => text)
    .send({})
}
