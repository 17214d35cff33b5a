import { routes } from '@track/api-contract'
import type { ObjectiveLink } from '@track/objectives'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { v7 as makeId } from 'uuid'
import { changeSchool } from '../../change-school.js'
import type { Clock } from '../../clock.js'
import { type Transaction, withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { invalidBody } from '../../invalid-body.js'
import type { Ledgers } from '../../ledger/ledger.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { deleteLinks, frameworksOf, hasFramework, insertLinks, listLinks } from './links-repository.js'
import { lockFramework } from './objectives-repository.js'
import { readCoverage } from './read-coverage.js'

export async function linksRoutes(
  instance: FastifyInstance,
  { pool, clock, ledgers }: { pool: pg.Pool; clock: Clock; ledgers: Ledgers },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.listLinks),
    handler: ({ params: { schoolId }, query: { frameworkId } }) =>
      withSchool(pool, schoolId, async (tx) => {
        if (!(await hasFramework(tx, frameworkId))) throw refusal('request/not-found')
        return { links: await listLinks(tx, frameworkId) }
      }),
  })

  app.route({
    ...endpoint(routes.addLinks),
    handler: async ({ params: { schoolId }, body }, reply) => {
      const self = body.links.findIndex(({ originId, targetId }) => originId === targetId)
      if (self >= 0)
        throw invalidBody([
          { pointer: `/links/${self}/targetId`, code: 'target', message: 'A statement is not linked to itself' },
        ])
      const links = await changeSchool(pool, schoolId, async (tx) => {
        const ends = body.links.flatMap(({ originId, targetId }) => [
          originId,
          ...(targetId === null ? [] : [targetId]),
        ])
        const here = await lockEnds(tx, [...new Set(ends)])
        const known = new Map((await linksIn(tx, here)).map((link) => [keyOf(link), link]))
        const added: ObjectiveLink[] = []
        const answer = body.links.map(({ id = makeId(), ...link }) => {
          const same = known.get(keyOf(link))
          if (same) return same
          const made = { id, ...link }
          known.set(keyOf(made), made)
          added.push(made)
          return made
        })
        await insertLinks(tx, schoolId, added)
        return answer
      })
      return reply.code(201).send({ links })
    },
  })

  app.route({
    ...endpoint(routes.removeLink),
    handler: async ({ params: { schoolId, linkId } }, reply) => {
      await changeSchool(pool, schoolId, async (tx) => {
        if (!(await deleteLinks(tx, [linkId]))) throw refusal('request/not-found')
      })
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...endpoint(routes.readCoverage),
    handler: ({ params: { schoolId }, query: { frameworkId, groupId, asOf } }) =>
      withSchool(pool, schoolId, async (tx) =>
        readCoverage(tx, await ledgers.read(tx, schoolId), {
          frameworkId,
          groupId,
          asOf: asOf ?? (await schoolToday(tx, clock)),
        }),
      ),
  })
}

/** The frameworks that the ends of links stand in, which keep them until the transaction is over; not found if one is not here. */
async function lockEnds(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const before = await frameworksOf(tx, ids)
  const frameworkIds = [...new Set(before.values())].sort()
  for (const id of frameworkIds) await lockFramework(tx, id)
  const here = await frameworksOf(tx, ids)
  if (ids.some((id) => !here.has(id))) throw refusal('request/not-found')
  return frameworkIds
}

async function linksIn(tx: Transaction, frameworkIds: readonly string[]): Promise<ObjectiveLink[]> {
  const links: ObjectiveLink[] = []
  for (const id of frameworkIds) links.push(...(await listLinks(tx, id)))
  return links
}

/** Linking twice is linking once. */
function keyOf({ originId, kind, targetId, external }: Omit<ObjectiveLink, 'id'>): string {
  return JSON.stringify([originId, kind, targetId ?? external?.identifier])
}
