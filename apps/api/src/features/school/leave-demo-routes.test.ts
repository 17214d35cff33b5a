import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { withOwner, withSchool } from '../../database/transaction.js'
import { createDemoSchool } from '../../demo/create-demo-school.js'
import { DEMO_PASSWORD } from '../../demo/staff.js'
import { isUntouched } from '../../operator.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { insertOneOfEach } from '../../testing/one-of-each.js'
import { clientOf, makeTestSchool } from '../../testing/school.js'

describe.each(engines)('leaving the demo, on %s', (engine) => {
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

  const rowsOf = async (schoolId: string): Promise<Record<string, number>> => {
    const { rows: tables } = await database.pool.query(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'school_id'`,
    )
    return withOwner(database.pool, schoolId, async ({ $client }) => {
      const counts: Record<string, number> = {}
      for (const { name } of tables) {
        const { rows } = await $client.query(`select count(*) from ${name} where school_id = $1`, [schoolId])
        counts[name] = rows[0].count
      }
      return counts
    })
  }

  it('erases the demo whole, ends its sessions, and hands out a link while no other school is left', async () => {
    const { schoolId, signIns } = await createDemoSchool(database.pool, { today: '2026-11-21' })
    const head = signIns.find(({ email }) => email.startsWith('head@'))!
    const signedIn = await app.inject({
      method: 'POST',
      url: '/v1/session',
      payload: { email: head.email, password: DEMO_PASSWORD },
    })
    const client = clientOf(app, signedIn.cookies[0]!.value)
    // One row of every kind, whatever the demo has.
    const { rows } = await database.pool.query(`select id from account where email = $1`, [head.email])
    expect(rows).toHaveLength(1)
    await withSchool(database.pool, schoolId, ({ $client }) =>
      $client.query(`select invite('\\x01', gen_random_uuid(), 'a@b.example', 'A', 'teacher', $1, '1 day')`, [
        rows[0].id,
      ]),
    )

    const from = performance.now()
    const { link } = await client.leaveDemo({ params: { schoolId } })
    expect(performance.now() - from).toBeLessThan(20_000)
    expect(link).toMatchObject({ kind: 'first-run', token: expect.any(String) })
    expect(Object.values(await rowsOf(schoolId)).every((count) => count === 0)).toBe(true)
    await expect(client.readSession({})).rejects.toMatchObject({ problem: { code: 'session/needed' } })
    const { rows: left } = await database.pool.query('select (select count(*) from account) as accounts')
    expect(left[0].accounts).toBe(0)
    expect(await isUntouched(database.pool)).toBe(false)
  })

  it('erases a row of every table there is', async () => {
    const { schoolId, token } = await makeTestSchool(database.pool, { name: 'Full demo', role: 'admin' })
    const full = '00000000-0000-4000-8000-00000000d340'
    await withOwner(database.pool, full, async (tx) => {
      await insertOneOfEach(tx, full)
      await tx.$client.query(`update school set is_demo = true`)
    })
    const before = await rowsOf(full)
    expect(Object.entries(before).filter(([name, count]) => count === 0 && name !== 'one_time_link')).toEqual([])
    await withSchool(database.pool, full, ({ $client }) =>
      $client.query(`select leave_demo('\\x02', gen_random_uuid(), '1 day')`),
    )
    expect(Object.values(await rowsOf(full)).every((count) => count === 0)).toBe(true)
    await clientOf(app, token).readSchool({ params: { schoolId } })
  })

  it('refuses a school that is no demo, which nobody who serves requests can make one', async () => {
    const { schoolId, token } = await makeTestSchool(database.pool, { name: 'Northgate', role: 'admin' })
    const before = await rowsOf(schoolId)
    await expect(clientOf(app, token).leaveDemo({ params: { schoolId } })).rejects.toMatchObject({
      problem: { code: 'school/not-a-demo' },
    })
    await expect(
      withSchool(database.pool, schoolId, ({ $client }) =>
        $client.query(`select leave_demo('\\x03', gen_random_uuid(), '1 day')`),
      ),
    ).rejects.toMatchObject({ code: '23001' })
    await expect(
      withSchool(database.pool, schoolId, ({ $client }) => $client.query('update school set is_demo = true')),
    ).rejects.toMatchObject({ code: '42501' })
    expect(await rowsOf(schoolId)).toEqual(before)
  })

  it('hands out no link beside a school that goes on', async () => {
    const { schoolId, token } = await makeTestSchool(database.pool, { name: 'Second demo', role: 'admin' })
    await withOwner(database.pool, schoolId, ({ $client }) =>
      $client.query('update school set is_demo = true where school_id = $1', [schoolId]),
    )
    expect(await clientOf(app, token).leaveDemo({ params: { schoolId } })).toEqual({ link: null })
  })
})
