import { randomUUID } from 'node:crypto'
import { ProblemError, type TrackClient } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { handFirstRunLink, handResetLink } from '../../operator.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

const PASSWORD = 'three quiet river stones'

describe.each(engines)('one-time links, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let admin: TrackClient
  const lines: string[] = []

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool, { logLevel: 'info', logStream: { write: (line) => lines.push(line) } })
    school = await makeTestSchool(database.pool, { role: 'admin' })
    admin = clientOf(app, school.token)
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const post = async (url: string, payload: object) => {
    const response = await app.inject({ method: 'POST', url, payload })
    return { status: response.statusCode, body: response.json(), token: response.cookies[0]?.value }
  }
  const readLink = (token: string) => post('/v1/links/read', { token })
  const spendLink = (token: string, password: string, more = {}) => post('/v1/links/use', { token, password, ...more })
  const signIn = (email: string, password: string) => post('/v1/session', { email, password })
  const invite = (email: string, by = admin, schoolId = school.schoolId) =>
    by.inviteStaff({ params: { schoolId }, body: { name: 'Ada Marsh', email, role: 'teacher' } })
  const notValid = { status: 410, body: { code: 'link/not-valid' } }

  it('say what they are for, to whoever holds them and nobody else', async () => {
    const { token, expiresAt } = await invite('marsh@larkfield.example')
    expect((await readLink(token)).body).toEqual({
      kind: 'invitation',
      school: 'Larkfield',
      name: 'Ada Marsh',
      email: 'marsh@larkfield.example',
      role: 'teacher',
      expiresAt,
    })
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(6.9 * 86_400_000)
    expect(await readLink(`${token}x`)).toMatchObject(notValid)
    const { rows } = await database.pool.query('select token_hash from one_time_link')
    expect(rows.map((row) => row.token_hash.toString('base64url'))).not.toContain(token)
  })

  it('let a new person in with a password and a name of their own, once', async () => {
    const { token } = await invite('nnadi@larkfield.example')
    const joined = await spendLink(token, PASSWORD, { name: 'Ada Nnadi' })
    expect(joined).toMatchObject({
      status: 200,
      body: {
        account: { name: 'Ada Nnadi', email: 'nnadi@larkfield.example' },
        schools: [{ schoolId: school.schoolId, name: 'Larkfield', role: 'teacher' }],
      },
    })
    await clientOf(app, joined.token!).readSchool({ params: { schoolId: school.schoolId } })
    expect(await spendLink(token, PASSWORD)).toMatchObject(notValid)
    expect(await readLink(token)).toMatchObject(notValid)
    expect(await signIn('nnadi@larkfield.example', PASSWORD)).toMatchObject({ status: 200 })
  })

  it('let one of two in who use one at the same moment', async () => {
    const { token } = await invite('twice@larkfield.example')
    const both = await Promise.all([spendLink(token, PASSWORD), spendLink(token, 'four other quiet words')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
  })

  it('take no password that others would try, and are as good as before', async () => {
    const { token } = await invite('careless@larkfield.example')
    for (const [password, code] of [
      ['short', 'too-short'],
      ['password1234', 'common'],
      ['Larkfield2026!', 'about-you'],
      ['careless-2026!', 'about-you'],
    ] as const)
      expect(await spendLink(token, password)).toMatchObject({
        status: 400,
        body: { code: 'request/invalid', errors: [{ pointer: '/password', code }] },
      })
    expect(await spendLink(token, PASSWORD)).toMatchObject({ status: 200 })
  })

  it('end when they are too old', async () => {
    const { id, token } = await invite('late@larkfield.example')
    await database.pool.query(`update one_time_link set expires_at = now() - interval '1 second' where id = $1`, [id])
    expect(await readLink(token)).toMatchObject(notValid)
    expect(await spendLink(token, PASSWORD)).toMatchObject(notValid)
    const renewed = await admin.renewInvitation({ params: { schoolId: school.schoolId, invitationId: id } })
    expect(await readLink(token)).toMatchObject(notValid)
    expect(await spendLink(renewed.token, PASSWORD)).toMatchObject({ status: 200 })
  })

  it('bring somebody who has an account elsewhere into both schools with the password they have, guessed at ten times', async () => {
    const other = await makeTestSchool(database.pool, { name: 'Elsewhere', role: 'admin' })
    const elsewhere = clientOf(app, other.token)
    const email = 'both@larkfield.example'
    const first = await spendLink((await invite(email, elsewhere, other.schoolId)).token, PASSWORD)
    const { token } = await invite(email)
    // Nothing that the admin can read tells them.
    expect(Object.keys((await readLink(token)).body).sort()).toEqual(
      Object.keys((await readLink((await invite('fresh@larkfield.example')).token)).body).sort(),
    )
    expect(await spendLink(token, 'a password of their own choice')).toMatchObject({
      status: 401,
      body: { code: 'session/refused' },
    })
    const joined = await spendLink(token, PASSWORD, { name: 'Somebody Else' })
    expect(joined.body.account).toEqual(first.body.account)
    expect(joined.body.schools.map(({ name }: { name: string }) => name)).toEqual(['Elsewhere', 'Larkfield'])

    const guessed = await invite('guessed@larkfield.example', elsewhere, other.schoolId)
    await spendLink(guessed.token, PASSWORD)
    const again = await invite('guessed@larkfield.example')
    for (let guess = 0; guess < 10; guess++)
      expect((await spendLink(again.token, `guess number ${guess}`)).status).toBe(401)
    expect(await spendLink(again.token, PASSWORD)).toMatchObject({ status: 429, body: { code: 'request/too-many' } })
  })

  it('reset a password: the new one opens, and whoever was signed in with the old one is out', async () => {
    const email = 'forgetful@larkfield.example'
    const joined = await spendLink((await invite(email)).token, PASSWORD)
    const accountId = joined.body.account.id
    const params = { schoolId: school.schoolId, accountId }
    const older = await admin.resetPassword({ params })
    const { token, expiresAt } = await admin.resetPassword({ params })
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThan(24.1 * 3_600_000)
    expect(await readLink(older.token)).toMatchObject(notValid)
    expect((await readLink(token)).body).toEqual({
      kind: 'reset',
      school: undefined,
      name: 'Ada Marsh',
      email,
      expiresAt,
    })

    await expect(clientOf(app, joined.token!).readSession({})).resolves.toBeDefined()
    const reset = await spendLink(token, 'seven other quiet words')
    expect(reset).toMatchObject({ status: 200, body: { schools: [{ name: 'Larkfield' }] } })
    await expect(clientOf(app, joined.token!).readSession({})).rejects.toThrow(ProblemError)
    await expect(clientOf(app, reset.token!).readSession({})).resolves.toBeDefined()
    expect(await signIn(email, PASSWORD)).toMatchObject({ status: 401 })
    expect(await spendLink(token, PASSWORD)).toMatchObject(notValid)
  })

  it('reset nobody who works at two schools, nor with a link from the time when they worked at one', async () => {
    const other = await makeTestSchool(database.pool, { name: 'Second', role: 'admin' })
    const email = 'second@larkfield.example'
    const { account } = (await spendLink((await invite(email)).token, PASSWORD)).body
    const early = await admin.resetPassword({ params: { schoolId: school.schoolId, accountId: account.id } })
    const { token } = await invite(email, clientOf(app, other.token), other.schoolId)
    expect(await spendLink(token, PASSWORD)).toMatchObject({ status: 200 })
    expect(await spendLink(early.token, 'a password of the admin')).toMatchObject(notValid)
    for (const [client, schoolId] of [
      [admin, school.schoolId],
      [clientOf(app, other.token), other.schoolId],
    ] as const)
      await expect(client.resetPassword({ params: { schoolId, accountId: account.id } })).rejects.toMatchObject({
        problem: { code: 'staff/elsewhere-too' },
      })
    // Whoever runs the server may.
    const link = await handResetLink(database.pool, 'Second@larkfield.example')
    expect(await spendLink(link!.token, 'six other quiet words')).toMatchObject({ status: 200 })
  })

  it('do not open what they are not for', async () => {
    const { token } = await handFirstRunLink(database.pool)
    expect((await readLink(token)).body).toEqual({ kind: 'first-run', expiresAt: expect.any(String) })
    expect(await spendLink(token, PASSWORD)).toMatchObject(notValid)
    const invitation = await invite('astray@larkfield.example')
    const admin = { name: 'Ada', email: 'astray@larkfield.example', password: PASSWORD }
    expect(await post('/v1/schools', { token: invitation.token, name: 'Mine', admin })).toMatchObject(notValid)
    expect(await spendLink(invitation.token, PASSWORD)).toMatchObject({ status: 200 })
  })

  it('change the own password: the browser in hand stays signed in, the others are signed out', async () => {
    const email = 'careful@larkfield.example'
    const first = await spendLink((await invite(email)).token, PASSWORD)
    const second = await signIn(email, PASSWORD)
    const client = clientOf(app, second.token!)
    await expect(
      client.changePassword({ body: { current: 'not this one', next: 'five other quiet words' } }),
    ).rejects.toMatchObject({ problem: { code: 'session/refused' } })
    await expect(client.changePassword({ body: { current: PASSWORD, next: 'Larkfield-2026' } })).rejects.toMatchObject({
      problem: { code: 'request/invalid', errors: [{ pointer: '/next', code: 'about-you' }] },
    })
    await client.changePassword({ body: { current: PASSWORD, next: 'five other quiet words' } })
    await expect(client.readSession({})).resolves.toBeDefined()
    await expect(clientOf(app, first.token!).readSession({})).rejects.toMatchObject({
      problem: { code: 'session/needed' },
    })
    expect(await signIn(email, 'five other quiet words')).toMatchObject({ status: 200 })
  })

  it('leave no name, address or token in the log', async () => {
    const { token } = await invite('logged@larkfield.example')
    await readLink(token)
    await spendLink(token, 'short')
    await spendLink(token, PASSWORD)
    await readLink(randomUUID())
    const log = lines.join('\n')
    expect(log).toContain('/v1/links/use')
    for (const secret of ['larkfield.example', 'Ada', 'Marsh', token, PASSWORD]) expect(log).not.toContain(secret)
  })
})
