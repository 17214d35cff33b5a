import { PLACING_REFUSALS, routes } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { isUuid, type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refusal } from '../../problem.js'
import { compareRegister } from '../../register.js'
import { schoolToday } from '../../school-today.js'
import { hasGroup } from '../../teaching/has-group.js'
import { listOtherPupils } from '../../teaching/list-other-pupils.js'
import { findCharts } from './charts-repository.js'
import { listPlaced } from './placements-repository.js'
import { readPupilCharts } from './read-pupil-charts.js'
import { removeWork } from './remove-work.js'
import { writePlacements } from './write-placements.js'

/** Where pieces fall: what a class placed, what a pupil placed, and what they place now. */
export async function placementsRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.listChartPlacements),
    handler: ({ params: { schoolId, chartId }, query: { classId } }) =>
      withSchool(pool, schoolId, async (tx) => {
        const [chart] = await findCharts(tx, { ids: [chartId] })
        if (chart === undefined || !(await hasGroup(tx, classId))) throw refusal('request/not-found')
        const pupils = await listRegister(tx, classId, clock)
        const placed = await listPlaced(tx, { pupilIds: pupils.map(({ pupilId }) => pupilId), chartId })
        return { chart, pupils, ...placed }
      }),
  })

  app.route({
    ...endpoint(routes.readPupilCharts),
    handler: ({ params: { schoolId, pupilId } }) =>
      withSchool(pool, schoolId, async (tx) => {
        const charts = await readPupilCharts(tx, { pupilId, today: await schoolToday(tx, clock) })
        if (charts === undefined) throw refusal('request/not-found')
        return charts
      }),
  })

  app.route({
    ...endpoint(routes.writePlacements),
    handler: ({ params: { schoolId }, body, account, role }) =>
      changeSchool(pool, schoolId, async (tx) => {
        const pupilIds = [...new Set([...body.works, ...body.placements].map(({ pupilId }) => pupilId))].filter(isUuid)
        const others = await listOtherPupils(tx, pupilIds, { accountId: account.id, role, clock })
        return writePlacements(tx, body, {
          schoolId,
          recordedBy: account.id,
          today: await schoolToday(tx, clock),
          refuse: ({ pupilId, by = 'teacher' }) => {
            if (others.has(pupilId)) return 'micro-progression/not-your-class'
            return by === 'teacher' ? null : 'micro-progression/not-by-them'
          },
        })
      }),
  })

  app.route({
    ...endpoint(routes.removeWork),
    handler: async ({ params: { schoolId, workId }, account, role }, reply) => {
      await changeSchool(pool, schoolId, (tx) =>
        removeWork(tx, workId, {
          removedBy: account.id,
          check: async ({ pupilId }) => {
            const others = await listOtherPupils(tx, [pupilId], { accountId: account.id, role, clock })
            if (others.has(pupilId))
              throw refusal('school/not-allowed', PLACING_REFUSALS['micro-progression/not-your-class'])
          },
        }),
      )
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...endpoint(routes.readOwnCharts),
    handler: ({ pupil: { schoolId, pupilId } }) =>
      withSchool(
        pool,
        schoolId,
        async (tx) => (await readPupilCharts(tx, { pupilId, today: await schoolToday(tx, clock) }))!,
      ),
  })

  app.route({
    ...endpoint(routes.writeOwnPlacements),
    handler: ({ pupil: { schoolId, pupilId }, body }) =>
      changeSchool(pool, schoolId, async (tx) =>
        writePlacements(tx, body, {
          schoolId,
          recordedBy: pupilId,
          today: await schoolToday(tx, clock),
          refuse: (of) => {
            // What is somebody else's is told like what is nobody's.
            if (of.pupilId !== pupilId)
              return of.by === undefined ? 'micro-progression/unknown-chart' : 'micro-progression/unknown-work'
            return of.by === 'teacher' ? 'micro-progression/not-by-them' : null
          },
        }),
      ),
  })

  app.route({
    ...endpoint(routes.removeOwnWork),
    handler: async ({ pupil: { schoolId, pupilId }, params: { workId } }, reply) => {
      await changeSchool(pool, schoolId, (tx) =>
        removeWork(tx, workId, {
          removedBy: pupilId,
          check: async (work) => {
            if (work.pupilId !== pupilId) throw refusal('request/not-found')
            const isOwnOfToday = work.recordedBy === pupilId && work.doneOn === (await schoolToday(tx, clock))
            if (!isOwnOfToday || work.isPlacedByOthers) throw refusal('micro-progression/work-stays')
          },
        }),
      )
      return reply.code(204).send(null)
    },
  })
}

/** Who is in a group today, as a register reads. */
async function listRegister(
  tx: Transaction,
  groupId: string,
  clock: Clock,
): Promise<{ pupilId: string; label: string }[]> {
  const { rows } = await tx.$client.query<{
    id: string
    label: string
    forename: string | null
    surname: string | null
  }>(
    `select pupil.id, label, forename, surname from membership
     join pupil on pupil.school_id = membership.school_id and pupil.id = pupil_id
     where group_id = $1 and $2::date between from_on and coalesce(until_on, 'infinity')`,
    [groupId, await schoolToday(tx, clock)],
  )
  return rows.toSorted(compareRegister).map(({ id, label }) => ({ pupilId: id, label }))
}
