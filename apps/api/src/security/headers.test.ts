import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RouteName, routes } from '@track/api-contract'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database/open-database.js'
import { testApp } from '../testing/app.js'
import { engines, freshDatabase } from '../testing/database.js'
import { ask, makeWorld, samplesOf, signInAs, type World } from './samples.js'

/** What every answer says to a browser, word for word: looked at whenever it changes. */
const ALWAYS = {
  'content-security-policy':
    "default-src 'none'; connect-src 'self'; font-src 'self'; img-src 'self' data: blob:; manifest-src 'self'; " +
    "script-src 'self'; style-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; " +
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types track-shell",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=(), payment=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

describe('what every answer says to a browser', () => {
  let database: Database
  let app: FastifyInstance
  let world: World
  const webDirectory = mkdtempSync(join(tmpdir(), 'track-web-'))

  beforeAll(async () => {
    mkdirSync(join(webDirectory, 'assets'))
    writeFileSync(join(webDirectory, 'index.html'), '<!doctype html><title>Track</title>')
    writeFileSync(join(webDirectory, 'assets/app-3f9a.js'), 'export {}')
    database = await freshDatabase(engines.at(-1)!)
    app = testApp(database.pool, { webDirectory, trustedProxies: ['127.0.0.1'] })
    world = await makeWorld(app, database.pool, 'Larkfield')
  })
  afterAll(async () => {
    await app.close()
    await database.close()
    rmSync(webDirectory, { recursive: true })
  })

  const expectHeaders = ({ headers }: LightMyRequestResponse, about: string) => {
    expect(headers, about).toMatchObject(ALWAYS)
    for (const name of ['strict-transport-security', 'access-control-allow-origin', 'server', 'x-powered-by'])
      expect(headers, about).not.toHaveProperty(name)
  }

  it('on every route, answered or refused, and nothing of it is kept', async () => {
    for (const name of (Object.keys(routes) as RouteName[]).filter((its) => its !== 'leaveDemo'))
      for (const token of [undefined, await signInAs(database.pool, world.accountIds.admin)]) {
        await database.pool.query('delete from throttle')
        const answer = await ask(app, name, await samplesOf(name)[0]!(world), token)
        expectHeaders(answer, name)
        expect(answer.headers['cache-control'], name).toBe('no-store')
        if (answer.statusCode >= 400)
          expect(answer.headers['content-type'], name).toMatch(/^application\/problem\+json/)
      }
  })

  it('on files, screens, what is not there, and addresses that are none', async () => {
    const urls = [
      '/',
      '/index.html',
      '/assets/app-3f9a.js',
      '/sign-in',
      '/assets/none.js',
      '/v1',
      '/v1/none',
      '/healthz',
      '/readyz',
    ]
    const odd = [
      '/%ff',
      '/v1/%ff',
      `/v1/schools/${'x'.repeat(200)}`,
      '/..%2f..%2fetc%2fpasswd',
      '//elsewhere.example/',
      '/v1/schools/%00',
    ]
    for (const method of ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS', 'TRACE'] as const)
      for (const url of [...urls, ...odd])
        expectHeaders(await app.inject({ method: method as 'GET', url }), `${method} ${url}`)
    for (const url of odd) expect((await app.inject({ url })).body, url).not.toMatch(/root:|node_modules/)
  })

  it('on a body that is too large, of the wrong kind or broken', async () => {
    for (const [type, payload] of [
      ['application/json', '{'],
      ['application/json', `"${'x'.repeat(2 ** 20)}"`],
      ['text/plain', '{}'],
      ['application/x-www-form-urlencoded', 'a=b'],
      ['multipart/form-data; boundary=x', '--x--'],
      ['application/json; charset=utf-16', '{}'],
      ['text/html', '<p>'],
      ['', '{}'],
    ] as const) {
      const answer = await app.inject({
        method: 'POST',
        url: '/v1/session',
        headers: { 'content-type': type },
        payload,
      })
      expectHeaders(answer, type)
      expect([400, 413, 415], type).toContain(answer.statusCode)
    }
  })

  it('over TLS, to come back over TLS only', async () => {
    const overTls = { 'x-forwarded-proto': 'https' }
    for (const url of ['/', '/assets/app-3f9a.js', '/v1/session', '/v1/none', '/none'])
      expect((await app.inject({ url, headers: overTls })).headers, url).toMatchObject({
        ...ALWAYS,
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
      })
  })
})
