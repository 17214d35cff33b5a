import { randomUUID } from 'node:crypto'
import type { NewEntry, Page, PageDefinition, TrackClient } from '@track/api-contract'
import { calculatePage } from '@track/reports'
import type { FastifyInstance } from 'fastify'
import { v7 as makeId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { type Database, openDatabase } from '../database/open-database.js'
import { membership, onTrackRule } from '../database/schema.js'
import { type Transaction, withOwner, withSchool } from '../database/transaction.js'
import { loadPage } from '../features/reports/load-page.js'
import { loadPageSources } from '../features/reports/page-sources.js'
import { testApp } from '../testing/app.js'
import { engines, freshDatabase, freshPostgresUrl } from '../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../testing/school.js'
import { entriesIn } from './entries-in.js'
import { entriesBySeq, lastSeq } from './entry-rows.js'
import { holdLedgers } from './ledger.js'

/** Two processes of the API on one database: where it is embedded, two apps in the one process that may open it. */
async function openTwice(engine: (typeof engines)[number]): Promise<[Database, Database]> {
  if (engine === 'embedded') {
    const database = await freshDatabase(engine)
    return [database, { ...database, close: async () => {} }]
  }
  const url = await freshPostgresUrl()
  return [await openDatabase({ url, folder: '/nowhere' }), await openDatabase({ url, folder: '/nowhere' })]
}

describe.each(engines)('ledgers, on %s', (engine) => {
  let databases: [Database, Database]
  let apps: [FastifyInstance, FastifyInstance]
  let school: TestSchool
  let tracks: [TrackClient, TrackClient]
  let params: { schoolId: string }

  beforeAll(async () => {
    databases = await openTwice(engine)
    apps = [testApp(databases[0].pool), testApp(databases[1].pool)]
    school = await makeTestSchool(databases[0].pool, { role: 'leader' })
    tracks = [clientOf(apps[0], school.token), clientOf(apps[1], school.token)]
    params = { schoolId: school.schoolId }
    const taught = school.objectiveIds.slice(0, 3).map((objectiveId) => ({
      objectiveId,
      groupId: school.classId,
      taughtFrom: '2026-09-14' as const,
    }))
    await tracks[0].setTaughtFrom({ params, body: { taught } })
  })
  afterAll(async () => {
    for (const app of apps) await app.close()
    for (const database of databases.toReversed()) await database.close()
  })

  const definition = (): z.output<typeof PageDefinition> => ({
    groupIds: ['all', school.classId],
    columns: [
      { subjectId: school.subjectId, measure: { kind: 'secured', average: 'pooled' } },
      { subjectId: school.subjectId, measure: { kind: 'on-track', ruleId: school.ruleId } },
      { subjectId: school.subjectId, measure: { kind: 'mean-mark', measureId: school.measureId, matched: false } },
    ],
    dates: [
      { label: 'Half term', on: '2026-10-23' },
      { label: 'Now', on: '2026-11-20' },
    ],
    membership: 'current',
    scope: 'own-programme',
    minimumGroup: 0,
  })
  const judged = (
    value: string | null,
    observedOn: `${number}-${number}-${number}`,
    supersedes?: string,
  ): NewEntry => ({
    id: makeId(),
    pupilId: school.pupilIds.ada,
    objectiveId: school.objectiveIds[0]!,
    value,
    observedOn,
    ...(supersedes !== undefined && { supersedes }),
  })
  const marked = (value: string | number, observedOn: `${number}-${number}-${number}`): NewEntry => ({
    id: makeId(),
    pupilId: school.pupilIds.ben,
    measureId: school.measureId,
    value,
    observedOn,
  })
  /** What both processes answer, which has to be what a process answers that was never asked before. */
  const answers = async (): Promise<Page['rows']> => {
    const [first, second] = await Promise.all(
      tracks.map((track) => track.calculatePage({ params, body: definition() })),
    )
    const fresh = testApp(databases[0].pool)
    const third = await clientOf(fresh, school.token).calculatePage({ params, body: definition() })
    await fresh.close()
    expect(first!.rows).toEqual(third.rows)
    expect(second!.rows).toEqual(third.rows)
    return third.rows
  }
  const securedOf = (rows: Page['rows']) => rows[0]!.cells[0]!.map(({ fraction }) => fraction?.numerator ?? null)
  const inSchool = <T>(work: (tx: Transaction) => Promise<T>) => withSchool(databases[0].pool, school.schoolId, work)

  it('say the same in every process after lines, corrections, voids and back-dated lines from either', async () => {
    const line = judged('secure', '2026-11-10')
    const correction = judged('emerging', '2026-11-10', line.id)
    const later = judged('deeper', '2026-11-12')
    const steps: [process: 0 | 1, NewEntry[], secured: (number | null)[]][] = [
      [0, [line], [null, 1]],
      [1, [correction], [null, 0]],
      [0, [later, marked(101, '2026-10-01')], [null, 1]],
      [1, [judged(null, '2026-11-12', later.id)], [null, 0]],
      [0, [judged('secure', '2026-09-20')], [1, 0]],
      [1, [judged(null, '2026-11-15'), marked('A', '2026-11-02')], [1, null]],
    ]
    for (const [process, entries, secured] of steps) {
      const { refused } = await tracks[process].writeEntries({ params, body: { entries } })
      expect(refused).toEqual([])
      expect(securedOf(await answers())).toEqual(secured)
    }
  })

  it('show at once in every process who joined, what was taught and which rule holds', async () => {
    await tracks[0].writeEntries({ params, body: { entries: [judged('deeper', '2026-11-16')] } })
    const before = await answers()
    expect(before[0]!.cells[0]![1]!.fraction).toEqual({ numerator: 1, denominator: 3 })
    const taught = [
      { objectiveId: school.objectiveIds[3]!, groupId: school.classId, taughtFrom: '2026-11-16' as const },
    ]
    await tracks[1].setTaughtFrom({ params, body: { taught } })
    const after = await answers()
    expect(after[0]!.cells[0]![1]!.fraction).toEqual({ numerator: 1, denominator: 4 })

    expect(after[0]!.cells[1]![1]).toMatchObject({ value: 0, n: 1 })
    await withOwner(databases[1].pool, school.schoolId, (tx) =>
      tx.insert(onTrackRule).values({
        schoolId: school.schoolId,
        id: school.ruleId,
        name: 'On track',
        effectiveFrom: '2026-11-01',
        rule: { anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast: 20, of: 'taught', tags: [] }] }] },
      }),
    )
    expect((await answers())[0]!.cells[1]![1]).toMatchObject({ value: 100, n: 1 })

    const pupilId = randomUUID()
    await withOwner(databases[0].pool, school.schoolId, async (tx) => {
      await tx.$client.query(`insert into pupil (school_id, id, label) values ($1, $2, 'Eve')`, [
        school.schoolId,
        pupilId,
      ])
      await tx
        .insert(membership)
        .values({ schoolId: school.schoolId, groupId: school.classId, pupilId, fromOn: '2026-11-01' })
    })
    expect((await answers()).map(({ n }) => n)).toEqual([5, 5])
  })

  it('remember nothing that is rolled back, neither beside the log nor in it', async () => {
    const ledgers = holdLedgers()
    const page = () =>
      inSchool(
        async (tx) =>
          (await loadPage(tx, await ledgers.read(tx, school.schoolId), definition(), { clock: () => new Date() }))
            .input,
      )
    const before = await page()
    const undone = inSchool(async (tx) => {
      await tx.$client.query('update subject set name = $1', ['Arithmetic'])
      const { columns } = await loadPage(tx, await ledgers.read(tx, school.schoolId), definition(), {
        clock: () => new Date(),
      })
      expect(columns[0]!.subject).toBe('Arithmetic')
      throw new Error('never mind')
    })
    await expect(undone).rejects.toThrow('never mind')
    // The same value, not only an equal one: nothing was read again.
    expect((await page()).objectives).toBe(before.objectives)
    const { columns } = await inSchool(async (tx) =>
      loadPage(tx, await ledgers.read(tx, school.schoolId), definition(), { clock: () => new Date() }),
    )
    expect(columns[0]!.subject).toBe('Maths')

    const written = inSchool(async (tx) => {
      await tx.$client.query('update log_head set last_seq = last_seq')
      await ledgers.read(tx, school.schoolId)
    })
    await expect(written).rejects.toThrow('Read the ledger before writing lines')
  })

  it('drop the school that was not asked for longest', async () => {
    const other = await makeTestSchool(databases[0].pool, { name: 'Elsewhere' })
    const ledgers = holdLedgers({ schools: 1 })
    const logOf = (schoolId: string) =>
      withSchool(databases[0].pool, schoolId, async (tx) => (await ledgers.read(tx, schoolId)).log)
    const log = await logOf(school.schoolId)
    expect(await logOf(school.schoolId)).toBe(log)
    expect((await logOf(other.schoolId)).pupils.list).toEqual([])
    const again = await logOf(school.schoolId)
    expect(again).not.toBe(log)
    expect(entriesIn(again)).toEqual(entriesIn(log))
  })

  it('hold the teachers’ lines as they are in the log, by their sequence numbers', async () => {
    await inSchool(async (tx) => {
      const { log, seq } = await holdLedgers().read(tx, school.schoolId)
      expect(seq).toBe(await lastSeq(tx))
      const lines = await entriesBySeq(
        tx,
        Array.from({ length: seq }, (_, index) => index + 1),
      )
      const seqOf = new Map([...lines].map(([at, { id }]) => [id, String(at)]))
      expect(entriesIn(log)).toEqual(
        [...lines.values()].map(({ recordedBy: _, via, batchId, basis, supersedes = null, ...line }) => ({
          ...line,
          id: seqOf.get(line.id),
          supersedes: supersedes && seqOf.get(supersedes),
        })),
      )
    })
  })

  it('need no ids to order lines: no two of a cell are recorded at the same moment, also of one request', async () => {
    const entries = Array.from({ length: 5 }, () => judged('secure', '2026-11-17'))
    await Promise.all(
      [...tracks, ...tracks].map((track, index) =>
        track.writeEntries({ params, body: { entries: index === 0 ? entries : [judged('emerging', '2026-11-17')] } }),
      ),
    )
    const { rows } = await inSchool((tx) =>
      tx.$client.query(
        `select pupil_id, objective_id, measure_id, recorded_at from entry
         group by 1, 2, 3, 4 having count(*) > 1`,
      ),
    )
    expect(rows).toEqual([])
    await answers()
  })

  it('answer a page as its entries do', async () => {
    await inSchool(async (tx) => {
      const { input } = await loadPage(tx, await holdLedgers().read(tx, school.schoolId), definition(), {
        clock: () => new Date(),
      })
      const { ledger, ...rest } = input
      expect(calculatePage(input)).toEqual(calculatePage({ ...rest, entries: entriesIn(ledger!) }))
    })
  })

  if (engine === 'postgres')
    it('are told of a change in every table that a page reads beside the log', async () => {
      // What was asked of each table so far on this connection.
      const scans = async (tx: Transaction) => {
        const { rows } = await tx.$client.query<{ name: string; scans: number }>(
          'select relname as name, coalesce(seq_scan, 0) + coalesce(idx_scan, 0) as scans from pg_stat_xact_user_tables',
        )
        return new Map(rows.map(({ name, scans }) => [name, scans]))
      }
      const read = await inSchool(async (tx) => {
        const before = await scans(tx)
        await loadPageSources(tx)
        return [...(await scans(tx))].flatMap(([name, count]) => (count > (before.get(name) ?? 0) ? name : []))
      })
      const { rows } = await databases[0].pool.query(
        `select tgrelid::regclass::text as name from pg_trigger where tgname = 'note_change'`,
      )
      expect(read.length).toBeGreaterThan(15)
      expect(read.filter((name) => !rows.some((table) => table.name === name))).toEqual([])
    })
})
