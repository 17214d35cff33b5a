import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withIdentity, withSchool } from '../database/transaction.js'
import { findAccount } from '../features/session/session-repository.js'
import { entriesBySeq } from '../ledger/entry-rows.js'
import { holdLedgers } from '../ledger/ledger.js'
import { hasSchool } from '../operator.js'
import { isPassword } from '../secrets/password.js'
import { engines, freshDatabase } from '../testing/database.js'
import { createDemoSchool } from './create-demo-school.js'
import { makeDemoSchool } from './demo-school.js'

const TODAY = '2026-11-21'

describe.each(engines)('the demo school on %s', (engine) => {
  const demo = makeDemoSchool({ seed: 'larkfield', today: TODAY })
  let pool: pg.Pool
  let close: () => Promise<void>
  let made: Awaited<ReturnType<typeof createDemoSchool>>
  let seconds: number

  beforeAll(async () => {
    ;({ pool, close } = await freshDatabase(engine))
    const start = process.cpuUsage()
    made = await createDemoSchool(pool, { today: TODAY })
    const { user, system } = process.cpuUsage(start)
    seconds = (user + system) / 1e6
  })
  afterAll(() => close())

  it('costs seconds of computing, the embedded database included', async () => {
    expect(seconds).toBeLessThan(12)
    expect(await hasSchool(pool)).toBe(true)
  })

  it('keeps every row, seen from inside the school and by nobody else', async () => {
    const counts = `select
      (select count(*) from pupil) as pupils, (select count(*) from pupil_group) as groups,
      (select count(*) from membership) as memberships, (select count(*) from objective) as objectives,
      (select count(*) from objective_wording) as wordings, (select count(*) from programme) as programmes,
      (select count(*) from programme_assignment) as assignments, (select count(*) from taught_from) as taught,
      (select count(*) from class_teacher) as teachers, (select count(*) from entry) as entries`
    const inside = await withSchool(pool, made.schoolId, (tx) => tx.$client.query(counts))
    expect(inside.rows[0]).toEqual({
      pupils: 420,
      groups: demo.groups.length,
      memberships: demo.memberships.length,
      objectives: demo.objectives.length,
      wordings: demo.wordings.length,
      programmes: demo.programmes.length,
      assignments: demo.assignments.length,
      taught: demo.taughtFrom.length,
      teachers: 14,
      entries: demo.entries.length,
    })
    const outside = await withIdentity(pool, (tx) => tx.$client.query(counts))
    expect(Object.values(outside.rows[0]).every((count) => count === 0)).toBe(true)
  })

  it('reads back the log line by line as it was made', async () => {
    const lines = await withSchool(pool, made.schoolId, async (tx) => {
      expect((await holdLedgers().read(tx, made.schoolId)).seq).toBe(demo.entries.length)
      return entriesBySeq(
        tx,
        demo.entries.map((_, index) => index + 1),
      )
    })
    expect(demo.entries.map((_, index) => lines.get(index + 1))).toEqual(demo.entries)
  })

  it('lets the next line follow the last', async () => {
    const { rows } = await withSchool(pool, made.schoolId, (tx) => tx.$client.query('select * from log_head'))
    expect(rows[0]).toMatchObject({ last_seq: demo.entries.length, last_recorded_at: demo.entries.at(-1)!.recordedAt })
  })

  it('opens to everybody it names, the teacher of 4 Oak first', async () => {
    expect(made.signIns.map(({ email }) => email)).toEqual([
      'teacher@demo.school',
      '2.elm@demo.school',
      'leader@demo.school',
      'head@demo.school',
    ])
    expect(made.signIns[0]!.who).toMatch(/, teacher of 4 Oak$/)
    for (const { email, password } of made.signIns) {
      const account = await withIdentity(pool, (tx) => findAccount(tx, email))
      expect(await isPassword(password, account?.passwordHash)).toBe(true)
    }
  })

  it('is not made a second time over the first', async () => {
    await expect(createDemoSchool(pool, { today: TODAY })).rejects.toThrow()
    const { rows } = await withSchool(pool, made.schoolId, (tx) => tx.$client.query('select count(*) from entry'))
    expect(rows[0].count).toBe(demo.entries.length)
  })
})
