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

  it('prints a link at the start that makes the first school, and a newer one at the next start', async () => {
    const first = await startServer(settings)
    expect(first.said()).toContain('There is no school yet. Create it, and its first admin, with this link.')
    const older = tokenIn(first.said())
    expect(first.said()).toContain(`${first.url}/first-run#${older}`)
    await first.end('SIGTERM')

    const server = await startServer({ ...settings, TRACK_DEMO: '1', TRACK_URL: 'https://track.example.org' })
    expect(server.said()).not.toContain('demo')
    const newer = tokenIn(server.said())
    expect(server.said()).toContain(`https://track.example.org/first-run#${newer}`)
    const create = (token: string) =>
      post(`${server.url}/v1/schools`, {
        token,
        name: 'Larkfield',
        admin: { name: 'Mx Reed', email: 'Reed@larkfield.example', password: 'four quiet words here' },
      })
    expect(await create(older)).toMatchObject({ status: 410, body: { code: 'link/not-valid' } })
    expect(await create(newer)).toMatchObject({
      status: 201,
      body: { account: { name: 'Mx Reed' }, schools: [{ name: 'Larkfield', role: 'admin' }] },
    })
    await server.end('SIGTERM')

    const again = await startServer(settings)
    expect(again.said()).not.toMatch(/first-run|no school yet/)
    expect(await again.end('SIGTERM')).toBe(0)
  })

  it('prints links when it is asked to: for one more school, and for a forgotten password', async () => {
    const more = await runServer({ ...settings, PORT: '3000' }, ['create-school'])
    expect(more).toMatchObject({ code: 0, said: expect.stringContaining('http://127.0.0.1:3000/first-run#') })
    expect(await runServer(settings, ['create-school', '--name', 'Larkfield'])).toMatchObject({
      code: 1,
      said: expect.stringContaining('the page that its link opens asks for the school'),
    })
    const reset = await runServer({ ...settings, PORT: '3000' }, ['reset-link', '--email', 'REED@larkfield.example'])
    expect(reset).toMatchObject({ code: 0, said: expect.stringContaining('http://127.0.0.1:3000/reset#') })
    expect(await runServer(settings, ['reset-link', '--email', 'nobody@larkfield.example'])).toEqual({
      code: 1,
      said: 'Nobody has an account with this e-mail address.\n',
    })

    const server = await startServer(settings)
    const used = await post(`${server.url}/v1/links/use`, {
      token: tokenIn(reset.said),
      password: 'another quiet word',
    })
    expect(used).toMatchObject({ status: 200, body: { schools: [{ name: 'Larkfield' }] } })
    const signIn = (password: string) => post(`${server.url}/v1/session`, { email: 'reed@larkfield.example', password })
    expect(await signIn('four quiet words here')).toMatchObject({ status: 401 })
    expect(await signIn('another quiet word')).toMatchObject({ status: 200 })
    await server.end('SIGTERM')
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
      said: expect.stringContaining('There are: create-school, reset-link, export, import.'),
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

function tokenIn(said: string): string {
  return /#(\S+)/.exec(said)![1]!
}

async function post(url: string, body: object): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: await answer.json() }
}

async function untilRefused(url: string): Promise<void> {
  while (
    await fetch(`${url}/healthz`).then(
      () => true,
      () => false,
    )
  )
    await new Promise((resolve) => setTimeout(resolve, 20))
}
