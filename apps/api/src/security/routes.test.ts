import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { mayDo, PERMISSIONS, type Role, type Route, type RouteName, routes } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database/open-database.js'
import { testApp } from '../testing/app.js'
import { engines, freshDatabase } from '../testing/database.js'
import { ask, makeWorld, samplesOf, signInAs, signInAsPupil, type World } from './samples.js'

/** From who may least to who may most, so that what an admin ends is there for everybody before. */
const ASKERS = [
  'nobody',
  'outsider',
  'deactivated',
  'closed',
  'support',
  'teacher',
  'leader',
  'admin',
  'pupil',
] as const
type Asker = (typeof ASKERS)[number]

/** What ends the school comes last. */
const names = (Object.keys(routes) as RouteName[]).sort((a, b) => Number(a === 'leaveDemo') - Number(b === 'leaveDemo'))

/**
 * Every route asked by everybody, with a request that is right in every other way: whoever may gets what they asked for, and
 * nobody else gets anything. What is right is worked out from the permissions of the contract, and laid down in `routes.md`
 * for a person to look at when a route or a permission changes.
 */
describe.each(engines)('who may ask what, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let world: World
  let elsewhere: World

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool)
    world = await makeWorld(app, database.pool, 'Larkfield')
    elsewhere = await makeWorld(app, database.pool, 'Elsewhere')
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const tokenOf = async (asker: Asker): Promise<string | undefined> => {
    if (asker === 'nobody') return undefined
    if (asker === 'pupil') return signInAsPupil(world)
    const accountId = asker === 'outsider' ? elsewhere.accountIds.admin : world.accountIds[asker]
    return signInAs(database.pool, accountId)
  }

  it.each(names)('%s', async (name) => {
    const route: Route = routes[name]
    for (const sampleOf of samplesOf(name))
      for (const asker of ASKERS) {
        // Tries are counted by account: here everybody is one.
        await database.pool.query('delete from throttle')
        const sample = await sampleOf(world)
        const answer = await ask(app, name, sample, await tokenOf(asker))
        const expected = expectedStatus(route, asker)
        expect(answer.statusCode, `${asker} asks ${route.method} ${route.path}: ${answer.body}`).toBe(expected)
        if (expected >= 400) expect(answer.body, asker).not.toMatch(/Larkfield|Sample|school\.example/)
        if (expected === 404) {
          const unknown = { ...sample, params: { ...sample.params, schoolId: randomUUID() } }
          const other = await ask(app, name, unknown, await tokenOf(asker))
          expect([other.statusCode, other.body], asker).toEqual([answer.statusCode, answer.body])
        }
      }
  })

  it('is laid down for every route and everybody', async () => {
    const lines = [
      '# Who may ask what',
      '',
      'Written by `routes.test.ts` from the permissions of the contract, and tried for every cell on both databases: a new route fails it until',
      'this file, looked at, says what is right. An outsider is an admin of another school; whoever is deactivated was shut out of this one;',
      'whoever is closed has no account any more. A pupil belongs to this school.',
      '',
      `| route | permission | ${ASKERS.join(' | ')} |`,
      `|---${'|---'.repeat(ASKERS.length + 1)}|`,
      ...Object.values(routes as Record<string, Route>).map((route) => {
        const needs = route.public ? 'public' : route.pupil ? "a pupil's session" : (route.permission ?? 'a session')
        return `| ${route.method} ${route.path} | ${needs} | ${ASKERS.map((asker) => expectedStatus(route, asker)).join(' | ')} |`
      }),
    ]
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'routes.md'))
  })

  it('leaves no route of a school without a permission, no permission without a route, and no other route in the app', async () => {
    const declared = Object.values(routes as Record<string, Route>)
    for (const route of declared) {
      expect(route.permission !== undefined, route.path).toBe(route.path.includes('/:schoolId'))
      expect(route.public && route.permission, route.path).toBeFalsy()
    }
    expect(new Set(declared.flatMap(({ permission }) => permission ?? []))).toEqual(new Set(Object.keys(PERMISSIONS)))

    const inApp: string[] = []
    const listed = testApp(database.pool, {
      logStream: { write: () => {} },
    })
    listed.addHook('onRoute', ({ method, url }) => {
      if (url.startsWith('/v1')) inApp.push(...[method].flat().map((verb) => `${verb} ${url}`))
    })
    await listed.ready()
    const inContract = declared.map(({ method, path }) => `${method} ${path}`)
    expect(inApp.filter((line) => !line.startsWith('HEAD ')).sort()).toEqual(inContract.sort())
    await listed.close()
  })
})

/** What the contract says that somebody gets. */
function expectedStatus(route: Route, asker: Asker): number {
  if (route.public) return route.status
  if (route.pupil) return asker === 'pupil' ? route.status : 401
  if (asker === 'nobody' || asker === 'closed' || asker === 'pupil') return 401
  if (route.permission === undefined) return route.status
  if (asker === 'outsider' || asker === 'deactivated') return 404
  return mayDo(asker satisfies Role, route.permission) ? route.status : 403
}
