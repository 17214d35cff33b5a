import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines, freshDatabase } from '../testing/database.js'
import { insertOneOfEach } from '../testing/one-of-each.js'
import type { Database } from './open-database.js'
import { entry, pupil } from './schema.js'
import { refuseRoleThatBypassesWalls, type Transaction, withIdentity, withOwner, withSchool } from './transaction.js'

const VERBS = ['select', 'insert', 'update', 'delete'] as const

describe.each(engines)('the walls between schools, on %s', (engine) => {
  let database: Database
  const [here, elsewhere] = [randomUUID(), randomUUID()]
  let mine: { pupilId: string; objectiveId: string }
  let theirs: { pupilId: string; objectiveId: string }

  beforeAll(async () => {
    database = await freshDatabase(engine)
    mine = await withOwner(database.pool, here, (tx) => insertOneOfEach(tx, here))
    theirs = await withOwner(database.pool, elsewhere, (tx) => insertOneOfEach(tx, elsewhere))
  })
  afterAll(() => database.close())

  it('stand as the matrix in the repository says, for every table, every verb and every function', async () => {
    const { rows: tables } = await database.pool.query(
      `select tablename from pg_tables where schemaname = 'public' order by 1`,
    )
    const lines = [
      '# Who reaches what in the database',
      '',
      'Written by `walls.test.ts` from the catalogue and by trying: a new table or function fails it until this file, looked at, says what is right.',
      '',
      'What the role `track_app`, as which every request is served, gets of a table: the rows of its own school, none, or a refusal.',
      '',
      '| table | in a school: select | insert | update | delete | in none: select | insert | update | delete |',
      `|---${'|---'.repeat(8)}|`,
    ]
    for (const { tablename } of tables) {
      const cells: string[] = []
      for (const inside of [true, false])
        for (const verb of VERBS) cells.push(await reach(tablename, verb, inside ? here : undefined))
      lines.push(`| ${tablename} | ${cells.join(' | ')} |`)
    }
    const { rows: functions } = await database.pool.query(`
      select p.oid::regprocedure::text as signature,
        has_function_privilege('track_app', p.oid, 'execute') as "may call",
        p.proacl is null or p.proacl::text ~ '[{,]=X' as "everybody may",
        p.prosecdef as definer,
        coalesce(array_to_string(p.proconfig, ' '), 'none') as settings
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname not in ('pg_catalog', 'information_schema')
      order by 1`)
    lines.push(
      '',
      'Through these functions, each run as the owner of the tables, and through nothing else, a request reaches what is denied above.',
      '',
      '| function | track_app may call it | so may everybody | runs as its owner | settings |',
      `|---${'|---'.repeat(4)}|`,
      ...functions.map(
        (row) =>
          `| ${row.signature} | ${row['may call']} | ${row['everybody may']} | ${row.definer} | ${row.settings} |`,
      ),
    )
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'walls.md'))
  })

  it('let nobody but the owner and the role that serves requests near a table, nor that role near anything else', async () => {
    const role = `stranger_${randomUUID().replaceAll('-', '')}`
    await database.pool.query(`create role ${role}`)
    const { rows } = await database.pool.query(
      `select c.relname as name, c.relkind as kind,
        exists (
          select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and a.attname = 'school_id' and not a.attisdropped
        ) as "of a school",
        c.relrowsecurity and c.relforcerowsecurity as walled,
        has_table_privilege($1, c.oid, 'select, insert, update, delete, truncate, references, trigger')
          or has_any_column_privilege($1, c.oid, 'select, insert, update, references') as "for a stranger",
        has_table_privilege('track_app', c.oid, 'select, insert, update, delete, truncate, references, trigger')
          or has_any_column_privilege('track_app', c.oid, 'select, insert, update, references') as "for requests",
        has_table_privilege('track_app', c.oid, 'truncate, references, trigger') as "beyond rows"
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'drizzle') and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')`,
      [role],
    )
    await database.pool.query(`drop role ${role}`)
    expect(rows.length).toBeGreaterThan(25)
    for (const row of rows) {
      expect(row['for a stranger'], row.name).toBe(false)
      expect(row['beyond rows'], row.name).toBe(false)
      // Whatever a request may touch is a table of a school behind the walls: no view to look over them, no counter shared by all.
      if (row['for requests']) expect(row, row.name).toMatchObject({ kind: 'r', 'of a school': true, walled: true })
    }
  })

  /** What a request gets: its own school's rows, none, or a refusal. Rolled back, so that each cell finds the same rows. */
  async function reach(table: string, verb: (typeof VERBS)[number], schoolId: string | undefined): Promise<string> {
    // Rows of both schools as the owner wrote them: what a forger would send.
    const own = await rowOf(table, here)
    const foreign = await rowOf(table, elsewhere)
    expect(own, `a row of ${table} to reach for`).toBeDefined()
    const attempt = (sql: string, values: unknown[] = []) =>
      attemptIn(schoolId, async (tx) => {
        const { rows, rowCount } = await tx.$client.query(sql, values)
        if (verb === 'select' && 'school_id' in own) expect(rows.every((row) => row.school_id === here)).toBe(true)
        return rowCount === 0 ? 'none' : rowCount === 1 ? 'own' : 'EVERY SCHOOL'
      })
    if (verb === 'select') return attempt(`select * from ${table}`)
    if (verb === 'delete') return attempt(`delete from ${table}`)
    if (verb === 'update') {
      // Leave to change may be for some columns of a row and not for others.
      const outcomes = new Map<string, string[]>()
      for (const column of Object.keys(own).sort()) {
        const outcome = await attempt(`update ${table} set "${column}" = "${column}"`)
        outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), column])
      }
      if (outcomes.size === 1) return [...outcomes.keys()][0]!
      outcomes.delete('denied')
      return [...outcomes].map(([outcome, columns]) => `${outcome}: ${columns.join(', ')}`).join('; ')
    }
    const insert = `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`
    expect(await attempt(insert, [foreign]), `${table} takes a row of another school`).toBe('denied')
    return attempt(insert, [own])
  }

  async function rowOf(table: string, schoolId: string): Promise<object> {
    return withOwner(database.pool, schoolId, async (tx) => {
      const { rows } = await tx.$client.query(`select to_jsonb(t) as row from ${table} t`)
      const row = rows.find((candidate) => candidate.row.school_id === schoolId) ?? rows[0]
      return row?.row
    })
  }

  async function attemptIn(schoolId: string | undefined, work: (tx: Transaction) => Promise<string>): Promise<string> {
    const outcome = { is: '' }
    const run = async (tx: Transaction) => {
      outcome.is = await work(tx)
      throw new Error('roll back')
    }
    const failure = await (schoolId
      ? withSchool(database.pool, schoolId, run)
      : withIdentity(database.pool, run)
    ).catch((error: { code?: string; message: string }) => error)
    const { code, message } = failure as { code?: string; message: string }
    if (code === '42501') return 'denied'
    // The wall let it through: it was a key that refused a second row of the same name, or to let go of one that others need.
    if (code === '23505' || code === '23503') return 'own'
    expect(message).toBe('roll back')
    return outcome.is
  }

  it('show one school to a query that forgot to ask for one, and nothing to a transaction in none', async () => {
    expect(await withSchool(database.pool, here, (tx) => tx.select({ of: pupil.schoolId }).from(pupil))).toEqual([
      { of: here },
    ])
    expect(await withIdentity(database.pool, (tx) => tx.select().from(pupil))).toEqual([])
  })

  it('hide a row of another school even from somebody who knows its id', async () => {
    const { rowCount } = await withSchool(database.pool, here, (tx) =>
      tx.$client.query('select from pupil where id = $1', [theirs.pupilId]),
    )
    expect(rowCount).toBe(0)
  })

  const judgement = (schoolId: string, pupilId: string) => ({
    schoolId,
    seq: 2,
    id: randomUUID(),
    pupilId,
    objectiveId: mine.objectiveId,
    depth: 'secure',
    observedOn: '2026-09-02',
    recordedAt: '2026-09-02T10:00:00.000Z',
    recordedBy: randomUUID(),
    track: 'teacher' as const,
    via: 'entry' as const,
  })

  it('refuse a judgement written for another school, and one here about a pupil there', async () => {
    const write = (values: ReturnType<typeof judgement>) =>
      withSchool(database.pool, here, (tx) => tx.insert(entry).values(values))
    await expect(write(judgement(elsewhere, theirs.pupilId))).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(write(judgement(here, theirs.pupilId))).rejects.toMatchObject({ cause: { code: '23503' } })
  })

  it('let two schools use the same id, so that no id is refused because it exists elsewhere', async () => {
    const id = randomUUID()
    for (const schoolId of [here, elsewhere])
      await withSchool(database.pool, schoolId, (tx) => tx.insert(pupil).values({ schoolId, id, label: 'Same' }))
    const deleted = await withOwner(database.pool, here, (tx) =>
      tx.$client.query(`delete from pupil where id = $1`, [id]),
    )
    expect(deleted.rowCount).toBeGreaterThan(0)
    await withOwner(database.pool, elsewhere, (tx) => tx.$client.query(`delete from pupil where id = $1`, [id]))
  })

  it('do not change the log: neither the words nor the existence of a line', async () => {
    for (const statement of ['update entry set depth = null', 'delete from entry', 'truncate entry'])
      await expect(withSchool(database.pool, here, (tx) => tx.$client.query(statement))).rejects.toMatchObject({
        code: '42501',
      })
  })

  it('leave nothing behind for the next transaction on the same connection', async () => {
    const seen = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const schoolId = [here, elsewhere, undefined][index % 3]
        const query = async (tx: Transaction) => {
          const { rows } = await tx.$client.query(`select school_id, current_user as role from pupil`)
          return rows.map((row) => `${row.school_id} ${row.role}`)
        }
        const rows = await (schoolId ? withSchool(database.pool, schoolId, query) : withIdentity(database.pool, query))
        return { expected: schoolId ? [`${schoolId} track_app`] : [], rows }
      }),
    )
    for (const { rows, expected } of seen) expect(rows).toEqual(expected)
    const { rows } = await database.pool.query(
      `select current_user <> 'track_app' as free, current_setting('app.school_id', true) as school`,
    )
    expect(rows[0].free).toBe(true)
    expect(rows[0].school ?? '').toBe('')
  })

  it('keep all of a transaction or nothing, and give the connection back in order', async () => {
    const id = randomUUID()
    const half = withSchool(database.pool, here, async (tx) => {
      await tx.insert(pupil).values({ schoolId: here, id, label: 'Half' })
      await tx.$client.query('select 1 / 0')
    })
    await expect(half).rejects.toMatchObject({ code: '22012' })
    const { rowCount } = await withSchool(database.pool, here, (tx) =>
      tx.$client.query('select from pupil where id = $1', [id]),
    )
    expect(rowCount).toBe(0)
  })

  it('hold for work that goes on after its transaction failed: it writes nothing, anywhere', async () => {
    const id = randomUUID()
    let late: Promise<unknown> = Promise.resolve()
    const failing = withSchool(database.pool, here, async (tx) => {
      late = new Promise((resolve) => setTimeout(resolve, 50)).then(() =>
        tx.insert(pupil).values({ schoolId: here, id, label: 'Late' }),
      )
      late.catch(() => {})
      throw new Error('failed first')
    })
    await expect(failing).rejects.toThrow('failed first')
    await expect(late).rejects.toMatchObject({ cause: { message: 'This transaction is over' } })
    const { rowCount } = await withOwner(database.pool, here, (tx) =>
      tx.$client.query('select from pupil where id = $1', [id]),
    )
    expect(rowCount).toBe(0)
  })

  it('take no school that is not a UUID', () => {
    expect(() => withSchool(database.pool, `' or true --`, async () => {})).toThrow('A school id is a UUID')
  })

  it('are opened by identity functions alone, each with its own place to look names up and closed to everybody else', async () => {
    const { rows } = await database.pool.query(`
      select proname as name, prosecdef as definer, proconfig as settings,
        has_function_privilege('track_app', oid, 'execute') as "for app",
        proacl::text like '%{=X%' or proacl is null as "for everybody"
      from pg_proc where pronamespace = 'public'::regnamespace`)
    expect(rows.length).toBeGreaterThan(8)
    for (const row of rows)
      expect(row, row.name).toMatchObject({
        definer: true,
        settings: ['search_path=public, pg_temp'],
        'for app': true,
        'for everybody': false,
      })
  })

  it('name the staff of the school one is in, and of no other', async () => {
    const staff = (schoolId: string) =>
      withSchool(database.pool, schoolId, async (tx) => (await tx.$client.query('select id from list_staff()')).rows)
    expect(await staff(here)).toHaveLength(1)
    expect(await staff(here)).not.toEqual(await staff(elsewhere))
    expect(
      await withIdentity(database.pool, async (tx) => (await tx.$client.query('select from list_staff()')).rowCount),
    ).toBe(0)
  })

  it('are checked at the start, as the role that serves requests', async () => {
    await expect(refuseRoleThatBypassesWalls(database.pool)).resolves.toBeUndefined()
  })

  if (engine === 'postgres') {
    it('hold for the owner of the tables too', async () => {
      const { rows } = await database.pool.query('select count(*) as pupils from pupil')
      expect(rows[0].pupils).toBe(0)
    })
  }
})

describe.each(engines)('a role that could see through the walls, on %s', (engine) => {
  it('stops the start', async () => {
    const database = await freshDatabase(engine)
    // Owning one table is enough to switch its walls off.
    await database.pool.query('create table loose (id int)')
    const { rows } = await database.pool.query(`select current_user as owner`)
    if (rows[0].owner !== 'postgres') await database.pool.query('grant create on schema public to track_app')
    await database.pool.query('alter table loose owner to track_app')
    await expect(refuseRoleThatBypassesWalls(database.pool)).rejects.toThrow('could read every school')
    await database.close()
  })
})
