import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { openEmbedded } from './embedded.js'

describe('the embedded database', () => {
  let folder: string
  const template = inject('embeddedTemplate')
  const started: ChildProcess[] = []

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'track-embedded-'))
  })
  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  it('has every commit on the disk before it says so', async () => {
    const { pool, syncs, close } = await openEmbedded({ folder, template })
    const before = syncs()
    for (let commit = 1; commit <= 20; commit++) {
      await pool.query('insert into throttle values ($1, now(), 1)', [`key ${commit}`])
      expect(syncs() - before, `syncs after ${commit} commits`).toBeGreaterThanOrEqual(commit)
    }
    const settings = await pool.query(
      `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'wal_sync_method') order by name`,
    )
    expect(settings.rows.map(({ setting }) => setting)).toEqual(['on', 'on', 'on', 'fsync'])
    await close()
  })

  it('starts from nothing where there is no template, and finds its data again', async () => {
    const first = await openEmbedded({ folder })
    await first.pool.query('create table kept (word text)')
    await first.pool.query(`insert into kept values ('Éowyn, 9 ≥ 6')`)
    await first.close()
    const second = await openEmbedded({ folder })
    expect((await second.pool.query('select word from kept')).rows).toEqual([{ word: 'Éowyn, 9 ≥ 6' }])
    await second.close()
  })

  it('starts over when a first start was cut short', async () => {
    const first = await openEmbedded({ folder, template })
    await first.close()
    rmSync(join(folder, 'database'), { recursive: true })
    // What a power cut leaves: the copy under its other name, never the real one.
    const { mkdirSync, writeFileSync } = await import('node:fs')
    mkdirSync(join(folder, 'database.partial'))
    writeFileSync(join(folder, 'database.partial/PG_VERSION'), '')
    const second = await openEmbedded({ folder, template })
    expect((await second.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    expect(existsSync(join(folder, 'database.partial'))).toBe(false)
    await second.close()
  })

  it('lets nobody else on the machine reach its socket', async () => {
    const { close } = await openEmbedded({ folder, template })
    if (process.platform !== 'win32') expect(statSync(join(folder, '.socket')).mode & 0o777).toBe(0o700)
    await close()
  })

  it('serves a new connection as if there had been none before', async () => {
    const { pool, close } = await openEmbedded({ folder, template })
    const query = { name: 'prepared', text: 'select 1 as one' }
    for (let connection = 0; connection < 3; connection++) {
      const client = await pool.connect()
      await client.query(query)
      await client.query(`set app.school_id = 'left behind'`)
      client.release(true)
    }
    const client = await pool.connect()
    expect((await client.query(query)).rows).toEqual([{ one: 1 }])
    expect((await client.query(`select current_setting('app.school_id', true) as school`)).rows[0].school ?? '').toBe(
      '',
    )
    client.release()
    await close()
  })

  it('does not block the process that asks, however long a query takes', async () => {
    const { pool, close } = await openEmbedded({ folder, template })
    await pool.query('select 1')
    let longest = 0
    let last = performance.now()
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 10)
    const from = performance.now()
    await pool.query('select count(*) from generate_series(1, 3000000)')
    const took = performance.now() - from
    clearInterval(timer)
    expect(longest).toBeLessThan(took / 2)
    await close()
  })

  it('belongs to one process: a second one is told so by the folder, and a killed one gives it up', async () => {
    const holder = await openInAnotherProcess()
    const refused = await openEmbedded({ folder, template }).catch((error: Error) => error.message)
    expect(refused).toBe(
      `Another Track is already running on the data folder ${folder}. Stop it first, or give this one a folder of its own with TRACK_DATA_DIR.`,
    )
    holder.kill('SIGKILL')
    await new Promise((resolve) => holder.once('exit', resolve))
    const { pool, close } = await openEmbedded({ folder, template })
    expect((await pool.query(`select word from kept`)).rows).toEqual([{ word: 'before the kill' }])
    await close()
  })

  it('refuses the same folder twice in one process', async () => {
    const { close } = await openEmbedded({ folder, template })
    await expect(openEmbedded({ folder, template })).rejects.toThrow('already running')
    await close()
  })

  function openInAnotherProcess(): Promise<ChildProcess> {
    const program = `
      import { openEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))}
      const { pool } = await openEmbedded(${JSON.stringify({ folder, template })})
      await pool.query("create table kept as select 'before the kill' as word")
      console.log('open')`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    started.push(child)
    return new Promise((resolve) => child.stdout!.once('data', () => resolve(child)))
  }
})
