import { routes } from '@track/api-contract'
import { scaleAsOf } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { moveStrand, type Strand } from '@track/objectives'
import { writeCasePackage } from '@track/objectives/case'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { v7 as makeId } from 'uuid'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refuseIfChanged } from '../../etag.js'
import { invalidBody } from '../../invalid-body.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { loadDescriptors } from '../../teaching/load-descriptors.js'
import { loadStrands } from '../../teaching/load-objectives.js'
import { ofStrand, withFrameworkEtag, withStrandEtag } from './etags.js'
import { deleteLinksOf, listLinks } from './links-repository.js'
import {
  countInStrand,
  deleteStrands,
  findFirstScaleId,
  findFrameworkOfStrand,
  insertFrameworks,
  insertStrands,
  listFrameworks,
  listObjectives,
  listUsedDepths,
  listWordings,
  lockFramework,
  updateFramework,
  updateStrands,
} from './objectives-repository.js'
import { listRevisions } from './revisions-repository.js'

export async function frameworksRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.addFramework),
    handler: async ({ params: { schoolId }, body }, reply) => {
      const framework = await changeSchool(pool, schoolId, async (tx) => {
        const scaleId = body.scaleId ?? (await findFirstScaleId(tx))
        if (scaleId === undefined)
          throw invalidBody([
            { pointer: '/scaleId', code: 'scale', message: 'The school has no scale yet: add one first' },
          ])
        await refuseScale(tx, scaleId, await schoolToday(tx, clock))
        const added = { id: makeId(), ...body, scaleId, position: (await listFrameworks(tx)).length }
        await insertFrameworks(tx, schoolId, [added])
        return added
      })
      return reply.code(201).send(withFrameworkEtag(framework))
    },
  })

  app.route({
    ...endpoint(routes.changeFramework),
    handler: (request) => {
      const { schoolId, frameworkId } = request.params
      const { name, publisher, scaleId } = request.body
      return changeSchool(pool, schoolId, async (tx) => {
        await lockFramework(tx, frameworkId)
        const found = (await listFrameworks(tx)).find(({ id }) => id === frameworkId)
        if (found === undefined) throw refusal('request/not-found')
        refuseIfChanged(request, found)
        if (scaleId !== undefined && scaleId !== found.scaleId) {
          const codes = await refuseScale(tx, scaleId, await schoolToday(tx, clock))
          await refuseLostWords(tx, found, codes)
        }
        const { publisher: oldPublisher, ...rest } = found
        const newPublisher = publisher === undefined ? oldPublisher : publisher
        const changed = {
          ...rest,
          ...(newPublisher != null && { publisher: newPublisher }),
          ...(name !== undefined && { name }),
          ...(scaleId !== undefined && { scaleId }),
        }
        await updateFramework(tx, schoolId, changed)
        return withFrameworkEtag(changed)
      })
    },
  })

  app.route({
    ...endpoint(routes.readCase),
    handler: ({ params: { schoolId, frameworkId } }) =>
      withSchool(pool, schoolId, async (tx) => {
        const asOf = await schoolToday(tx, clock)
        const { subjects, frameworks, strands, objectives } = await listObjectives(tx, { frameworkId, asOf })
        const [framework] = frameworks
        if (framework === undefined) throw refusal('request/not-found')
        const own = {
          framework,
          subject: subjects.find(({ id }) => id === framework.subjectId)!,
          strands: [...strands],
          objectives: [...objectives],
          links: (await listLinks(tx, frameworkId)).filter(startsIn([...strands, ...objectives])),
          revisions: await listRevisions(tx, [frameworkId]),
          wordings: await listWordings(
            tx,
            objectives.map(({ id }) => id),
          ),
        }
        const { CFDocument, ...rest } = writeCasePackage(own, { writtenAt: clock().toISOString() })
        return { CFDocument: { ...CFDocument }, ...rest }
      }),
  })

  app.route({
    ...endpoint(routes.addStrand),
    handler: async ({ params: { schoolId }, body }, reply) => {
      const strand = await changeSchool(pool, schoolId, async (tx) => {
        await lockFramework(tx, body.frameworkId)
        const strands = await loadStrands(tx, [body.frameworkId])
        const last = Math.max(-1, ...strands.map(({ position }) => position))
        const added = { id: makeId(), ...body, position: last + 1 }
        await insertStrands(tx, schoolId, [added])
        return added
      })
      return reply.code(201).send(withStrandEtag(strand))
    },
  })

  app.route({
    ...endpoint(routes.changeStrand),
    handler: (request) => {
      const { schoolId, strandId } = request.params
      const { name, parentId, position } = request.body
      return changeSchool(pool, schoolId, async (tx) => {
        const { found, strands } = await findStrand(tx, strandId)
        refuseIfChanged(request, ofStrand(found))
        const moved =
          parentId === undefined && position === undefined ? [] : movedTo(found, strands, { parentId, position })
        const places = new Map(moved.map((place) => [place.id, place]))
        const changed = strands
          .map((one) => ({ ...one, ...places.get(one.id), ...(one.id === strandId && name !== undefined && { name }) }))
          .filter(({ id }) => id === strandId || places.has(id))
        await updateStrands(tx, schoolId, changed)
        return withStrandEtag(changed.find(({ id }) => id === strandId)!)
      })
    },
  })

  app.route({
    ...endpoint(routes.removeStrand),
    handler: async (request, reply) => {
      const { schoolId, strandId } = request.params
      await changeSchool(pool, schoolId, async (tx) => {
        const { found } = await findStrand(tx, strandId)
        refuseIfChanged(request, ofStrand(found))
        const { strands, objectives } = await countInStrand(tx, strandId)
        if (strands + objectives > 0)
          throw refusal(
            'objectives/in-use',
            `"${found.name}" is not empty: ${objectives} objectives and ${strands} headings stand under it. Move them first`,
          )
        await deleteLinksOf(tx, [strandId])
        await deleteStrands(tx, [strandId])
      })
      return reply.code(204).send(null)
    },
  })
}

