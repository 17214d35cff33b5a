import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { engines, freshPostgresUrl } from '../testing/database.js'
import { databaseSettings, runServer, startServer } from '../testing/server-process.js'

describe.each(engines)('export and import at the command line, on %s', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'track-move-'))
  const backup = join(folder, 'backup.jsonl.gz')
  let here: Record<string, string>
  let there: Record<string, string>
  const password = 'four quiet words here'

  beforeAll(async () => {
    here = await newSettings('here')
    there = await newSettings('there')
    const server = await startServer(here)
    await fetch(`${server.url}/v1/schools`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        token: /#(\S+)/.exec(server.said())![1],
        name: 'Larkfield',
        admin: { name: 'Mx Reed', email: 'reed@larkfield.example', password },
      }),
    })
    await server.end('SIGTERM')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  async function newSettings(name: string): Promise<Record<string, string>> {
    const at = join(folder, name)
    cpSync(inject('embeddedTemplate'), join(at, 'database'), { recursive: true })
    return databaseSettings(engine, { folder: at, url: engine === 'postgres' ? await freshPostgresUrl() : '' })
  }

  it('exports a server while it runs, and asks to stop one that has its database in a folder', async () => {
    const server = await startServer(here)
    const file = join(folder, 'while-running.jsonl.gz')
    const answer = await runServer(here, ['export', file])
    await server.end('SIGTERM')
    if (engine === 'postgres') expect(answer.code).toBe(0)
    else
      expect(answer).toMatchObject({
        code: 1,
        said: expect.stringContaining(`already running on the data folder ${here.TRACK_DATA_DIR}. Stop it first`),
      })
    expect(existsSync(file)).toBe(engine === 'postgres')
  })

  it('carries a school to another database, where its people sign in with the passwords they have', async () => {
    const exported = await runServer(here, ['export', backup])
    expect(exported.code).toBe(0)
    const [, rows] = /^Exported 1 school in (\d+) rows to .*It holds names and password hashes/.exec(exported.said)!
    expect(gunzipSync(readFileSync(backup)).toString()).toContain('"name":"Larkfield"')
    expect(await runServer(there, ['import', backup])).toEqual({
      code: 0,
      said: `Imported 1 school in ${rows} rows from ${backup}. Everybody signs in again.\n`,
    })
    const server = await startServer(there)
    const signedIn = await fetch(`${server.url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'reed@larkfield.example', password }),
    })
    expect(await signedIn.json()).toMatchObject({ schools: [{ name: 'Larkfield', role: 'admin' }] })
    expect(await server.end('SIGTERM')).toBe(0)
  })

  it('says what it needs, and what it will not do', async () => {
    expect(await runServer(here, ['export'])).toMatchObject({ code: 1, said: expect.stringContaining('Name the file') })
    expect(await runServer(here, ['export', backup])).toEqual({
      code: 1,
      said: `${backup} is there already, and an export never replaces a file: choose another name.\n`,
    })
    expect(await runServer(there, ['import', backup])).toMatchObject({
      code: 1,
      said: expect.stringContaining('an import only fills an empty one'),
    })
  })
})
