import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { migrate } from '../database/migrate.js'
import { type Database, openDatabase } from '../database/open-database.js'
import { testApp } from '../testing/app.js'
import { makeTestSchool } from '../testing/school.js'
import { type FragileCluster, startFragileCluster } from './server-cluster.js'
import { makeWriters } from './writers.js'

/** Everything that is told while the database is away says so and says when to come back. */
const AWAY = { status: 503, retryAfter: '5', code: 'database/unavailable' }

/** A school on a server of its own, with people writing to it all the time. */
async function open(cluster: FragileCluster) {
  const admin = await openDatabase({ url: `${cluster.url}/postgres`, folder: tmpdir() })
  await admin.pool.query('create role track_owner login createrole')
  await admin.pool.query('create database track owner track_owner')
  await admin.close()
  // A server that is frozen is given up on after a second rather than half a minute.
  const database = await openDatabase({ url: `${cluster.ownerUrl}/track?query_timeout=1000`, folder: tmpdir() })
  await migrate(database.pool)
  const school = await makeTestSchool(database.pool)
  const app = testApp(database.pool)
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  return { database, app, url, writers: makeWriters(url, school) }
}

describe.skipIf(inject('postgresUrl') === null)('when a PostgreSQL server fails', () => {
  let cluster: FragileCluster
  let database: Database
  let app: FastifyInstance
  let url: string
  let writers: ReturnType<typeof makeWriters>

  beforeAll(async () => {
    cluster = await startFragileCluster()
    const opened = await open(cluster)
    ;({ database, app, url, writers } = opened)
  })
  afterEach(() => {
    writers.refusals.length = 0
  })
  afterAll(async () => {
    await app?.close()
    await database?.close()
    await cluster?.stop()
  })
  const ready = async () => (await fetch(`${url}/readyz`)).status
  /** Writes from four hands while something happens, and goes on until so many more batches were answered for. */
  const writeWhile = async (work: () => Promise<void>) => {
    let isOver = false
    const writing = writers.writeUntil(() => isOver)
    const before = writers.answered.size
    await expect.poll(() => writers.answered.size, { timeout: 10_000 }).toBeGreaterThan(before + 50)
    await work()
    const after = writers.answered.size
    await expect.poll(() => writers.answered.size, { timeout: 20_000 }).toBeGreaterThan(after + 50)
    isOver = true
    await writing
  }

  it('by being killed: 503 until it is back, and then everything is there and nothing twice', async () => {
    await writeWhile(async () => {
      await cluster.kill()
      await expect.poll(() => writers.refusals.length, { timeout: 10_000 }).toBeGreaterThan(3)
      expect(await ready()).toBe(503)
      expect((await fetch(`${url}/healthz`)).status).toBe(200)
      await cluster.start()
      await expect.poll(ready, { timeout: 10_000 }).toBe(200)
    })
    for (const refusal of writers.refusals) expect(refusal).toEqual(AWAY)
    await writers.expectWhole()
  })

  it('by standing still: 503 rather than silence, and it goes on where it stood', async () => {
    await writeWhile(async () => {
      cluster.freeze()
      const from = performance.now()
      expect(await ready()).toBe(503)
      expect(performance.now() - from).toBeLessThan(3_000)
      await expect.poll(() => writers.refusals.length, { timeout: 15_000 }).toBeGreaterThan(3)
      cluster.thaw()
      await expect.poll(ready, { timeout: 10_000 }).toBe(200)
    })
    for (const refusal of writers.refusals) expect(refusal).toEqual(AWAY)
    await writers.expectWhole()
  })

  it('by cutting connections in the middle of transactions: each batch is there whole, once', async () => {
    const admin = await openDatabase({ url: `${cluster.url}/postgres`, folder: tmpdir() })
    let cut = 0
    await writeWhile(async () => {
      while (cut < 40) {
        const { rows } = await admin.pool.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'track' and state like '%in transaction%' or datname = 'track' and state = 'active'`,
        )
        cut += rows.length
      }
    })
    await admin.close()
    expect(writers.refusals.length).toBeGreaterThan(0)
    for (const refusal of writers.refusals) expect(refusal).toEqual(AWAY)
    await writers.expectWhole()
  })

  it('by having two connections for fifty people: all are served', async () => {
    const { max } = database.pool.options
    Object.assign(database.pool.options, { max: 2 })
    await Promise.all(Array.from({ length: 50 }, () => writers.write()))
    expect(writers.refusals).toEqual([])
    expect(database.pool.waitingCount).toBe(0)
    await writers.expectWhole()
    Object.assign(database.pool.options, { max })
  })

  it('by having two connections that somebody holds: the rest are told within the time a connection may take', async () => {
    const { max, connectionTimeoutMillis } = database.pool.options
    Object.assign(database.pool.options, { max: 2, connectionTimeoutMillis: 300 })
    while (database.pool.totalCount > 2) (await database.pool.connect()).release(true)
    const held = await Promise.all([database.pool.connect(), database.pool.connect()])
    const statuses = await Promise.all(
      Array.from({ length: 300 }, async () => {
        const answer = await app.inject({
          url: `/v1/schools/${writers.params.schoolId}`,
          headers: { cookie: 'track_session=somebody' },
        })
        return `${answer.statusCode} ${answer.headers['retry-after']}`
      }),
    )
    expect(new Set(statuses)).toEqual(new Set(['503 5']))
    for (const client of held) client.release()
    Object.assign(database.pool.options, { max, connectionTimeoutMillis })
    await writers.write()
    await writers.expectWhole()
  })
})

const canMount = inject('postgresUrl') !== null && process.getuid?.() === 0 && process.platform === 'linux'
if (!canMount)
  process.stderr.write('SKIPPED: a full disk, since only root may mount a small one and PostgreSQL must be there\n')

describe.skipIf(!canMount)('when the disk of a PostgreSQL server is full', () => {
  it('says 503 while it is, loses nothing it answered for, and goes on when there is room again', async () => {
    const disk = mkdtempSync(join(tmpdir(), 'track-disk-'))
    const { TMPDIR } = process.env
    if (!mount(disk)) {
      process.stderr.write('SKIPPED: a full disk, since this machine mounts none\n')
      return
    }
    process.env.TMPDIR = disk
    const cluster = await startFragileCluster()
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
    const { database, app, url, writers } = await open(cluster)
    try {
      let isOver = false
      const writing = writers.writeUntil(() => isOver)
      await expect.poll(() => writers.answered.size, { timeout: 10_000 }).toBeGreaterThan(50)

      const ballast = join(disk, 'ballast')
      const { bavail, bsize } = statfsSync(disk)
      writeFileSync(ballast, Buffer.alloc(bavail * bsize - 64 * 1024, 1))
      await expect.poll(() => writers.refusals.length, { timeout: 30_000 }).toBeGreaterThan(3)
      for (const refusal of writers.refusals) expect(refusal).toEqual(AWAY)

      rmSync(ballast)
      // PostgreSQL gives up when it cannot write its log: then it is for the operator to start it again, and not Track.
      await expect
        .poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 5_000 })
        .toBe(200)
        .catch(async () => {
          await cluster.start()
          await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 10_000 }).toBe(200)
        })
      const after = writers.answered.size
      await expect.poll(() => writers.answered.size, { timeout: 20_000 }).toBeGreaterThan(after + 50)
      isOver = true
      await writing
      await writers.expectWhole()
    } finally {
      await app.close()
      await database.close()
      await cluster.stop()
      execFileSync('umount', ['-l', disk])
      rmSync(disk, { recursive: true, force: true })
    }
  }, 90_000)
})

function mount(directory: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m,mode=1777', 'tmpfs', directory], { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}