function startsIn(things: readonly { readonly id: string }[]) {
  const ids = new Set(things.map(({ id }) => id))
  return ({ originId }: { readonly originId: string }) => ids.has(originId)
}

/** A heading with all of its framework, which nobody else changes until the transaction is over. */
async function findStrand(tx: Transaction, strandId: string) {
  const frameworkId = await findFrameworkOfStrand(tx, strandId)
  if (frameworkId === undefined) throw refusal('request/not-found')
  await lockFramework(tx, frameworkId)
  const strands = await loadStrands(tx, [frameworkId])
  const found = strands.find(({ id }) => id === strandId)
  if (found === undefined) throw refusal('request/not-found')
  return { found, strands }
}

/** The heading and those that make room for it. Under itself, or under one of another framework, it cannot stand. */
function movedTo(
  found: Strand,
  strands: readonly Strand[],
  { parentId = found.parentId, position }: { parentId?: string | null | undefined; position?: number | undefined },
) {
  if (parentId !== null && !strands.some(({ id }) => id === parentId)) throw refusal('request/not-found')
  const last = { position: parentId === found.parentId && position === undefined ? found.position : strands.length }
  const { accepted, issues } = moveStrand(strands, {
    strandId: found.id,
    parentId,
    ...last,
    ...(position !== undefined && { position }),
  })
  if (issues.length > 0)
    throw invalidBody(issues.map(({ field, code, message }) => ({ pointer: `/${field}`, code, message })))
  return accepted
}

/** Refuses a scale that is not here or no longer offered; else every code that it has had. */
async function refuseScale(tx: Transaction, scaleId: string, asOf: CalendarDate): Promise<ReadonlySet<string>> {
  const { scales } = await loadDescriptors(tx)
  const versions = scales.filter(({ id }) => id === scaleId)
  if (versions.length === 0) throw refusal('request/not-found')
  const { name, retiredOn } = scaleAsOf(scales, { scaleId, asOf }) ?? versions[0]!
  if (retiredOn !== undefined && retiredOn <= asOf)
    throw invalidBody([
      { pointer: '/scaleId', code: 'scale', message: `"${name}" was retired on ${retiredOn}: choose another scale` },
    ])
  return new Set(versions.flatMap(({ codes }) => codes.map(({ id }) => id)))
}

/** What was judged keeps its word: a scale without it would leave judgements that nobody can read. */
async function refuseLostWords(
  tx: Transaction,
  { id, scaleId }: { readonly id: string; readonly scaleId: string },
  codes: ReadonlySet<string>,
): Promise<void> {
  const lost = (await listUsedDepths(tx, id)).filter((depth) => !codes.has(depth))
  if (lost.length === 0) return
  const { scales } = await loadDescriptors(tx)
  const known = scales.filter((scale) => scale.id === scaleId).flatMap((scale) => scale.codes)
  const labels = lost.map((depth) => `"${known.findLast((code) => code.id === depth)?.label ?? depth}"`)
  throw refusal(
    'objectives/in-use',
    `Objectives of this framework were judged ${labels.join(', ')}, which the other scale has no word for. Give it one, or start a new framework`,
  )
}
