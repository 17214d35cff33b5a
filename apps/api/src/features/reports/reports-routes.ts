import { routes } from '@track/api-contract'
import { explainOpenedCell, pupilsBehindCell } from '@track/reports'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import type { Clock } from '../../clock.js'
import { withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import type { Ledgers } from '../../ledger/ledger.js'
import { compareRegister } from '../../register.js'
import { labelOn } from './describe-column.js'
import { exportRoutes } from './export-routes.js'
import { frozenRoutes } from './frozen-routes.js'
import { answerPage, loadPage } from './load-page.js'
import { type PageFault, refuseFaults } from './refuse-faults.js'
import { templatesRoutes } from './templates-routes.js'

export async function reportsRoutes(
  instance: FastifyInstance,
  { pool, clock, ledgers }: { pool: pg.Pool; clock: Clock; ledgers: Ledgers },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  app.register(templatesRoutes, { pool, clock, ledgers })
  app.register(exportRoutes, { pool, clock, ledgers })
  app.register(frozenRoutes, { pool, clock, ledgers })

  app.route({
    ...endpoint(routes.calculatePage),
    handler: ({ params: { schoolId }, body: definition }) =>
      withSchool(pool, schoolId, async (tx) =>
        answerPage(tx, await ledgers.read(tx, schoolId), { definition, clock, root: '' }),
      ),
  })

  app.route({
    ...endpoint(routes.listPagePupils),
    handler: ({ params: { schoolId }, body: { definition, ...position } }) =>
      withSchool(pool, schoolId, async (tx) => {
        const { input, pupils, otherProgramme } = await loadPage(tx, await ledgers.read(tx, schoolId), definition, {
          clock,
        })
        refuseFaults(faultsOfPosition(position, definition), { root: '' })
        const opened = pupilsBehindCell(input, position)
        const { subjectId, measure } = definition.columns[position.column]!
        const programmeOf = (pupilId: string) => {
          const programme = 'measureId' in measure ? undefined : otherProgramme(pupilId, { ...position, subjectId })
          return programme === undefined ? {} : { programme }
        }
        const asOnRegister = <P extends { pupilId: string }>(some: readonly P[]) =>
          some
            .map((one) => ({ one, pupil: pupils.get(one.pupilId)! }))
            .sort((a, b) => compareRegister(a.pupil, b.pupil))
            .map(({ one, pupil }) => ({ ...one, label: pupil.label, ...programmeOf(pupil.id) }))
        return {
          on: opened.on,
          cell: opened.cell,
          explanation: explainOpenedCell(input, position, opened),
          counted: asOnRegister(opened.counted).map(({ word, ...pupil }) => ({
            ...pupil,
            ...(word !== undefined && { word: labelOn(word, input.sets ?? [], opened.on) }),
          })),
          notCounted: asOnRegister(opened.notCounted),
        }
      }),
  })
}

function faultsOfPosition(
  { groupId, column, date }: { groupId: string; column: number; date: number },
  { groupIds, columns, dates }: { groupIds: string[]; columns: unknown[]; dates: unknown[] },
): PageFault[] {
  const off = (field: string, message: string): PageFault => ({ at: [field], code: 'reports/unknown-cell', message })
  const outside = (field: string, place: number, { length }: unknown[]) =>
    place < length ? [] : [off(field, `This page has ${length}, which count from 0: send 0 to ${length - 1}`)]
  return [
    ...(groupIds.includes(groupId) ? [] : [off('groupId', 'This page has no such row: send one of its groupIds')]),
    ...outside('column', column, columns),
    ...outside('date', date, dates),
  ]
}
