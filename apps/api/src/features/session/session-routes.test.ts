import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { withOwner } from '../../database/transaction.js'
import { insertSchool, insertStaff } from '../../operator.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'

describe.each(engines)('signing in, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  const schoolId = randomUUID()
  const staff = { name: 'Ms Okafor', password: 'four quiet words here', role: 'teacher' } as const

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool)
    await withOwner(database.pool, schoolId, async (tx) => {
      await insertSchool(tx, schoolId, { name: 'Larkfield' })
      for (const name of ['okafor', 'throttled', 'other', 'leaver'])
        await insertStaff(tx, schoolId, { ...staff, email: `${name}@larkfield.example` })
    })
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const signIn = (email: string, password: string, headers = {}) =>
    app.inject({ method: 'POST', url: '/v1/session', payload: { email, password }, headers })
  const cookieOf = (response: { cookies: { name: string; value: string }[] }) =>
    `${response.cookies[0]?.name}=${response.cookies[0]?.value}`

  it('opens a session that says who and where', async () => {
    const response = await signIn(' OKAFOR@larkfield.example', staff.password)
    expect(response.statusCode).toBe(200)
    expect(response.json()).toEqual({
      account: { id: expect.any(String), name: 'Ms Okafor', email: 'okafor@larkfield.example' },
      schools: [{ schoolId, name: 'Larkfield', role: 'teacher' }],
    })
    const again = await app.inject({ url: '/v1/session', headers: { cookie: cookieOf(response) } })
    expect(again.json()).toEqual(response.json())
  })

  it('keeps the cookie from scripts and other sites, and the token out of the database', async () => {
    const response = await signIn('okafor@larkfield.example', staff.password)
    const [cookie] = response.cookies
    expect(cookie).toMatchObject({ name: 'track_session', httpOnly: true, sameSite: 'Lax', path: '/' })
    const { rows } = await database.pool.query('select token_hash from session')
    expect(rows.map((row) => row.token_hash.toString('base64url'))).not.toContain(cookie!.value)
    expect(rows.every((row) => row.token_hash.length === 32)).toBe(true)
  })

  it('over TLS keeps the cookie to TLS and to this host', async () => {
    const behindProxy = testApp(database.pool, { trustedProxies: ['127.0.0.1'] })
    const response = await behindProxy.inject({
      method: 'POST',
      url: '/v1/session',
      payload: { email: 'okafor@larkfield.example', password: staff.password },
      headers: { 'x-forwarded-proto': 'https' },
    })
    expect(response.cookies[0]).toMatchObject({ name: '__Host-track_session', secure: true })
    expect(response.headers['strict-transport-security']).toContain('max-age=31536000')
    await behindProxy.close()
  })

  it('does not believe a header that says TLS unless it comes from a proxy it knows', async () => {
    const response = await signIn('okafor@larkfield.example', staff.password, { 'x-forwarded-proto': 'https' })
    expect(response.cookies[0]).toMatchObject({ name: 'track_session' })
  })

  it('says the same of a wrong password and of an address that nobody has', async () => {
    const wrong = await signIn('okafor@larkfield.example', 'not this one')
    const nobody = await signIn('nobody@larkfield.example', 'not this one')
    expect(wrong.statusCode).toBe(401)
    expect(wrong.json()).toMatchObject({ code: 'session/refused' })
    expect(nobody.json()).toEqual(wrong.json())
  })

  it('answers 401 to whoever has no session, and after signing out', async () => {
    expect((await app.inject({ url: '/v1/session' })).json()).toMatchObject({ status: 401, code: 'session/needed' })
    const cookie = cookieOf(await signIn('okafor@larkfield.example', staff.password))
    const out = await app.inject({ method: 'DELETE', url: '/v1/session', headers: { cookie } })
    expect(out.statusCode).toBe(204)
    expect((await app.inject({ url: '/v1/session', headers: { cookie } })).statusCode).toBe(401)
  })

  it('ends the earlier session of a browser that signs in again', async () => {
    const first = cookieOf(await signIn('other@larkfield.example', staff.password))
    await signIn('other@larkfield.example', staff.password, { cookie: first })
    expect((await app.inject({ url: '/v1/session', headers: { cookie: first } })).statusCode).toBe(401)
  })

  it('ends a session after eight hours unseen and after two weeks in any case', async () => {
    const cookie = cookieOf(await signIn('other@larkfield.example', staff.password))
    const read = () => app.inject({ url: '/v1/session', headers: { cookie } })
    await database.pool.query(`update session set last_seen_at = now() - interval '7 hours 59 minutes'`)
    expect((await read()).statusCode).toBe(200)
    const { rows } = await database.pool.query(
      `select max(last_seen_at) > now() - interval '1 minute' as seen from session`,
    )
    expect(rows[0].seen).toBe(true)
    await database.pool.query(`update session set last_seen_at = now() - interval '8 hours'`)
    expect((await read()).statusCode).toBe(401)
    await database.pool.query(`update session set last_seen_at = now(), expires_at = now() - interval '1 second'`)
    expect((await read()).statusCode).toBe(401)
  })

  it('shuts out an account that was deactivated, at once', async () => {
    const cookie = cookieOf(await signIn('leaver@larkfield.example', staff.password))
    await database.pool.query(`update account set deactivated_at = now() where email like 'leaver@%'`)
    expect((await app.inject({ url: '/v1/session', headers: { cookie } })).statusCode).toBe(401)
    expect((await signIn('leaver@larkfield.example', staff.password)).json()).toMatchObject({ code: 'session/refused' })
  })

  it('lets an account be tried ten times in fifteen minutes, right or wrong, and leaves the others alone', async () => {
    for (let tries = 1; tries <= 10; tries++)
      expect((await signIn('throttled@larkfield.example', `guess ${tries}`)).statusCode).toBe(401)
    const blocked = await signIn('Throttled@larkfield.example', staff.password)
    expect(blocked.json()).toMatchObject({ status: 429, code: 'request/too-many' })
    expect(blocked.headers['retry-after']).toBe('900')
    expect((await signIn('okafor@larkfield.example', staff.password)).statusCode).toBe(200)

    await database.pool.query(`update throttle set window_started_at = now() - interval '15 minutes 1 second'`)
    expect((await signIn('throttled@larkfield.example', staff.password)).statusCode).toBe(200)
  })

  it('forgets the wrong tries once the right password came', async () => {
    for (let round = 0; round < 3; round++) {
      for (let tries = 0; tries < 9; tries++) await signIn('okafor@larkfield.example', 'a slip of the finger')
      expect((await signIn('okafor@larkfield.example', staff.password)).statusCode).toBe(200)
    }
  })

  it('lets a staff room of thirty sign in at once', async () => {
    const responses = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        index % 3 === 0
          ? signIn('okafor@larkfield.example', staff.password)
          : signIn(`nobody${index}@larkfield.example`, 'not this one'),
      ),
    )
    expect(responses.filter(({ statusCode }) => statusCode === 200)).toHaveLength(10)
    expect(responses.filter(({ statusCode }) => statusCode === 401)).toHaveLength(20)
  })

  it('refuses a body that is not what the contract says, naming the field', async () => {
    const response = await app.inject({ method: 'POST', url: '/v1/session', payload: { email: 'a@b' } })
    expect(response.headers['content-type']).toContain('application/problem+json')
    expect(response.json()).toMatchObject({
      status: 400,
      code: 'request/invalid',
      errors: [{ pointer: '/password', field: 'password', code: 'invalid_type', detail: expect.any(String) }],
    })
  })
})
