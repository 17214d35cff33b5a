import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { engines, freshPostgresUrl } from './testing/database.js'
import { databaseSettings, runServer, startServer } from './testing/server-process.js'

describe.each(engines)('the server on %s', (engine) => {
  let settings: Record<string, string>
  const folder = mkdtempSync(join(tmpdir(), 'track-server-'))

  beforeAll(async () => {
    cpSync(inject('embeddedTemplate'), join(folder, 'database'), { recursive: true })
    settings = databaseSettings(engine, { folder, url: engine === 'postgres' ? await freshPostgresUrl() : '' })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('makes a school and its first admin, whose password is said once and opens the school', async () => {
    const made = await runServer(settings, [
      'create-school',
      '--name',
      'Larkfield',
      '--admin',
      'Mx Reed',
      '--email',
      'Reed@larkfield.example',
    ])
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining('Larkfield is made.') })
    const password = /with the password (\S+)/.exec(made.said)![1]!
    const again = await runServer(settings, ['create-school', '--name', 'Other', '--email', 'reed@larkfield.example'])
    expect(again).toEqual({ code: 1, said: 'Somebody with this e-mail address has an account already.\n' })

    const server = await startServer(settings)
    expect(server.said()).not.toMatch(/Demo|no school yet/)
    const signedIn = await fetch(`${server.url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'reed@larkfield.example', password }),
    })
    expect(await signedIn.json()).toMatchObject({
      account: { name: 'Mx Reed' },
      schools: [{ name: 'Larkfield', role: 'admin' }],
    })
    expect(await server.end('SIGTERM')).toBe(0)
  })

  it('finishes what is under way when it is asked to stop, within five seconds', async () => {
    const server = await startServer(settings)
    const body = JSON.stringify({ email: 'reed@larkfield.example', password: 'a slip of the finger' })
    const posting = request(`${server.url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' },
    })
    const answer = once(posting, 'response')
    posting.flushHeaders()
    // The server has read the head of this request and waits for its body.
    await once(posting, 'continue')
    const from = performance.now()
    const ended = server.end('SIGINT')
    await untilRefused(server.url)
    posting.end(body)
    const [{ statusCode }] = await answer
    expect(statusCode).toBe(401)
    expect(await ended).toBe(0)
    expect(performance.now() - from).toBeLessThan(5000)
  })

  it('says in plain words that the port is taken, and starts nothing', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    )
    const refused = await runServer({ ...settings, PORT: String(port) })
    expect(refused.code).toBe(1)
    expect(refused.said).toBe(
      `Port ${port} is already in use: stop the other program, or choose another port with PORT=${port + 1}.\n`,
    )
    other.close()
  })
})

describe('a start that is refused', () => {
  it('names each setting that is wrong and each command there is', async () => {
    expect(await runServer({ PORT: 'http' })).toEqual({
      code: 1,
      said: 'Track cannot start: PORT must be a port number.\n',
    })
    expect(await runServer({}, ['make-tea'])).toMatchObject({
      code: 1,
      said: expect.stringContaining('There are: create-school, export, import.'),
    })
  })

  it('says that the database does not answer', async () => {
    const refused = await runServer({ DATABASE_URL: 'postgres://track@127.0.0.1:9/track' })
    expect(refused).toEqual({ code: 1, said: 'The database that DATABASE_URL names does not answer.\n' })
  })

  it('says which folder another Track is using', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'track-server-'))
    cpSync(inject('embeddedTemplate'), join(folder, 'database'), { recursive: true })
    const first = await startServer({ TRACK_DATA_DIR: folder })
    expect(first.said()).toContain('There is no school yet.')
    const second = await runServer({ TRACK_DATA_DIR: folder })
    expect(second).toMatchObject({
      code: 1,
      said: expect.stringContaining(`already running on the data folder ${folder}`),
    })
    await first.end('SIGKILL')
    const third = await startServer({ TRACK_DATA_DIR: folder })
    expect(await third.end('SIGTERM')).toBe(0)
    rmSync(folder, { recursive: true, force: true })
  })
})

async function untilRefused(url: string): Promise<void> {
  while (
    await fetch(`${url}/healthz`).then(
      () => true,
      () => false,
    )
  )
    await new Promise((resolve) => setTimeout(resolve, 20))
}
