import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { handFirstRunLink, hasSchool } from '../../operator.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf } from '../../testing/school.js'

const PASSWORD = 'three quiet river stones'

describe.each(engines)('creating a school with a link, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool)
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const create = async (token: string, change: { name?: string; timeZone?: string; admin?: object } = {}) => {
    const admin = { name: 'Ms Reed', email: 'reed@northgate.example', password: PASSWORD, ...change.admin }
    const payload = { token, name: 'Northgate', ...change, admin }
    const response = await app.inject({ method: 'POST', url: '/v1/schools', payload })
    return { status: response.statusCode, body: response.json(), token: response.cookies[0]?.value }
  }
  const link = async () => (await handFirstRunLink(database.pool)).token

  it('is all or nothing: what is refused leaves no school, no account, and the link as good as before', async () => {
    const token = await link()
    for (const [change, pointer] of [
      [{ timeZone: 'Europe/Atlantis' }, '/timeZone'],
      [{ admin: { password: 'Northgate2026!' } }, '/admin/password'],
      [{ admin: { password: 'qwertyuiop12' } }, '/admin/password'],
      [{ admin: { email: 'reed' } }, '/admin/email'],
      [{ name: ' ' }, '/name'],
    ] as const)
      expect(await create(token, change)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } })
    expect(await create(`${token}x`)).toMatchObject({ status: 410, body: { code: 'link/not-valid' } })
    expect(await hasSchool(database.pool)).toBe(false)
    const { rows } = await database.pool.query('select count(*) from account')
    expect(rows[0].count).toBe(0)
  })

  it('makes the school, its scale and its first admin, who is signed in', async () => {
    const token = await link()
    const created = await create(token, { timeZone: 'Asia/Dubai' })
    expect(created).toMatchObject({
      status: 201,
      body: { account: { name: 'Ms Reed' }, schools: [{ name: 'Northgate', role: 'admin' }] },
    })
    const client = clientOf(app, created.token!)
    const params = { schoolId: created.body.schools[0].schoolId }
    expect(await client.readSchool({ params })).toMatchObject({
      timeZone: 'Asia/Dubai',
      demo: false,
      role: 'admin',
      classes: [],
      subjects: [],
    })
    expect((await client.listDescriptors({ params })).scales).toHaveLength(1)
    expect(await create(token)).toMatchObject({ status: 410 })
  })

  it('makes one school when two use the link at once', async () => {
    const token = await link()
    const both = await Promise.all(
      ['one', 'two'].map((name) => create(token, { name, admin: { email: `${name}@northgate.example` } })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([201, 410])
    const { rows } = await database.pool.query(
      `select email from account where email in ('one@northgate.example', 'two@northgate.example')`,
    )
    expect(rows).toHaveLength(1)
  })

  it('makes somebody who has an account the admin of one more school, with the password they have', async () => {
    const token = await link()
    expect(await create(token, { name: 'Southgate', admin: { password: 'not the one they have' } })).toMatchObject({
      status: 401,
      body: { code: 'session/refused' },
    })
    const created = await create(token, { name: 'Southgate', admin: { name: 'Another Name' } })
    expect(created.body.account.name).toBe('Ms Reed')
    expect(created.body.schools.map(({ name }: { name: string }) => name)).toEqual(['Northgate', 'Southgate'])
  })
})
