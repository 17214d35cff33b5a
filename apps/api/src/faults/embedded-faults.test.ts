import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../database/open-database.js'
import { testApp } from '../testing/app.js'
import { freshDatabase } from '../testing/database.js'
import { makeTestSchool, type TestSchool } from '../testing/school.js'
import { startServer } from '../testing/server-process.js'
import { makeWriters } from './writers.js'

describe('when the embedded database fails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'track-fault-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('by having one connection for fifty people: all are served', async () => {
    const database = await freshDatabase('embedded')
    const school = await makeTestSchool(database.pool)
    const app = testApp(database.pool)
    const writers = makeWriters(await app.listen({ port: 0, host: '127.0.0.1' }), school)
    await Promise.all(Array.from({ length: 50 }, () => writers.write()))
    expect(writers.refusals).toEqual([])
    await writers.expectWhole()
    await app.close()
    await database.close()
  })

  it('by its thread dying: 503, a plain end, and everything that was answered for is there for the next start', async () => {
    cpSync(inject('embeddedTemplate'), join(folder, 'database'), { recursive: true })
    const before = await openDatabase({ folder })
    const school: TestSchool = await makeTestSchool(before.pool)
    await before.close()

    const server = await startToDie(folder)
    const writers = makeWriters(server.url, school)
    // Whoever writes to a process that has ended gets no answer at all, and nothing more is asked of them.
    const writing = writers.writeUntil(() => false).catch((error: unknown) => error)
    await expect.poll(() => writers.answered.size, { timeout: 20_000 }).toBeGreaterThan(50)
    server.die()
    expect(await server.ended).toBe(1)
    expect(await writing).toBeInstanceOf(TypeError)
    for (const refusal of writers.refusals)
      expect(refusal).toEqual({ status: 503, retryAfter: '5', code: 'database/unavailable' })
    expect(server.said()).toContain(
      'The embedded database ended. Start Track again: everything that was answered for is kept.',
    )

    const again = await startServer({ TRACK_DATA_DIR: folder })
    const kept = makeWriters(again.url, school)
    const { entries } = await kept.track.listChanges({ params: kept.params, query: { limit: 1000 } })
    const ids = new Set(entries.map(({ id }) => id))
    expect(ids.size).toBe(entries.length)
    expect([...writers.answered].filter((id) => !ids.has(id))).toEqual([])
    // A batch that nobody answered for is there whole or not at all.
    const lines = new Map<string, number>()
    for (const { batchId = '' } of entries) lines.set(batchId, (lines.get(batchId) ?? 0) + 1)
    expect(new Set(lines.values())).toEqual(new Set([5]))
    await kept.write()
    expect(await again.end('SIGTERM')).toBe(0)
  }, 60_000)
})

/** The server as it is shipped, with one thing more: when told, the thread of its database is gone, as if it had crashed. */
async function startToDie(folder: string) {
  const order = join(folder, 'die')
  const patch = `
    import threads from 'node:worker_threads'
    import { existsSync } from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    const { Worker } = threads
    threads.Worker = class extends Worker {
      constructor(...args) {
        super(...args)
        setInterval(() => existsSync(${JSON.stringify(order)}) && this.terminate(), 20).unref()
      }
    }
    syncBuiltinESMExports()`
  const { PATH, HOME } = process.env
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(patch)}`, inject('serverFile')],
    { env: { PATH, HOME, PORT: '0', TRACK_DEMO: '0', TRACK_DATA_DIR: folder }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text
      const found = /Track is running at (\S+)/.exec(said)
      if (found) resolve(found[1]!)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} and said: ${said}`)))
  })
  return {
    url,
    ended,
    said: () => said,
    die: () => writeFileSync(order, ''),
  }
}
