import { type GroupChange, type ImportQuery, type PupilChange, routes } from '@track/api-contract'
import { compareCodeUnits } from '@track/kernel'
import { checkUpn, type Group, type Pupil, planGroupChange, planLeaving } from '@track/roster'
import { applyMapping, type FileTable, type Mapping, suggestMapping } from '@track/tabular'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { v7 as makeId } from 'uuid'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { sqlState } from '../../database/sql-state.js'
import { withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refuseIfChanged, withEtag } from '../../etag.js'
import { importResult, isHeldBack } from '../../import/import-result.js'
import { IMPORT_BYTES, mappingOf, readImportFile } from '../../import/read-import-file.js'
import { invalidBody } from '../../invalid-body.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { groupColumnsOf, readGroupColumns, suggestGroupColumns } from './group-columns.js'
import { moveIntoClass } from './move-into-class.js'
import { planPupilImport } from './plan-pupil-import.js'
import { fromPupilCursor, toPupilCursor } from './pupil-cursor.js'
import { pupilFields } from './pupil-fields.js'
import { loadRoster, writeRosterChanges } from './roster-changes-repository.js'
import {
  countMembers,
  deleteGroup,
  findPupil,
  findYearStart,
  insertGroups,
  insertPupils,
  listGroups,
  listPupils,
  loadKnownRoster,
  lockRoster,
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
    handler: ({ params, query: { groupId, asOf, onRoll, cursor, limit } }) =>
      withSchool(pool, params.schoolId, async (tx) => {
        const day = asOf ?? (await schoolToday(tx, clock))
        const after = cursor === undefined ? undefined : fromPupilCursor(cursor)
        const found = await listPupils(tx, { groupId, asOf: day, onRoll, after, limit: limit + 1 })
        const page = found.slice(0, limit)
        return {
          pupils: page.toSorted(byLabel).map(withEtag),
          next: found.length > limit ? toPupilCursor(page.at(-1)!.id) : null,
        }
      }),
  })

  app.route({
    ...endpoint(routes.addPupil),
    handler: async ({ params: { schoolId }, body: { id = makeId(), classId, ...body } }, reply) => {
      const pupil = withNormalUpn({ id, ...body })
      refuseBackwards(pupil, 'leftOn')
      await changeSchool(pool, schoolId, async (tx) => {
        await lockRoster(tx)
        await insertPupils(tx, schoolId, [pupil])
        if (classId === undefined) return
        const on = pupil.joinedOn ?? (await schoolToday(tx, clock))
        await moveIntoClass(tx, schoolId, { pupilIds: [id], toClassId: classId, on })
      })
      return reply.code(201).send(withEtag(pupil))
    },
  })

  app.route({
    ...endpoint(routes.changePupil),
    handler: (request) => {
      const { schoolId, pupilId } = request.params
      const { leftOn } = request.body
      return changeSchool(pool, schoolId, async (tx) => {
        await lockRoster(tx)
        const asOf = await schoolToday(tx, clock)
        const pupil = await findPupil(tx, { id: pupilId, asOf })
        if (pupil === undefined) throw refusal('request/not-found')
        refuseIfChanged(request, pupil)
        const changed = withNormalUpn(withChange(pupil, request.body))
        refuseBackwards(changed, leftOn === undefined ? 'joinedOn' : 'leftOn')
        if (leftOn !== undefined && leftOn !== (pupil.leftOn ?? null)) {
          const { joinedOn: _, ...known } = pupil
          const joinedOn = changed.joinedOn && { joinedOn: changed.joinedOn }
          const roster = { ...(await loadRoster(tx, { pupilIds: [pupilId] })), pupils: [{ ...known, ...joinedOn }] }
          // Leaving ends what the pupil is in, and coming back goes on with it.
          const { changes } = planLeaving(roster, { pupilIds: [pupilId], lastDay: leftOn })
          await writeRosterChanges(tx, schoolId, changes)
        }
        await updatePupils(tx, schoolId, { pupils: [changed], asOf })
        return withEtag(changed)
      })
    },
  })

  app.route({
    ...endpoint(routes.importPupils),
    bodyLimit: IMPORT_BYTES,
    handler: async ({ params: { schoolId }, query, body }) => {
      const fields = pupilFields(query)
      const { table, mapping } = readPupils(body, { query, fields })
      const read = applyMapping(table, mapping, fields)
      const groups = readGroupColumns(read.records, groupColumnsOf(mapping))
      const refused = new Set(groups.issues.map(({ row }) => row))
      const records = read.records.filter(({ row }) => !refused.has(row))
      return changeSchool(pool, schoolId, async (tx) => {
        await lockRoster(tx)
        const today = await schoolToday(tx, clock)
        const planned = planPupilImport(records, await loadKnownRoster(tx, today), {
          source: query.source,
          upnColumn: mapping.upn ?? 'UPN',
          today,
          yearStart: await findYearStart(tx, today),
          choices: groups.choices,
          newId: makeId,
        })
        const plan = { ...planned, issues: [...read.issues, ...groups.issues, ...planned.issues] }
        if (!isHeldBack(plan, query)) await writePupilImport(tx, schoolId, { plan, asOf: today })
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
      refuseGroupBackwards(group)
      await changeSchool(pool, schoolId, async (tx) => {
        await lockRoster(tx)
        refuseSameName(group, await listGroups(tx))
        await insertGroups(tx, schoolId, [group])
      })
      return reply.code(201).send(withEtag(group))
    },
  })

  app.route({
    ...endpoint(routes.changeGroup),
    handler: (request) => {
      const { schoolId, groupId } = request.params
      return changeSchool(pool, schoolId, async (tx) => {
        await lockRoster(tx)
        const groups = await listGroups(tx)
        const group = groups.find(({ id }) => id === groupId)
        if (group === undefined) throw refusal('request/not-found')
        refuseIfChanged(request, group)
        const changed = withChange(group, request.body)
        refuseGroupBackwards(changed)
        refuseSameName(changed, groups)
        await writeRosterChanges(tx, schoolId, planGroupChange(await loadRoster(tx), changed).changes)
        return withEtag(changed)
      })
    },
  })

  app.route({
    ...endpoint(routes.removeGroup),
    handler: async (request, reply) => {
      const { schoolId, groupId } = request.params
      await changeSchool(pool, schoolId, async (tx) => {
        await lockRoster(tx)
        const group = (await listGroups(tx)).find(({ id }) => id === groupId)
        if (group === undefined) throw refusal('request/not-found')
        refuseIfChanged(request, group)
        await deleteGroup(tx, groupId).catch((error) => {
          throw sqlState(error) === '23503' ? refusal('roster/in-use') : error
        })
      })
      return reply.code(204).send(null)
    },
  })
}

/** By code point, on which every machine agrees. */
function byLabel(a: Pupil, b: Pupil): number {
  return compareCodeUnits(a.label, b.label) || compareCodeUnits(a.id, b.id)
}

/** The thing with what was sent; null takes a value away. */
function withChange<Thing extends Pupil | Group>(thing: Thing, change: PupilChange | GroupChange): Thing {
  const values = Object.entries({ ...thing, ...change }).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(values) as unknown as Thing
}

function refuseBackwards({ joinedOn, leftOn }: Pupil, field: 'joinedOn' | 'leftOn'): void {
  if (joinedOn === undefined || leftOn === undefined || joinedOn <= leftOn) return
  const message = 'A pupil leaves on the day they join or later: change one of the two days'
  throw invalidBody([{ pointer: `/${field}`, code: 'backwards', message }])
}

function refuseGroupBackwards({ startsOn, endsOn }: Pick<Group, 'startsOn' | 'endsOn'>): void {
  if (startsOn === undefined || endsOn === undefined || startsOn <= endsOn) return
  const message = 'A group ends on the day it starts or later: change one of the two days'
  throw invalidBody([{ pointer: '/endsOn', code: 'backwards', message }])
}

/** Two groups of a kind may share a name only if they share no day, like the classes of two years. */
function refuseSameName(group: Group, groups: readonly Group[]): void {
  const keyOf = ({ kind, name }: Group) => `${kind} ${name.trim().toLowerCase()}`
  const isAtOnce = (other: Group) =>
    (group.startsOn ?? '') <= (other.endsOn ?? '9999-12-31') && (other.startsOn ?? '') <= (group.endsOn ?? '9999-12-31')
  const isTwin = (other: Group) => other.id !== group.id && keyOf(other) === keyOf(group) && isAtOnce(other)
  if (groups.some(isTwin)) throw refusal('request/conflict')
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

/**
 * The rows of a file, and which column is what. A column alone whose heading says nothing is a list of names that has no
 * heading: its first row is a pupil too.
 */
function readPupils(
  body: unknown,
  { query, fields }: { readonly query: ImportQuery; readonly fields: ReturnType<typeof pupilFields> },
): { table: FileTable; mapping: Mapping } {
  const table = readImportFile(body, query)
  const mapping = mappingOf(query, () => ({
    ...suggestGroupColumns(table.columns),
    ...suggestMapping(table.columns, fields),
  }))
  const isBareList = table.columns.length === 1 && Object.keys(mapping).length === 0
  if (!isBareList || query.headerRow !== undefined || query.mapping !== undefined) return { table, mapping }
  const list = readImportFile(body, { ...query, headerRow: 0 })
  return { table: list, mapping: { label: list.columns[0]!.key } }
}
