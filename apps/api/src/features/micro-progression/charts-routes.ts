import { type PublishedChart, routes } from '@track/api-contract'
import { type Session, toCaseRubric } from '@track/micro-progression'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { sqlState } from '../../database/sql-state.js'
import { type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refuseIfChanged } from '../../etag.js'
import { invalidBody } from '../../invalid-body.js'
import { refusal } from '../../problem.js'
import { findCharts, hangChart, insertChart, lockChart, setReviseOn } from './charts-repository.js'
import { type CheckedChart, checkChart } from './check-chart.js'
import { readLog } from './log-repository.js'
import { findHead, lockHead, type SessionHead } from './sessions-repository.js'

/** Charts: held against what they must be, published for good, hung in classes. */
export async function chartsRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  const check = async (
    tx: Transaction,
    head: SessionHead | undefined,
    body: Parameters<typeof checkChart>[2]['body'],
  ) => {
    if (head === undefined) throw refusal('request/not-found')
    const { id, levels, prompt, revisesId } = head
    const session: Session = { format: 'micro-progression/1', id, levels, log: await readLog(tx, id) }
    const revised = revisesId === null ? undefined : (await findCharts(tx, { ids: [revisesId] }))[0]
    const version = (revised?.chart.version ?? 0) + 1
    return checkChart(tx, session, {
      id: body.id,
      version,
      revisesId,
      prompt,
      publishedAt: clock().toISOString(),
      body,
    })
  }

  app.route({
    ...endpoint(routes.checkChart),
    handler: ({ params: { schoolId, sessionId }, body }) =>
      withSchool(pool, schoolId, async (tx) => (await check(tx, await findHead(tx, sessionId), body)).check),
  })

  app.route({
    ...endpoint(routes.publishChart),
    handler: async ({ params: { schoolId, sessionId }, body, account }, reply) => {
      const published = await changeSchool(pool, schoolId, async (tx) => {
        const head = await lockHead(tx, sessionId)
        // Sent again because no answer came: it hangs already, and stays as it is.
        if (head !== undefined && head.chartId === body.id) return demandChart(tx, body.id)
        const checked = await check(tx, head, body)
        if (checked.chart === null) throw invalidBody(faultsOf(checked))
        const more = { schoolId, subjectId: head!.subjectId, publishedBy: account.id }
        await insertChart(tx, checked.chart, more).catch((error) => {
          throw sqlState(error) === '23505' ? refusal('micro-progression/id-taken') : error
        })
        await hangChart(tx, body.id, { schoolId, classIds: body.classIds })
        return demandChart(tx, body.id)
      })
      return reply.code(201).send(published)
    },
  })

  app.route({
    ...endpoint(routes.listCharts),
    handler: ({ params: { schoolId }, query }) =>
      withSchool(pool, schoolId, async (tx) => ({ charts: await findCharts(tx, query) })),
  })

  app.route({
    ...endpoint(routes.readChart),
    handler: ({ params: { schoolId, chartId } }) => withSchool(pool, schoolId, (tx) => demandChart(tx, chartId)),
  })

  app.route({
    ...endpoint(routes.changeChart),
    handler: (request) => {
      const { schoolId, chartId } = request.params
      const { classIds, reviseOn } = request.body
      return changeSchool(pool, schoolId, async (tx) => {
        const stands = await lockChart(tx, chartId)
        if (stands === undefined) throw refusal('request/not-found')
        const { etag: _, ...current } = stands
        refuseIfChanged(request, current)
        if (reviseOn !== undefined) await setReviseOn(tx, chartId, reviseOn)
        if (classIds !== undefined) await hangChart(tx, chartId, { schoolId, classIds })
        return demandChart(tx, chartId)
      })
    },
  })

  app.route({
    ...endpoint(routes.readChartCase),
    handler: ({ params: { schoolId, chartId }, protocol, host, url }) =>
      withSchool(pool, schoolId, async (tx) => {
        const { chart } = await demandChart(tx, chartId)
        const rubric = toCaseRubric(chart, { uri: `${protocol}://${host}${url}` })
        return JSON.parse(JSON.stringify(rubric)) as { identifier: string }
      }),
  })
}

async function demandChart(tx: Transaction, id: string): Promise<PublishedChart> {
  const [chart] = await findCharts(tx, { ids: [id] })
  if (chart === undefined) throw refusal('request/not-found')
  return chart
}

/** What keeps a chart back is about the session, and not about what was sent; but what is asked is answered there. */
const ANSWERED_AT: Readonly<Record<string, string>> = {
  'micro-progression/first-name': '/notNames',
  'micro-progression/handwriting': '/handwriting',
  'micro-progression/lowest-is-a-pupils': '/lowestOwnClass',
}

function faultsOf({ issues }: CheckedChart) {
  return issues.map(({ code, message }) => ({ pointer: ANSWERED_AT[code] ?? '', code, message }))
}
