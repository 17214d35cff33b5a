import { type RollOver, type RollOverPlan, routes } from '@track/api-contract'
import {
  applyChanges,
  changedSince,
  invertChanges,
  type PlannedRollOver,
  planRollOver,
  type RollOverChoice,
  type Roster,
  suggestRollOver,
} from '@track/roster'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { v7 as makeId } from 'uuid'
import { changeSchool } from '../../change-school.js'
import { sqlState } from '../../database/sql-state.js'
import { type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refusal } from '../../problem.js'
import { refuseIssues } from './move-into-class.js'
import { type ClassTeacher, planSuccession } from './plan-succession.js'
import {
  countUses,
  findRollOver,
  insertAssignments,
  insertRollOver,
  listClassAssignments,
  listClassTeachers,
  listRollOvers,
  lockClasses,
  lockLog,
  markUndone,
  type Written,
  writeClassTeachers,
} from './roll-over-repository.js'
import { loadRoster, writeRosterChanges } from './roster-changes-repository.js'
import { hasAll, lockRoster } from './roster-repository.js'

/** A school's move into a new year: looked at first, carried out whole, and taken back as long as nobody has worked on it. */
export async function rollOverRoutes(instance: FastifyInstance, { pool }: { pool: pg.Pool }): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.planRollOver),
    handler: ({ params: { schoolId }, body: { classes, newClasses, startsOn, stayingPupilIds } }) =>
      withSchool(pool, schoolId, async (tx) => {
        await refuseUnknown(tx, { classes: classes ?? [], stayingPupilIds })
        const roster = await loadRoster(tx)
        const suggested = suggestRollOver(roster, { startsOn, stayingPupilIds })
        const choice = classes ? { startsOn, classes, newClasses, stayingPupilIds } : suggested
        const plan = planRollOver(roster, choice, { newId: makeId })
        refuseIssues(plan.issues)
        return shown(plan, choice)
      }),
  })

  app.route({
    ...endpoint(routes.rollOver),
    handler: async ({ params: { schoolId }, body: choice, account }, reply) => {
      const done = await changeSchool(pool, schoolId, async (tx) => {
        await lockRoster(tx)
        await lockClasses(tx)
        await refuseUnknown(tx, choice)
        await refuseBeforeTheLast(tx, choice)
        const plan = planRollOver(await loadRoster(tx), choice, { newId: makeId })
        refuseIssues(plan.issues)
        return carryOut(tx, plan, { schoolId, doneBy: account.id })
      })
      return reply.code(201).send(done)
    },
  })

  app.route({
    ...endpoint(routes.listRollOvers),
    handler: ({ params }) => withSchool(pool, params.schoolId, async (tx) => ({ rollOvers: await listRollOvers(tx) })),
  })

  app.route({
    ...endpoint(routes.undoRollOver),
    handler: ({ params: { schoolId, rollOverId } }) =>
      changeSchool(pool, schoolId, async (tx) => {
        await lockRoster(tx)
        await lockLog(tx)
        await lockClasses(tx)
        const found = await findRollOver(tx, rollOverId)
        if (found === undefined) throw refusal('request/not-found')
        if (found.rollOver.undoneAt === null) await takeBack(tx, schoolId, found)
        return (await findRollOver(tx, rollOverId))!.rollOver
      }),
  })
}

async function refuseUnknown(
  tx: Transaction,
  { classes, stayingPupilIds }: Pick<RollOverChoice, 'classes' | 'stayingPupilIds'>,
): Promise<void> {
  const groupIds = classes.map(({ groupId }) => groupId)
  if (!(await hasAll(tx, { groupIds, pupilIds: stayingPupilIds }))) throw refusal('request/not-found')
}

async function refuseBeforeTheLast(tx: Transaction, { startsOn }: RollOverChoice): Promise<void> {
  const last = (await listRollOvers(tx)).find((done) => done.undoneAt === null && done.startsOn >= startsOn)
  if (last === undefined) return
  throw refusal(
    'request/conflict',
    `The school has been moved into the year that starts on ${last.startsOn} already: undo that first, or choose a later day`,
  )
}

function shown(plan: PlannedRollOver, choice: RollOverChoice): RollOverPlan {
  const { startsOn, lastDay, classes, newClasses, cohorts, leaverIds, notes } = plan
  return {
    startsOn,
    lastDay,
    choice: {
      startsOn,
      classes: choice.classes.map((one) => ({ ...one })),
      newClasses: [...choice.newClasses],
      stayingPupilIds: [...choice.stayingPupilIds],
    },
    classes: [...classes],
    newClasses: newClasses.map(({ groupId: _, years, ...one }) => ({ ...one, years: [...years] })),
    cohorts: [...cohorts],
    leavers: leaverIds.length,
    notes: [...notes],
  }
}

