import { type PupilChange, routes } from '@track/api-contract'
import { checkUpn, type Pupil } from '@track/roster'
import { applyMapping, suggestMapping } from '@track/tabular'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { v7 as makeId } from 'uuid'
import { z } from 'zod'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refuseIfChanged, withEtag } from '../../etag.js'
import { importResult, isHeldBack } from '../../import/import-result.js'
import { IMPORT_BYTES, mappingOf, readImportFile } from '../../import/read-import-file.js'
import { invalidBody } from '../../invalid-body.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { findOverlap } from './find-overlap.js'
import { groupColumnsOf, readGroupColumns, suggestGroupColumns } from './group-columns.js'
import { planPupilImport } from './plan-pupil-import.js'
import { pupilFields } from './pupil-fields.js'
import {
  countMembers,
  findPupil,
  findYearStart,
  insertGroups,
  insertPupils,
  listGroups,
  listMemberships,
  listPupils,
  loadRoster,
  lockPupil,
  saveMemberships,
  updatePupils,
  writePupilImport,
} from './roster-repository.js'

export async function rosterRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.listPupils),
    handler: ({ params, query: { groupId, asOf, cursor, limit } }) =>
      withSchool(pool, params.schoolId, async (tx) => {
        const day = asOf ?? (await schoolToday(tx, clock))
        const after = cursor === undefined ? undefined : await findPlace(tx, cursor)
        const found = await listPupils(tx, { groupId, asOf: day, after, limit: limit + 1 })
        const pupils = found.slice(0, limit)
        return { pupils: pupils.map(withEtag), next: found.length > limit ? pupils.at(-1)!.id : null }
      }),
  })

  app.route({
    ...endpoint(routes.addPupil),
    handler: async ({ params: { schoolId }, body: { id = makeId(), classId, ...body } }, reply) => {
      const pupil = withNormalUpn({ id, ...body })
      await changeSchool(pool, schoolId, async (tx) => {
        await insertPupils(tx, schoolId, [pupil])
        if (classId === undefined) return
        const from = pupil.joinedOn ?? (await schoolToday(tx, clock))
        await saveMemberships(tx, schoolId, [{ groupId: classId, pupilId: id, from, until: null }])
      })
      return reply.code(201).send(withEtag(pupil))
    },
  })

  app.route({
    ...endpoint(routes.changePupil),
    handler: (request) => {
      const { schoolId, pupilId } = request.params
      return changeSchool(pool, schoolId, async (tx) => {
        await lockPupil(tx, pupilId)
        const pupil = await findPupil(tx, pupilId)
        if (pupil === undefined) throw refusal('request/not-found')
        refuseIfChanged(request, pupil)
        const changed = withNormalUpn(withChange(pupil, request.body))
        await updatePupils(tx, schoolId, [changed])
        return withEtag(changed)
      })
    },
  })

  app.route({
    ...endpoint(routes.importPupils),
    bodyLimit: IMPORT_BYTES,
    handler: async ({ params: { schoolId }, query, body }) => {
      const table = readImportFile(body, query)
      const fields = pupilFields(query)
      const mapping = mappingOf(query, () => ({
        ...suggestGroupColumns(table.columns),
        ...suggestMapping(table.columns, fields),
      }))
      const read = applyMapping(table, mapping, fields)
      const groups = readGroupColumns(read.records, groupColumnsOf(mapping))
      const refused = new Set(groups.issues.map(({ row }) => row))
      const records = read.records.filter(({ row }) => !refused.has(row))
      return changeSchool(pool, schoolId, async (tx) => {
        const today = await schoolToday(tx, clock)
        const planned = planPupilImport(records, await loadRoster(tx), {
          source: query.source,
          upnColumn: mapping.upn ?? 'UPN',
          today,
          yearStart: await findYearStart(tx, today),
          choices: groups.choices,
          newId: makeId,
        })
        const plan = { ...planned, issues: [...read.issues, ...groups.issues, ...planned.issues] }
        if (!isHeldBack(plan, query)) await writePupilImport(tx, schoolId, plan)
        return importResult(plan, { table, query, mapping, fields })
      })
    },
  })

  app.route({
    ...endpoint(routes.listGroups),
    handler: ({ params }) =>
      withSchool(pool, params.schoolId, async (tx) => {
        const pupils = await countMembers(tx, await schoolToday(tx, clock))
        const groups = await listGroups(tx)
        return { groups: groups.map((group) => ({ ...withEtag(group), pupils: pupils.get(group.id) ?? 0 })) }
      }),
  })

  app.route({
    ...endpoint(routes.addGroup),
    handler: async ({ params: { schoolId }, body: { id = makeId(), ...body } }, reply) => {
      const group = { id, ...body }
      await changeSchool(pool, schoolId, async (tx) => {
        const name = group.name.trim().toLowerCase()
        const groups = await listGroups(tx)
        if (groups.some((other) => other.kind === group.kind && other.name.trim().toLowerCase() === name))
          throw refusal('request/conflict')
        await insertGroups(tx, schoolId, [group])
      })
      return reply.code(201).send(withEtag(group))
    },
  })

  app.route({
    ...endpoint(routes.setMemberships),
    handler: async ({ params: { schoolId }, body: { memberships } }, reply) => {
      await changeSchool(pool, schoolId, async (tx) => {
        const only = {
          pupilIds: memberships.map(({ pupilId }) => pupilId),
          groupIds: memberships.map(({ groupId }) => groupId),
        }
        const overlap = findOverlap(memberships, await listMemberships(tx, only))
        if (overlap !== undefined)
          throw invalidBody([
            {
              pointer: `/memberships/${overlap}/from`,
              code: 'overlap',
              message: 'The pupil is in this group already on some of these days: end that membership first',
            },
          ])
        await saveMemberships(tx, schoolId, memberships)
      })
      return reply.code(204).send(null)
    },
  })
}

/** A page ends at a pupil; the next begins behind them. */
async function findPlace(tx: Transaction, cursor: string): Promise<Pupil> {
  const last = z.uuid().safeParse(cursor).success ? await findPupil(tx, cursor) : undefined
  if (last === undefined)
    throw refusal('request/invalid', 'This cursor was not given out here: start from the first page')
  return last
}

/** The pupil with what was sent; null takes a value away. */
function withChange(pupil: Pupil, change: PupilChange): Pupil {
  const values = Object.entries({ ...pupil, ...change }).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(values) as unknown as Pupil
}

/** A UPN of the right form is kept even if its check letter is not right: schools were given such numbers. */
function withNormalUpn(pupil: Pupil): Pupil {
  if (pupil.upn === undefined) return pupil
  const { normalised, reason } = checkUpn(pupil.upn)
  if (reason === 'length' || reason === 'format')
    throw invalidBody([
      { pointer: '/upn', code: 'upn', message: 'A UPN is a letter, eleven digits and a digit or letter' },
    ])
  return { ...pupil, upn: normalised }
}
