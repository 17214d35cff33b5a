import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type pg from 'pg'
import { v7 as makeId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database/open-database.js'
import * as schema from '../database/schema.js'
import { withOwner } from '../database/transaction.js'
import { createDemoSchool } from '../demo/create-demo-school.js'
import { hasSchool } from '../operator.js'
import { hashToken, makeToken } from '../secrets/token.js'
import { testApp } from '../testing/app.js'
import { engines, freshDatabase } from '../testing/database.js'
import { insertOneOfEach } from '../testing/one-of-each.js'
import { clientOf, makeTestSchool } from '../testing/school.js'
import { exportDatabase } from './export-database.js'
import { importDatabase } from './import-database.js'
import { movedTables } from './moved-tables.js'

const folder = mkdtempSync(join(tmpdir(), 'track-move-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const newFile = () => join(folder, `${randomUUID()}.jsonl.gz`)

const opened: Database[] = []
async function openFresh(engine: (typeof engines)[number]): Promise<pg.Pool> {
  const database = await freshDatabase(engine)
  opened.push(database)
  return database.pool
}
/** After each part: an embedded database takes a lot of memory. */
const closeAll = () => Promise.all(opened.splice(0).map(({ close }) => close()))

describe('the list of what moves', () => {
  afterAll(closeAll)

  it('is every table there is, but sessions and throttles', async () => {
    const pool = await openFresh(engines.at(-1)!)
    const { rows } = await pool.query(`
      select table_name as name, array_agg(column_name::text order by column_name) as columns
      from information_schema.columns where table_schema = 'public' group by 1`)
    const leftBehind = ['session', 'pupil_session', 'throttle', 'one_time_link', 'school_change']
    const expected = rows.filter(({ name }) => !leftBehind.includes(name))
    const listed = movedTables.map(({ name, columns }) => ({ name, columns: [...columns].sort() }))
    expect(listed.sort(byName)).toEqual(expected.sort(byName))
  })

  it('names each table after those its keys point at', () => {
    const names = movedTables.map(({ name }) => name)
    const before = (first: string, second: string) => expect(names.indexOf(first)).toBeLessThan(names.indexOf(second))
    before('school', 'staff_membership')
    before('staff_membership', 'class_teacher')
    before('strand', 'objective')
    before('measure', 'entry')
  })
})

// Every way between the engines that this machine has: the folder to a server, a server to the folder, and like to like.
const ways = engines.flatMap((from) => engines.map((to) => ({ from, to })))

describe.each(ways)('a move from $from to $to', ({ from, to }) => {
  let source: pg.Pool
  let target: pg.Pool
  const file = newFile()

  beforeAll(async () => {
    source = await openFresh(from)
    await fillWithTheUnusual(source)
    await exportDatabase(source, file)
    target = await openFresh(to)
  })
  afterAll(closeAll)

  it('carries every row of every table, each as it was', async () => {
    const before = await digest(source)
    for (const { name } of movedTables)
      expect(Object.entries(before).some(([of, rows]) => of.split(' ')[0] === name && rows !== '0 ')).toBe(true)
    const moved = await importDatabase(target, file)
    expect(moved).toEqual({ schools: 3, rows: gunzipSync(readFileSync(file)).toString().split('\n').length - 2 })
    expect(await digest(target)).toEqual(before)
  })

  it('leaves sessions and throttles behind', async () => {
    const { rows } = await target.query(
      `select (select count(*) from session) + (select count(*) from pupil_session) + (select count(*) from throttle) as left`,
    )
    expect(rows).toEqual([{ left: 0 }])
  })

  it('leaves the keys as strict as they were', async () => {
    const { rows } = await target.query(`select conname from pg_constraint where condeferrable or not convalidated`)
    expect(rows).toEqual([])
  })

  it('can be made again from what arrived', async () => {
    const again = newFile()
    await exportDatabase(target, again)
    const { lines: first } = read(file)
    const { lines: second } = read(again)
    expect(second.sort()).toEqual(first.sort())
  })
})

describe('the demo school, moved there and back', () => {
  afterAll(closeAll)

  it('is in every table what it was, and the API answers the same', { timeout: 120_000 }, async () => {
    const [embedded, other] = [engines.at(0)!, engines.at(-1)!]
    const here = await openFresh(embedded)
    const { schoolId } = await createDemoSchool(here, { today: '2026-11-21' })
    const before = { rows: await digest(here), answers: await answersOf(here, schoolId) }
    expect(before.answers.markbook.pupils.length).toBeGreaterThan(20)
    expect(before.answers.page.rows[0]!.cells.flat().every(({ value }) => value !== null)).toBe(true)

    const there = await openFresh(other)
    const file = newFile()
    await exportDatabase(here, file)
    await importDatabase(there, file)
    expect({ rows: await digest(there), answers: await answersOf(there, schoolId) }).toEqual(before)

    const back = await openFresh(embedded)
    const fileBack = newFile()
    await exportDatabase(there, fileBack)
    await importDatabase(back, fileBack)
    expect({ rows: await digest(back), answers: await answersOf(back, schoolId) }).toEqual(before)
  })
})

describe.each(engines)('an export on %s', (engine) => {
  let pool: pg.Pool
  beforeAll(async () => {
    pool = await openFresh(engine)
  })
  afterAll(closeAll)

  it('has nothing to say of a database without a school', async () => {
    const file = newFile()
    await expect(exportDatabase(pool, file)).rejects.toThrow('There is nothing to export')
    expect(readdirSync(folder).filter((name) => file.endsWith(name.replace('.part', '')))).toEqual([])
  })

  it('says first what follows, and can be read by its owner alone', async () => {
    await makeTestSchool(pool)
    const file = newFile()
    await exportDatabase(pool, file)
    const { header, lines } = read(file)
    expect(header).toMatchObject({ format: 'track-export/1', exportedAt: expect.stringMatching(/^\d{4}-.*Z$/) })
    for (const { name, rows } of header.tables)
      expect(lines.filter((line) => line.startsWith(`{"table":"${name}",`)).length, name).toBe(rows)
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(existsSync(`${file}.part`)).toBe(false)
  })

  it('never replaces a file, whole or part', async () => {
    const file = newFile()
    writeFileSync(file, 'last night')
    await expect(exportDatabase(pool, file)).rejects.toThrow(`${file} is there already`)
    expect(readFileSync(file, 'utf8')).toBe('last night')
    const other = newFile()
    writeFileSync(`${other}.part`, 'half of it')
    await expect(exportDatabase(pool, other)).rejects.toThrow(`${other}.part is there already`)
    expect(readFileSync(`${other}.part`, 'utf8')).toBe('half of it')
    await expect(exportDatabase(pool, join(folder, 'nowhere', 'x.jsonl.gz'))).rejects.toThrow('There is no folder')
  })

  it('is of one moment while people write', async () => {
    const school = await makeTestSchool(pool, { name: 'Busyfield' })
    const app = testApp(pool)
    const track = clientOf(app, school.token)
    let stopped = false
    const write = async () => {
      for (let batch = 0; !stopped; batch++) {
        const entries = Object.values(school.pupilIds).map((pupilId) => ({
          id: makeId(),
          pupilId,
          objectiveId: school.objectiveIds[batch % 4]!,
          value: 'secure',
          observedOn: '2026-11-19' as const,
        }))
        await track.writeEntries({ params: { schoolId: school.schoolId }, body: { entries } })
      }
    }
    const written = write()
    for (let time = 0; time < 3; time++) {
      const file = newFile()
      await exportDatabase(pool, file)
      const { lines } = read(file)
      const rowsOf = (table: string) =>
        lines
          .map((line) => JSON.parse(line))
          .filter((line) => line.table === table && line.row.school_id === school.schoolId)
          .map(({ row }) => row)
      expect(rowsOf('log_head')).toMatchObject([{ last_seq: rowsOf('entry').length }])
      expect(rowsOf('entry').length % 4).toBe(0)
    }
    stopped = true
    await written
    await app.close()
  })
})

describe.each(engines)('an import on %s', (engine) => {
  let source: pg.Pool
  let empty: pg.Pool
  const file = newFile()

  beforeAll(async () => {
    source = await openFresh(engine)
    await makeTestSchool(source)
    await exportDatabase(source, file)
    empty = await openFresh(engine)
  })
  afterAll(closeAll)

  const withLines = (change: (lines: string[]) => string[]): string => {
    const changed = newFile()
    writeFileSync(changed, gzipSync(change(gunzipSync(readFileSync(file)).toString().split('\n')).join('\n')))
    return changed
  }
  const withHeader = (change: object): string =>
    withLines(([first, ...lines]) => [JSON.stringify({ ...JSON.parse(first!), ...change }), ...lines])
  const withBytes = (bytes: Buffer | string): string => {
    const changed = newFile()
    writeFileSync(changed, bytes)
    return changed
  }

  it.each([
    ['that is not there', () => newFile(), 'There is no file'],
    ['that is empty', () => withBytes(''), 'is cut short'],
    ['that is something else', () => withBytes('pupil,score\nAda of Larkfield,7'), 'is not an export of Track'],
    ['with other text inside', () => withBytes(gzipSync('Ada of Larkfield')), 'is not an export of Track'],
    ['of a later form', () => withHeader({ format: 'track-export/2' }), 'is in a newer form'],
    ['of a newer Track', () => withHeader({ schemaVersion: 9e12 }), 'was written by a newer Track'],
    [
      'of an older Track with a table that is gone',
      () => withHeader({ tables: [{ name: 'tea', columns: [], rows: 0 }] }),
      'was written by an older Track',
    ],
    ['cut short', () => withBytes(readFileSync(file).subarray(0, -600)), 'is cut short'],
    ['without its last rows', () => withLines((lines) => lines.slice(0, -3)), /holds \d+\. Nothing was imported/],
    ['with a row twice', () => withLines((lines) => [...lines.slice(0, -1), lines.at(-2)!]), 'was changed'],
    [
      'with a line that broke off',
      () => withLines((lines) => lines.map((line) => (line.includes('ada of') ? line.slice(0, -9) : line))),
      'is damaged or was changed',
    ],
    [
      'with a value that does not fit',
      () => withLines((lines) => lines.map((line) => line.replace('"date_of_birth":null', '"date_of_birth":"ada"'))),
      'is damaged or was changed',
    ],
    [
      'whose keys lead nowhere',
      () => withLines((lines) => lines.map((line) => line.replace(/("pupil_id":")[^"]+/, `$1${randomUUID()}`))),
      'is damaged or was changed',
    ],
  ])('refuses a file %s, in a plain sentence without a name, and keeps nothing of it', async (_, makeFile, said) => {
    const file = makeFile()
    const refused: Error = await importDatabase(empty, file).catch((error) => error)
    expect(refused).toBeInstanceOf(Error)
    expect(refused.message).toMatch(said)
    // The file's own name is made of random letters, and three of them may spell a pupil.
    expect(refused.message.replace(file, '')).not.toMatch(/ada/i)
    const left = await Promise.all(movedTables.map(({ name }) => empty.query(`select from "${name}"`)))
    expect(left.every(({ rowCount }) => rowCount === 0)).toBe(true)
    expect(await hasSchool(empty)).toBe(false)
  })

  it('still fills the database that refused them all', async () => {
    expect(await importDatabase(empty, file)).toMatchObject({ schools: 1 })
    expect(await digest(empty)).toEqual(await digest(source))
  })

  it('fills nothing but an empty database', async () => {
    const before = await digest(source)
    await expect(importDatabase(source, file)).rejects.toThrow('This database holds a school or an account already')
    expect(await digest(source)).toEqual(before)
  })

  it('keeps the default of a column that an older Track did not have', async () => {
    const older = withLines(([first, ...lines]) => {
      const header = JSON.parse(first!)
      for (const table of header.tables)
        if (table.name === 'school') table.columns = table.columns.filter((name: string) => name !== 'time_zone')
      return [JSON.stringify(header), ...lines.map((line) => line.replace(/"time_zone":"[^"]*",/, ''))]
    })
    const target = await openFresh(engine)
    await importDatabase(target, older)
    const { schoolId } = read(file)
      .lines.map((line) => ({ schoolId: JSON.parse(line).row.school_id }))
      .at(-1)!
    const found = await withOwner(target, schoolId, (tx) => tx.$client.query('select time_zone from school'))
    expect(found.rows).toEqual([{ time_zone: 'Europe/London' }])
  })

  it('touches no table that a newer Track made, and takes nothing from one', async () => {
    await source.query(`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9000000000000)`)
    const sentence = 'were made by a newer Track than this one'
    await expect(exportDatabase(source, newFile())).rejects.toThrow(sentence)
    await expect(importDatabase(source, file)).rejects.toThrow(sentence)
  })
})

/** Three schools, one row in every table at least, and values that a careless text would change. */
async function fillWithTheUnusual(pool: pg.Pool): Promise<void> {
  for (const schoolId of [randomUUID(), randomUUID()])
    await withOwner(pool, schoolId, (tx) => insertOneOfEach(tx, schoolId))
  const { schoolId, subjectId, frameworkId, teacherId, pupilIds, measureId, ...school } = await makeTestSchool(pool)
  await pool.query(
    `insert into account (id, email, name, password_hash, deactivated_at) values ($1, 'gone@x.example', '', '', now())`,
    [randomUUID()],
  )
  await withOwner(pool, schoolId, async (tx) => {
    const [parentId, childId] = [randomUUID(), randomUUID()]
    // The child stands before its parent in the table, and so in the file.
    await tx.insert(schema.strand).values([
      { schoolId, id: childId, frameworkId, parentId, name: 'Counting' },
      { schoolId, id: parentId, frameworkId, name: 'Number' },
    ])
    const label = 'Zoë "Zo"\u2028 O’Neil\\n, 😀\ta\r\nb {c}'
    await tx.insert(schema.pupil).values({ schoolId, id: randomUUID(), label, forename: '', dateOfBirth: '2018-02-28' })
    await tx.insert(schema.objective).values({
      schoolId,
      id: randomUUID(),
      frameworkId,
      strandId: childId,
      tags: ['', 'NULL', 'a,b', '"q"', '{}', '\\', 'é\u2029'],
      position: -1,
    })
    await tx.insert(schema.onTrackRule).values({
      schoolId,
      id: randomUUID(),
      effectiveFrom: '0099-12-31',
      recordedAt: '2026-11-01T23:59:59.999Z',
      name: 'Odd',
      rule: { b: [1.0, 1e21, 0.1, null, 'ü\n'], a: { '': true } },
    })
    const numbers = [-0, 0.1 + 0.2, 1e-7, 5e-324, Number.MAX_VALUE, 1 / 3, 123456789.12345679]
    const entries = numbers.map((markNumber, at) => ({
      schoolId,
      seq: 9_000_000_000 + at,
      id: makeId(),
      pupilId: pupilIds.ada,
      measureId,
      markNumber,
      observedOn: '2026-09-01',
      recordedAt: `2026-09-01T10:00:00.00${at}Z`,
      recordedBy: teacherId,
      track: 'teacher' as const,
      via: 'import' as const,
      supersedes: null as string | null,
    }))
    // A void that stands before what it voids.
    entries[0]!.supersedes = entries[3]!.id
    await tx.insert(schema.entry).values(entries)
    await tx
      .insert(schema.classTeacher)
      .values({ schoolId, groupId: school.classId, accountId: teacherId, fromOn: '2026-09-01' })
    await tx.$client.query(`update log_head set last_seq = $1, last_recorded_at = $2`, [
      9_000_000_006,
      '2026-09-01T10:00:00.006Z',
    ])
  })
}

/** For each table how many rows there are and a hash of their text, school by school as its owner sees them. */
async function digest(pool: pg.Pool): Promise<Record<string, string>> {
  const { rows: schools } = await pool.query('select distinct school_id from staff_membership order by 1')
  const found: Record<string, string> = {}
  for (const school of [{ school_id: randomUUID() }, ...schools])
    await withOwner(pool, school.school_id, async ({ $client }) => {
      for (const { name, isOfSchool } of movedTables) {
        const key = isOfSchool ? `${name} of ${school.school_id}` : name
        const where = isOfSchool ? `where school_id = '${school.school_id}'` : ''
        const { rows } = await $client.query(`
          select count(*) || ' ' || coalesce(md5(string_agg(r, E'\\n' order by r collate "C")), '') as digest
          from (select moved::text as r from "${name}" as moved ${where}) as texts`)
        if (!isOfSchool || schools.includes(school)) found[key] = rows[0].digest
      }
    })
  return found
}

/** What a teacher of 4 Oak sees: the class in maths and a page of it. */
async function answersOf(pool: pg.Pool, schoolId: string) {
  const token = makeToken()
  const { rows } = await pool.query(`select id from account where email = 'teacher@demo.school'`)
  await pool.query('select open_session($1, $2, $3)', [hashToken(token), rows[0].id, '1 day'])
  const names = await withOwner(pool, schoolId, async ({ $client }) => {
    const ids = await $client.query(`select
      (select id from pupil_group where name = '4 Oak') as class_id,
      (select id from subject order by position limit 1) as subject_id`)
    return ids.rows[0]
  })
  const app = testApp(pool)
  const track = clientOf(app, token)
  const params = { schoolId }
  const markbook = await track.readClassMarkbook({
    params: { ...params, classId: names.class_id },
    query: { subjectId: names.subject_id, asOf: '2026-11-20' },
  })
  const page = await track.calculatePage({
    params,
    body: {
      groupIds: ['all', names.class_id],
      columns: [{ subjectId: names.subject_id, measure: { kind: 'secured' } }],
      dates: [{ label: 'Now', on: '2026-11-20' }],
    },
  })
  await app.close()
  return { markbook, page }
}

function read(file: string): {
  header: { format: string; exportedAt: string; tables: { name: string; rows: number }[] }
  lines: string[]
} {
  const [first, ...lines] = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n')
  return { header: JSON.parse(first!), lines }
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1
}
