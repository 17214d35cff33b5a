import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines, freshDatabase } from '../testing/database.js'
import { toInstant } from './columns.js'
import type { Database } from './open-database.js'
import { account, assessmentDate } from './schema.js'
import { withIdentity, withOwner } from './transaction.js'

describe('toInstant', () => {
  it('reads a moment in any offset as the same moment in UTC with three decimals', () => {
    expect(toInstant('2026-03-02 10:00:00+00')).toBe('2026-03-02T10:00:00.000Z')
    expect(toInstant('2026-03-02 10:00:00.5+00')).toBe('2026-03-02T10:00:00.500Z')
    expect(toInstant('2026-07-02 00:30:00.123+01')).toBe('2026-07-01T23:30:00.123Z')
    expect(toInstant('2026-07-02 00:30:00.123-03:30')).toBe('2026-07-02T04:00:00.123Z')
  })
})

describe.each(engines)('values from %s', (engine) => {
  let database: Database
  const schoolId = '0b9c1f2e-7d5a-4c3b-8a1f-2e7d5a4c3b8a'
  beforeAll(async () => {
    database = await freshDatabase(engine)
  })
  afterAll(() => database.close())

  it('arrive as text and numbers, by hand and through Drizzle, and never as a Date', async () => {
    const { rows } = await database.pool.query(
      `select '2026-10-25'::date as day, '2026-10-25 01:30:00.12+01'::timestamptz as moment, count(*) as count, 0.1::float8 as number`,
    )
    expect(rows[0]).toEqual({ day: '2026-10-25', moment: '2026-10-25T00:30:00.120Z', count: 1, number: 0.1 })
    await withOwner(database.pool, schoolId, async (tx) => {
      await tx.$client.query(`insert into school (school_id, name) values ($1, 'Larkfield')`, [schoolId])
      await tx.insert(assessmentDate).values({ schoolId, id: schoolId, name: 'Mid-point', on: '2026-10-25' })
      expect(await tx.select({ on: assessmentDate.on }).from(assessmentDate)).toEqual([{ on: '2026-10-25' }])
      const values = { id: schoolId, email: 'a@b', name: 'A', passwordHash: '', createdAt: '2026-10-25T00:30:00.120Z' }
      await tx.insert(account).values(values)
      const [found] = await tx.select().from(account).where(eq(account.createdAt, values.createdAt))
      expect(found).toMatchObject(values)
    })
  })

  it('compare and fold letters in the same way on both engines', async () => {
    const { rows } = await withIdentity(database.pool, (tx) =>
      tx.$client.query(`select string_agg(word, ' ' order by word) as sorted, lower('ÉŴ') as lower
        from unnest(array['b', 'B', 'é', 'a']) word`),
    )
    expect(rows[0]).toEqual({ sorted: 'B a b é', lower: 'éŵ' })
  })
})
