import { routes } from '@track/api-contract'
import { checkScale, checkScaleChange } from '@track/descriptors'
import type { Issue } from '@track/kernel'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { v7 as makeId } from 'uuid'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { invalidBody } from '../../invalid-body.js'
import { schoolToday } from '../../school-today.js'
import { loadDescriptors } from '../../teaching/load-descriptors.js'
import { insertMeasure, insertRule, insertScale } from './descriptors-repository.js'

export async function descriptorsRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.listDescriptors),
    handler: ({ params }) => withSchool(pool, params.schoolId, loadDescriptors),
  })

  app.route({
    ...endpoint(routes.addDepthScale),
    handler: async ({ params: { schoolId }, body: { id = makeId(), effectiveFrom, ...body } }, reply) => {
      const scale = await changeSchool(pool, schoolId, async (tx) => {
        const { scales } = await loadDescriptors(tx)
        // Judgements of any day may use any code the scale has ever had, so none may go from a later version.
        const before = scales.filter((version) => version.id === id).flatMap(({ codes }) => codes)
        const faults = [
          ...checkScale(body).map((fault) => ({ ...fault, pointer: pointerOf(fault) })),
          ...checkScaleChange({ codes: before }, body).map((fault) => ({ ...fault, pointer: '/codes' })),
        ].filter(({ severity }) => severity === 'error')
        if (faults.length > 0) throw invalidBody(faults)
        return insertScale(tx, schoolId, {
          id,
          ...body,
          effectiveFrom: effectiveFrom ?? (await schoolToday(tx, clock)),
        })
      })
      return reply.code(201).send(scale)
    },
  })

  app.route({
    ...endpoint(routes.addOnTrackRule),
    handler: async ({ params: { schoolId }, body: { id = makeId(), effectiveFrom, ...body } }, reply) => {
      const rule = await changeSchool(pool, schoolId, async (tx) =>
        insertRule(tx, schoolId, { id, ...body, effectiveFrom: effectiveFrom ?? (await schoolToday(tx, clock)) }),
      )
      return reply.code(201).send(rule)
    },
  })

  app.route({
    ...endpoint(routes.addMeasure),
    handler: async ({ params: { schoolId }, body: { id = makeId(), ...body } }, reply) => {
      const measure = { id, ...body }
      await changeSchool(pool, schoolId, (tx) => insertMeasure(tx, schoolId, measure))
      return reply.code(201).send(measure)
    },
  })
}

function pointerOf({ row, field }: Issue): string {
  return row === undefined ? `/${field}` : `/codes/${row - 1}/${field}`
}
