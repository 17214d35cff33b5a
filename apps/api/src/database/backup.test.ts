import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApp } from '../testing/app.js'
import { engines, freshDatabase } from '../testing/database.js'
import { insertOneOfEach } from '../testing/one-of-each.js'
import { clientOf, makeTestSchool, type TestSchool } from '../testing/school.js'
import { COPIED, exportTo, importFrom, NOT_COPIED } from './backup.js'
import type { Database } from './open-database.js'
import { withOwner } from './transaction.js'

const contents = (file: string) => gunzipSync(readFileSync(file)).toString()

describe.each(engines)('a backup of %s', (engine) => {
  let database: Database
  let school: TestSchool
  const folder = mkdtempSync(join(tmpdir(), 'track-backup-'))
  const file = join(folder, 'track.jsonl.gz')

  beforeAll(async () => {
    database = await freshDatabase(engine)
    school = await makeTestSchool(database.pool, { name: 'Éowyn’s "school"\n' })
    const other = randomUUID()
    await withOwner(database.pool, other, (tx) => insertOneOfEach(tx, other))
    const track = clientOf(testApp(database.pool), school.token)
    const { schoolId, pupilIds, objectiveIds, measureId } = school
    const line = (more: object) => ({
      id: randomUUID(),
      pupilId: pupilIds.ada,
      observedOn: '2026-11-02' as const,
      value: null,
      ...more,
    })
    const judged = line({ objectiveId: objectiveIds[0], value: 'secure' })
    await track.writeEntries({ params: { schoolId }, body: { entries: [judged] } })
    const entries = [line({ objectiveId: objectiveIds[0], supersedes: judged.id }), line({ measureId, value: 0.1 })]
    const { refused } = await track.writeEntries({ params: { schoolId }, body: { entries } })
    expect(refused).toEqual([])
  })
  afterAll(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('holds every table but those that may be lost', async () => {
    const { rows } = await database.pool.query(`select tablename as name from pg_tables where schemaname = 'public'`)
    expect([...COPIED, ...NOT_COPIED].sort()).toEqual(rows.map(({ name }) => name).sort())
  })

  it.each(engines)('read into %s gives the same backup again, byte for byte', async (into) => {
    const counts = await exportTo(database.pool, file)
    expect(counts).toMatchObject({ account: 2, school: 2, staff_membership: 2, entry: 4, log_head: 2 })
    const target = await freshDatabase(into)
    expect(await importFrom(target.pool, file)).toEqual(counts)
    const again = join(folder, 'again.jsonl.gz')
    await exportTo(target.pool, again)
    expect(contents(again)).toBe(contents(file))
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([])

    // And it is a school that its staff find.
    const { rows } = await target.pool.query('select name, role from list_schools($1)', [school.teacherId])
    expect(rows).toEqual([{ name: 'Éowyn’s "school"\n', role: 'teacher' }])
    await target.close()
  })

  it('is refused by a database that has schools', async () => {
    await exportTo(database.pool, file)
    await expect(importFrom(database.pool, file)).rejects.toThrow('a backup is read into an empty one')
  })

  it('is read whole or not at all: cut off, damaged, of another version, or no backup', async () => {
    await exportTo(database.pool, file)
    const lines = contents(file).trimEnd().split('\n')
    const broken = {
      'without its end': gzipSync(lines.slice(0, -1).join('\n')),
      'without a table': gzipSync(lines.filter((line) => !line.includes('"table":"taught_from"')).join('\n')),
      'cut in a line': gzipSync(lines.join('\n').slice(0, -40)),
      'cut in the file': readFileSync(file).subarray(0, 900),
      'not compressed': Buffer.from(lines.join('\n')),
    }
    const target = await freshDatabase(engine)
    for (const [how, bytes] of Object.entries(broken)) {
      writeFileSync(join(folder, 'broken'), bytes)
      await expect(importFrom(target.pool, join(folder, 'broken')), how).rejects.toThrow('not a whole backup of Track')
      const { rows } = await target.pool.query('select count(*) as accounts from account')
      expect(rows[0].accounts, how).toBe(0)
    }
    const newer = [JSON.stringify({ track: 1, migration: 9e15 }), ...lines.slice(1)]
    writeFileSync(join(folder, 'newer'), gzipSync(newer.join('\n')))
    await expect(importFrom(target.pool, join(folder, 'newer'))).rejects.toThrow('made by a newer version')
    await expect(importFrom(target.pool, join(folder, 'nowhere'))).rejects.toThrow('There is no file')
    const { rows } = await target.pool.query('select count(*) as accounts from account')
    expect(rows[0].accounts).toBe(0)
    await target.close()
  })
})
