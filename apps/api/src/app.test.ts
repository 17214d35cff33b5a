import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Route, routes } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from './database/open-database.js'
import { withOwner } from './database/transaction.js'
import { insertSchool, insertStaff } from './operator.js'
import { testApp } from './testing/app.js'
import { engines, freshDatabase } from './testing/database.js'

const PASSWORD = 'four quiet words here'
const everyRoute: Route[] = Object.values(routes)

describe.each(engines)('the API in front of %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let cookie: string
  const logged: string[] = []
  const [mine, theirs] = [randomUUID(), randomUUID()]
  const webDirectory = mkdtempSync(join(tmpdir(), 'track-web-'))

  beforeAll(async () => {
    mkdirSync(join(webDirectory, 'assets'))
    writeFileSync(join(webDirectory, 'index.html'), '<!doctype html><title>Track</title>')
    writeFileSync(join(webDirectory, 'assets/app-3f9a.js'), 'export {}')
    mkdirSync(join(webDirectory, 'pupil/assets'), { recursive: true })
    writeFileSync(join(webDirectory, 'pupil/index.html'), '<!doctype html><title>Notes</title>')
    writeFileSync(join(webDirectory, 'pupil/sw.js'), 'self')
    writeFileSync(join(webDirectory, 'pupil/assets/day-51c0.js'), 'export {}')
    database = await freshDatabase(engine)
    app = testApp(database.pool, {
      webDirectory,
      logLevel: 'debug',
      logStream: { write: (line) => void logged.push(line) },
    })
    for (const [schoolId, name] of [
      [mine, 'okafor'],
      [theirs, 'elsewhere'],
    ] as const)
      await withOwner(database.pool, schoolId, async (tx) => {
        await insertSchool(tx, schoolId, { name: 'Larkfield' })
        await insertStaff(tx, schoolId, {
          name: 'Ms Okafor',
          email: `${name}@larkfield.example`,
          password: PASSWORD,
          role: 'teacher',
        })
      })
    const signedIn = await app.inject({
      method: 'POST',
      url: '/v1/session',
      payload: { email: 'okafor@larkfield.example', password: PASSWORD },
    })
    cookie = `track_session=${signedIn.cookies[0]!.value}`
  })
  afterAll(async () => {
    await app.close()
    await database.close()
    rmSync(webDirectory, { recursive: true })
  })

  const ask = (route: Route, schoolId: string, headers: Record<string, string>) =>
    app.inject({
      method: route.method,
      url: route.path.replace(':schoolId', schoolId).replace(/:\w+/g, () => randomUUID()),
      headers: { ...headers, ...(route.body && { 'content-type': 'application/json' }) },
      ...(route.body && { payload: '{}' }),
    })

  it('has a route for everything in the contract, and needs somebody signed in for all that is not said to be public', async () => {
    for (const route of everyRoute) {
      const { statusCode } = await ask(route, mine, {})
      if (route.public) expect(statusCode, route.summary).not.toBe(401)
      else expect(statusCode, `${route.method} ${route.path}`).toBe(401)
    }
  })

  it('says the same of another school as of one that does not exist, on every route, whatever is sent', async () => {
    for (const route of everyRoute.filter(({ path }) => path.includes(':schoolId'))) {
      const foreign = await ask(route, theirs, { cookie })
      const unknown = await ask(route, randomUUID(), { cookie })
      expect(foreign.statusCode, `${route.method} ${route.path}`).toBe(404)
      expect(foreign.json()).toMatchObject({ code: 'request/not-found' })
      expect(foreign.body).toBe(unknown.body)
    }
  })

  it('shows a school to its own staff', async () => {
    const { statusCode, json } = await app.inject({ url: `/v1/schools/${mine}`, headers: { cookie } })
    expect(statusCode).toBe(200)
    expect(json()).toMatchObject({ id: mine, name: 'Larkfield', role: 'teacher', today: '2026-11-20', demo: false })
  })

  it('carries out nothing that another site asked a browser for', async () => {
    for (const site of ['cross-site', 'same-site'])
      for (const method of ['POST', 'DELETE'] as const) {
        const response = await app.inject({ method, url: '/v1/session', headers: { cookie, 'sec-fetch-site': site } })
        expect(response.json()).toMatchObject({ status: 403, code: 'request/cross-site' })
      }
    const still = await app.inject({ url: '/v1/session', headers: { cookie, 'sec-fetch-site': 'cross-site' } })
    expect(still.statusCode).toBe(200)
    for (const site of ['same-origin', 'none']) {
      const response = await app.inject({
        method: 'POST',
        url: '/v1/session',
        payload: { email: 'x@y', password: 'z' },
        headers: { 'sec-fetch-site': site },
      })
      expect(response.json()).toMatchObject({ code: 'session/refused' })
    }
  })

  it('does not read what a form of another site can send', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const response = await app.inject({
        method: 'POST',
        url: '/v1/session',
        headers: { 'content-type': type },
        payload: JSON.stringify({ email: 'okafor@larkfield.example', password: PASSWORD }),
      })
      expect(response.json(), type).toMatchObject({ status: 415, code: 'request/wrong-media-type' })
    }
  })

  it('refuses what is broken, too large or poisoned without an error of its own', async () => {
    const post = (payload: string) =>
      app.inject({ method: 'POST', url: '/v1/session', headers: { 'content-type': 'application/json' }, payload })
    const credentials = '"email":"okafor@larkfield.example","password":"wrong"'
    expect((await post(`{${credentials}`)).json()).toMatchObject({ status: 400, code: 'request/malformed' })
    expect((await post('')).json()).toMatchObject({ status: 400, code: 'request/malformed' })
    expect((await post(`{${credentials},"__proto__":{"admin":true}}`)).statusCode).toBe(400)
    expect((await post(`{${credentials},"constructor":{"prototype":{"admin":true}}}`)).statusCode).toBe(400)
    expect((await post(`{"email":"${'x'.repeat(1024 * 1024)}"}`)).json()).toMatchObject({
      status: 413,
      code: 'request/too-large',
    })
    expect((await post('['.repeat(50_000) + ']'.repeat(50_000))).json()).toMatchObject({ code: 'request/malformed' })
    expect((await post('"a text"')).json()).toMatchObject({ code: 'request/invalid', errors: [{ pointer: '' }] })
  })

  it('tells the browser what this site may do, on every kind of answer', async () => {
    const answers = await Promise.all([
      app.inject({ url: '/' }),
      app.inject({ url: '/healthz' }),
      app.inject({ url: '/v1/session' }),
      app.inject({ url: '/v1/nowhere' }),
      app.inject({ method: 'POST', url: '/v1/session', headers: { 'content-type': 'text/plain' }, payload: 'x' }),
    ])
    for (const { headers } of answers) {
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("require-trusted-types-for 'script'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe|upgrade-insecure-requests|https?:/)
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
      expect(headers).not.toHaveProperty('strict-transport-security')
      expect(headers).not.toHaveProperty('access-control-allow-origin')
    }
    expect((await app.inject({ url: '/v1/session' })).headers['cache-control']).toBe('no-store')
  })

  it('serves the web app: hashed files for ever, screens afresh, and nothing in place of a missing file or endpoint', async () => {
    const asset = await app.inject({ url: '/assets/app-3f9a.js' })
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    for (const url of ['/', '/index.html', '/markbook/4b?subject=maths']) {
      const screen = await app.inject({ url })
      expect(screen.body).toContain('<title>Track</title>')
      expect(screen.headers['cache-control']).toBe('no-cache')
    }
    for (const url of ['/assets/app-0000.js', '/v1/nowhere', '/v1'])
      expect((await app.inject({ url })).json(), url).toMatchObject({ status: 404, code: 'request/not-found' })
    expect((await app.inject({ url: '/..%2f..%2fpackage.json' })).body).not.toContain('@track/api')
  })

  it("serves the pupils' app below its own folder, and neither app in the other's place", async () => {
    const asset = await app.inject({ url: '/pupil/assets/day-51c0.js' })
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    for (const url of ['/pupil/', '/pupil/index.html', '/pupil/note?x=1']) {
      const screen = await app.inject({ url })
      expect(screen.body, url).toContain('<title>Notes</title>')
      expect(screen.headers['cache-control']).toBe('no-cache')
      expect(String(screen.headers['content-security-policy'])).not.toMatch(/unsafe/)
    }
    expect((await app.inject({ url: '/pupil/sw.js' })).headers['cache-control']).toBe('no-cache')
    const inside = await app.inject({ url: '/pupil' })
    expect([inside.statusCode, inside.headers.location]).toEqual([308, '/pupil/'])
    expect((await app.inject({ url: '/pupils' })).body).toContain('<title>Track</title>')
    expect((await app.inject({ url: '/pupil/assets/none.js' })).statusCode).toBe(404)

    rmSync(join(webDirectory, 'pupil'), { recursive: true })
    const without = testApp(database.pool, { webDirectory })
    for (const url of ['/pupil', '/pupil/', '/pupil/note'])
      expect((await without.inject({ url })).statusCode, url).toBe(404)
    await without.close()
  })

  it('is healthy and ready', async () => {
    expect((await app.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' })
    expect((await app.inject({ url: '/readyz' })).json()).toEqual({ status: 'ok' })
  })

  it('says when the tables are not those of this version', async () => {
    await database.pool.query('update drizzle.__drizzle_migrations set created_at = created_at - 1e12::bigint')
    const { statusCode, json } = await app.inject({ url: '/readyz' })
    expect(statusCode).toBe(503)
    expect(json()).toEqual({ status: 'database not migrated' })
    await database.pool.query('update drizzle.__drizzle_migrations set created_at = created_at + 1e12::bigint')
  })

  it('writes down no name, address, search or password, whatever went wrong', async () => {
    await app.inject({ url: '/v1/session?name=Okafor', headers: { cookie } })
    await app.inject({ url: `/pupils/Okafor?of=Larkfield` })
    // A failure inside: the message of the database would quote what was sent.
    const failure = new Error('Key (label)=(Okafor) exists', { cause: new Error('of Larkfield') })
    app.log.error(Object.assign(failure, { code: '23505', constraint: 'pupil_upn' }))
    app.log.error({ err: failure })
    app.log.error({ err: failure }, 'a known failure')
    const text = logged.join('')
    expect(logged.length).toBeGreaterThan(50)
    expect(text).toContain('"route":"/v1/session"')
    expect(text).toContain('pupil_upn')
    expect(text).toContain('a known failure')
    expect(/okafor|larkfield|four quiet words|track_session=|[?]name|[?]of/i.exec(text)?.[0]).toBeUndefined()
    expect(text.includes(cookie.split('=')[1]!)).toBe(false)
  })
})

describe.each(engines)('the API when %s is gone', (engine) => {
  it('stays healthy, is not ready, asks to try again, and tells nothing of what happened', async () => {
    const database = await freshDatabase(engine)
    const app = testApp(database.pool)
    await database.close()
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200)
    const ready = await app.inject({ url: '/readyz' })
    expect(ready.statusCode).toBe(503)
    expect(ready.json()).toEqual({ status: 'database away' })
    await app.close()
  })
})
