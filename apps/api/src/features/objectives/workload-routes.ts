import { routes } from '@track/api-contract'
import { seldomChanges } from '@track/markbook'
import { indexTeaching, isOffered, workloadOf } from '@track/objectives'
import { isOnRoll, membersAsAt } from '@track/roster'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import type { Clock } from '../../clock.js'
import { withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { entriesIn } from '../../ledger/entries-in.js'
import type { Ledgers } from '../../ledger/ledger.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { loadCalendar } from '../../teaching/load-calendar.js'
import { loadTeaching } from '../../teaching/load-teaching.js'
import { listObjectives } from './objectives-repository.js'
import { findBudget, listClasses, listPupilDays } from './pupils-repository.js'
import { countSchoolWeeks } from './school-weeks.js'

export async function workloadRoutes(
  instance: FastifyInstance,
  { pool, clock, ledgers }: { pool: pg.Pool; clock: Clock; ledgers: Ledgers },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.readWorkload),
    handler: ({ params: { schoolId } }) =>
      withSchool(pool, schoolId, async (tx) => {
        const asOf = await schoolToday(tx, clock)
        const budgeted = await findBudget(tx)
        if (budgeted === undefined) throw refusal('request/not-found')
        const { updatesAnObjective, budget } = budgeted
        const weeks = countSchoolWeeks(await loadCalendar(tx), asOf)
        const teaching = await loadTeaching(tx)
        const { plannedIn } = indexTeaching(teaching)
        const subjectIds = [...new Set(teaching.programmes.map(({ subjectId }) => subjectId))]
        const onRoll = new Set((await listPupilDays(tx)).filter((pupil) => isOnRoll(pupil, asOf)).map(({ id }) => id))
        const classes = (await listClasses(tx)).flatMap(({ id: groupId, name }) => {
          const pupils = membersAsAt(teaching.memberships, { groupId, asOf }).filter((id) => onRoll.has(id)).length
          const ofClass = { pupilId: '', groupIds: [groupId], asOf }
          const planned = new Set(subjectIds.flatMap((subjectId) => plannedIn({ ...ofClass, subjectId })))
          return pupils === 0 ? [] : [{ groupId, name, pupils, objectives: planned.size }]
        })
        const { objectives } = await listObjectives(tx, { asOf })
        const objectiveIds = objectives.filter((one) => isOffered(one, asOf)).map(({ id }) => id)
        const entries = entriesIn((await ledgers.read(tx, schoolId)).log)
        return {
          updatesAnObjective,
          budget,
          weeks,
          classes: workloadOf({ classes, updatesAnObjective, weeks, budget }),
          seldomChange: seldomChanges(entries, { objectiveIds, asOf }).map(({ depth, ...one }) => ({
            ...one,
            depthId: depth,
          })),
        }
      }),
  })
}
