import { routes } from '@track/api-contract'
import type { Measure } from '@track/descriptors'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { v7 as makeId } from 'uuid'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { refuseIfChanged, withEtag } from '../../etag.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { loadDescriptors } from '../../teaching/load-descriptors.js'
import {
  faultsOfCorrespondence,
  faultsOfMeasure,
  faultsOfRule,
  faultsOfScale,
  faultsOfSet,
  faultsOfSetId,
  notWords,
  refuseFaults,
} from './check-policy.js'
import {
  deleteCorrespondence,
  insertCalculation,
  insertCorrespondence,
  insertMeasure,
  insertRule,
  insertScale,
  insertSet,
  insertSetChoice,
  lockCorrespondence,
  lockMeasure,
  updateCorrespondence,
  updateMeasure,
} from './descriptors-repository.js'
import { tryWhatIf } from './what-if.js'

export async function descriptorsRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.listDescriptors),
    handler: ({ params }) =>
      withSchool(pool, params.schoolId, async (tx) => {
        const { measures, correspondences, ...versions } = await loadDescriptors(tx)
        return { ...versions, measures: measures.map(withEtag), correspondences: correspondences.map(withEtag) }
      }),
  })

  app.route({
    ...endpoint(routes.addDepthScale),
    handler: async ({ params: { schoolId }, body: { id = makeId(), effectiveFrom, ...body } }, reply) => {
      const added = await changeSchool(pool, schoolId, async (tx) => {
        const scale = { id, ...body, effectiveFrom: effectiveFrom ?? (await schoolToday(tx, clock)) }
        refuseFaults(faultsOfScale(scale, await loadDescriptors(tx)))
        return insertScale(tx, schoolId, scale)
      })
      return reply.code(201).send(added)
    },
  })

  app.route({
    ...endpoint(routes.addDescriptorSet),
    handler: async ({ params: { schoolId }, body: { id = makeId(), effectiveFrom, ...body } }, reply) => {
      const added = await changeSchool(pool, schoolId, async (tx) => {
        const set = { id, ...body, effectiveFrom: effectiveFrom ?? (await schoolToday(tx, clock)) }
        refuseFaults(faultsOfSet(set, await loadDescriptors(tx)))
        return insertSet(tx, schoolId, set)
      })
      return reply.code(201).send(added)
    },
  })

  app.route({
    ...endpoint(routes.addOnTrackRule),
    handler: async ({ params: { schoolId }, body: { id = makeId(), effectiveFrom, ...body } }, reply) => {
      const added = await changeSchool(pool, schoolId, async (tx) => {
        const rule = { id, ...body, effectiveFrom: effectiveFrom ?? (await schoolToday(tx, clock)) }
        refuseFaults(faultsOfRule(rule, await loadDescriptors(tx)))
        return insertRule(tx, schoolId, rule)
      })
      return reply.code(201).send(added)
    },
  })

  app.route({
    ...endpoint(routes.addSetChoice),
    handler: async ({ params: { schoolId }, body: { effectiveFrom, ...body } }, reply) => {
      await changeSchool(pool, schoolId, async (tx) => {
        const choice = { ...body, effectiveFrom: effectiveFrom ?? (await schoolToday(tx, clock)) }
        const { measures, sets } = await loadDescriptors(tx)
        const measure = measures.find(({ id }) => id === choice.measureId)
        if (measure === undefined) throw refusal('request/not-found')
        refuseFaults([
          ...(measure.setId === undefined ? [notWords(measure, '/measureId')] : []),
          ...(choice.setId === null ? [] : faultsOfSetId(choice.setId, { sets, asOf: choice.effectiveFrom })),
        ])
        await insertSetChoice(tx, schoolId, choice)
      })
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...endpoint(routes.addCorrespondence),
    handler: async ({ params: { schoolId }, body: { id = makeId(), ...body } }, reply) => {
      const correspondence = { id, ...body }
      await changeSchool(pool, schoolId, async (tx) => {
        refuseFaults(faultsOfCorrespondence(correspondence, await loadDescriptors(tx)))
        await insertCorrespondence(tx, schoolId, correspondence)
      })
      return reply.code(201).send(withEtag(correspondence))
    },
  })

  app.route({
    ...endpoint(routes.changeCorrespondence),
    handler: (request) => {
      const { schoolId, correspondenceId } = request.params
      return changeSchool(pool, schoolId, async (tx) => {
        await lockCorrespondence(tx, correspondenceId)
        const { sets, correspondences } = await loadDescriptors(tx)
        const before = found(correspondences, correspondenceId)
        refuseIfChanged(request, before)
        const { name = before.name, categories = before.categories } = request.body
        const changed = { ...before, name, categories }
        refuseFaults(faultsOfCorrespondence(changed, { sets }))
        await updateCorrespondence(tx, changed)
        return withEtag(changed)
      })
    },
  })

  app.route({
    ...endpoint(routes.removeCorrespondence),
    handler: async (request, reply) => {
      const { schoolId, correspondenceId } = request.params
      await changeSchool(pool, schoolId, async (tx) => {
        await lockCorrespondence(tx, correspondenceId)
        refuseIfChanged(request, found((await loadDescriptors(tx)).correspondences, correspondenceId))
        await deleteCorrespondence(tx, correspondenceId)
      })
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...endpoint(routes.addCalculationChoice),
    handler: async ({ params: { schoolId }, body: { effectiveFrom, ...body } }, reply) => {
      const added = await changeSchool(pool, schoolId, async (tx) =>
        insertCalculation(tx, schoolId, { ...body, effectiveFrom: effectiveFrom ?? (await schoolToday(tx, clock)) }),
      )
      return reply.code(201).send(added)
    },
  })

  app.route({
    ...endpoint(routes.addMeasure),
    handler: async ({ params: { schoolId }, body: { id = makeId(), ...body } }, reply) => {
      const measure = { id, ...body }
      await changeSchool(pool, schoolId, async (tx) => {
        const { sets } = await loadDescriptors(tx)
        refuseFaults(faultsOfMeasure(measure, { sets, asOf: await schoolToday(tx, clock) }))
        await insertMeasure(tx, schoolId, measure)
      })
      return reply.code(201).send(withEtag(measure))
    },
  })

  app.route({
    ...endpoint(routes.changeMeasure),
    handler: (request) => {
      const { schoolId, measureId } = request.params
      return changeSchool(pool, schoolId, async (tx) => {
        await lockMeasure(tx, measureId)
        const { sets, measures } = await loadDescriptors(tx)
        const before = found(measures, measureId)
        refuseIfChanged(request, before)
        const changed = withoutNothing<Measure>({ ...before, ...request.body })
        const { setId, ...limits } = changed
        refuseFaults([
          ...(before.setId === undefined && setId !== undefined ? [notWords(before, '/setId')] : []),
          // A set that was chosen before it was retired may stay.
          ...faultsOfMeasure(setId === before.setId || setId === undefined ? limits : changed, {
            sets,
            asOf: await schoolToday(tx, clock),
          }),
        ])
        await updateMeasure(tx, changed)
        return withEtag(changed)
      })
    },
  })

  app.route({
    ...endpoint(routes.tryWhatIf),
    handler: ({ params: { schoolId }, body }) =>
      withSchool(pool, schoolId, async (tx) =>
        tryWhatIf(tx, {
          ...body,
          asOf: body.asOf ?? (await schoolToday(tx, clock)),
        }),
      ),
  })
}

function found<Thing extends { readonly id: string }>(things: readonly Thing[], id: string): Thing {
  const thing = things.find((one) => one.id === id)
  if (thing === undefined) throw refusal('request/not-found')
  return thing
}

/** What was taken away, or never given, is not there. */
function withoutNothing<Thing extends object>(
  thing: {
    readonly [Key in keyof Thing]: Thing[Key] | null | undefined
  },
): Thing {
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => value != null)) as Thing
}
