import { routes } from '@track/api-contract'
import { calculatePage, explainOpenedCell, pupilsBehindCell } from '@track/reports'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import type { Clock } from '../../clock.js'
import { withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import type { Ledgers } from '../../ledger/ledger.js'
import { refusal } from '../../problem.js'
import { loadPage } from './load-page.js'

const collator = new Intl.Collator('en-GB', { numeric: true })

export async function reportsRoutes(
  instance: FastifyInstance,
  { pool, clock, ledgers }: { pool: pg.Pool; clock: Clock; ledgers: Ledgers },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.calculatePage),
    handler: ({ params: { schoolId }, body: definition }) =>
      withSchool(pool, schoolId, async (tx) => {
        const { input, columns, groups } = await loadPage(tx, await ledgers.read(tx, schoolId), definition)
        const { rows } = calculatePage(input)
        return {
          definition,
          asKnown: clock().toISOString(),
          columns,
          rows: rows.map((row) => ({ ...row, ...groups.get(row.groupId)! })),
        }
      }),
  })

  app.route({
    ...endpoint(routes.listPagePupils),
    handler: ({ params: { schoolId }, body: { definition, ...position } }) =>
      withSchool(pool, schoolId, async (tx) => {
        const { input, labels } = await loadPage(tx, await ledgers.read(tx, schoolId), definition)
        if (!isOnPage(position, definition))
          throw refusal(
            'request/invalid',
            'groupId, column and date name a number of the page: this page has no such one',
          )
        const opened = pupilsBehindCell(input, position)
        const byLabel = <P extends { pupilId: string }>(pupils: readonly P[]) =>
          pupils
            .map((pupil) => ({ ...pupil, label: labels.get(pupil.pupilId) ?? pupil.pupilId }))
            .sort((a, b) => collator.compare(a.label, b.label))
        return {
          on: opened.on,
          cell: opened.cell,
          explanation: explainOpenedCell(input, position, opened),
          counted: byLabel(opened.counted),
          notCounted: byLabel(opened.notCounted),
        }
      }),
  })
}

function isOnPage(
  { groupId, column, date }: { groupId: string; column: number; date: number },
  { groupIds, columns, dates }: { groupIds: string[]; columns: unknown[]; dates: unknown[] },
): boolean {
  return groupIds.includes(groupId) && column < columns.length && date < dates.length
}
