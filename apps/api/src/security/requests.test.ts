import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database/open-database.js'
import { testApp } from '../testing/app.js'
import { freshDatabase } from '../testing/database.js'
import { ask, makeWorld, signInAs, type World } from './samples.js'

/** Where requests come from, as browsers say it: with `Sec-Fetch-Site` to TLS and localhost, with `Origin` alone elsewhere. */
describe('requests that another site makes a browser send', () => {
  let database: Database
  let app: FastifyInstance
  let world: World
  const log: string[] = []

  beforeAll(async () => {
    database = await freshDatabase('embedded')
    app = testApp(database.pool, {
      trustedProxies: ['127.0.0.1'],
      logLevel: 'warn',
      logStream: { write: (line) => void log.push(line) },
    })
    world = await makeWorld(app, database.pool, 'Larkfield')
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const add = async (headers: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url: `/v1/schools/${world.schoolId}/objectives/subjects`,
      headers: { host: 'track.example', cookie: `track_session=${world.token}`, ...headers },
      payload: { name: `Subject ${Math.random()}` },
    })

  it('are refused by what the browser says of them, and by where they come from when it says nothing more', async () => {
    const elsewhere = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', origin: 'http://track.example' },
      { origin: 'http://elsewhere.example' },
      { origin: 'http://track.example:8080' },
      { origin: 'http://track.example.elsewhere.example' },
      { origin: 'null' },
      { origin: '' },
    ]
    for (const headers of elsewhere)
      expect((await add(headers)).json(), JSON.stringify(headers)).toMatchObject({
        status: 403,
        code: 'request/cross-site',
      })
    const { subjects } = await world.track.listObjectives({ params: { schoolId: world.schoolId } })
    expect(subjects).toHaveLength(1)
  })

  it('are not mistaken for those of our own pages or of programs', async () => {
    const own = [
      { 'sec-fetch-site': 'same-origin', origin: 'http://track.example' },
      { 'sec-fetch-site': 'none' },
      { origin: 'http://track.example' },
      { origin: 'https://track.example' },
      {},
      // Behind a proxy that is named, the host is the one that the browser asked.
      { host: 'inside:3000', 'x-forwarded-host': 'track.example', origin: 'https://track.example' },
    ]
    for (const headers of own) expect((await add(headers)).statusCode, JSON.stringify(headers)).toBe(201)
  })

  it('leave a line for the operator, as does whoever asks for what is not theirs, with ids alone', async () => {
    const other = await makeWorld(app, database.pool, 'Elsewhere')
    const support = await signInAs(database.pool, world.accountIds.support)
    await ask(app, 'readSchool', { params: { schoolId: other.schoolId } }, world.token)
    await ask(app, 'addSubject', { params: { schoolId: world.schoolId }, body: { name: 'Potions' } }, support)
    const refused = log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'refused')
    for (const event of [
      { event: 'request/cross-site' },
      { event: 'outsider', route: '/v1/schools/:schoolId', accountId: world.teacherId },
      { event: 'school/not-allowed', method: 'POST', accountId: world.accountIds.support },
    ])
      expect(refused).toContainEqual(expect.objectContaining({ level: 40, ...event }))
    expect(log.join('')).not.toMatch(/Potions|Larkfield|Elsewhere|school\.example|track_session/)
    expect(log.join('')).not.toContain(other.schoolId)
  })
})