async function carryOut(
  tx: Transaction,
  plan: PlannedRollOver,
  { schoolId, doneBy }: { schoolId: string; doneBy: string },
): Promise<RollOver> {
  const { startsOn, changes, goingOnIds, leaverIds } = plan
  const { teachers, assignments } = planSuccession(plan, {
    teachers: await listClassTeachers(tx),
    assignments: await listClassAssignments(tx),
    newId: makeId,
  })
  await writeRosterChanges(tx, schoolId, changes)
  await writeClassTeachers(tx, schoolId, teachers)
  await insertAssignments(tx, schoolId, { assignments, effectiveFrom: startsOn })
  const counts = { leavers: leaverIds.length, pupils: goingOnIds.length }
  const id = makeId()
  const written: Written = { changes, teachers, assignments, goingOnIds, ...counts }
  await insertRollOver(tx, { schoolId, id, startsOn, doneBy, written })
  return (await findRollOver(tx, id))!.rollOver
}

/** Groups go last, with the programmes that were given to them. */
async function takeBack(
  tx: Transaction,
  schoolId: string,
  { rollOver, written }: { rollOver: RollOver; written: Written },
): Promise<void> {
  const uses = await usesSince(tx, rollOver, written)
  if (uses.length > 0) throw refusal('roster/roll-over-in-use', `Since then ${uses.join('; ')}.`)
  await writeClassTeachers(
    tx,
    schoolId,
    written.teachers.map(({ before, after }) => ({ before: after, after: before })),
  )
  await writeRosterChanges(tx, schoolId, invertChanges(written.changes)).catch((error) => {
    throw sqlState(error) === '23503' ? refusal('roster/roll-over-in-use') : error
  })
  await markUndone(tx, rollOver.id)
}

/** What was written since, in words: an undo would overwrite it, or leave it without its class. */
async function usesSince(tx: Transaction, { id, startsOn, doneAt }: RollOver, written: Written): Promise<string[]> {
  const { changes, teachers, assignments, goingOnIds } = written
  const uses: string[] = []
  const later = (await listRollOvers(tx)).some(
    (other) => other.id !== id && other.undoneAt === null && other.startsOn > startsOn,
  )
  if (later) uses.push('the school was moved into another year: undo that first')

  const groupIds = changes.groups.flatMap(({ before, after }) => (before === null && after ? after.id : []))
  const { taught, entries } = await countUses(tx, { groupIds, pupilIds: goingOnIds, startsOn, since: doneAt })
  if (taught > 0) uses.push(`objectives were taught to the new classes (${taught})`)
  if (entries > 0) uses.push(`judgements and marks of the new year were recorded (${entries})`)

  const roster = await loadRoster(tx)
  const changed = new Set(changedSince(roster, changes))
  if (changed.has('groups')) uses.push('groups were changed')
  if (changed.has('memberships') || hasOthersIn(roster, { groupIds, changes }))
    uses.push('pupils were put into other groups')
  if (changed.has('registeredYears')) uses.push('registered years were changed')
  if (changed.has('leaving')) uses.push('the day on which a pupil leaves was changed')

  const inNew = new Set(groupIds)
  const key = (row: ClassTeacher | null) => row && [row.groupId, row.accountId, row.kind, row.from, row.until].join()
  const teachersNow = await listClassTeachers(tx)
  const standing = new Set(teachersNow.map(key))
  const expected = new Set(teachers.map(({ after }) => key(after)))
  if (
    teachers.some(({ after }) => after && !standing.has(key(after))) ||
    teachersNow.some((row) => inNew.has(row.groupId) && !expected.has(key(row)))
  )
    uses.push('the teachers of classes were changed')
  const given = new Set(assignments.map((row) => row.id))
  if ((await listClassAssignments(tx)).some((row) => inNew.has(row.groupId ?? '') && !given.has(row.id)))
    uses.push('programmes were given to the new classes')
  return uses
}

/** Is somebody in a new group who was not put there by the roll-over? */
function hasOthersIn(
  roster: Roster,
  { groupIds, changes }: { groupIds: readonly string[]; changes: Written['changes'] },
): boolean {
  const before = applyChanges(roster, invertChanges(changes))
  const made = new Set(groupIds)
  return before.memberships.some(({ groupId }) => made.has(groupId))
}
