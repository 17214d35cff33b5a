import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { get } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Database } from '../database/open-database.js'
import { testApp } from '../testing/app.js'
import { freshDatabase } from '../testing/database.js'
import { makeTestSchool } from '../testing/school.js'
import { runServer, startServer } from '../testing/server-process.js'
import { makeCertificate } from './make-certificate.js'

const PASSWORD = 'four quiet words here'

describe('TLS, with a certificate made for the occasion', () => {
  const folder = mkdtempSync(join(tmpdir(), 'track-tls-'))
  const { cert, key } = makeCertificate(folder)
  beforeAll(() => cpSync(inject('embeddedTemplate'), join(folder, 'database'), { recursive: true }))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is served by the program itself, and by nothing older than TLS 1.2', async () => {
    const server = await startServer({
      TRACK_DATA_DIR: folder,
      TRACK_TLS_CERT: cert,
      TRACK_TLS_KEY: key,
      HOST: '0.0.0.0',
    })
    expect(server.said()).toContain('Track is running at https://0.0.0.0:')
    expect(server.said()).not.toContain('Without TLS')
    const port = Number(new URL(server.url).port)

    const answer = await readOver(`https://127.0.0.1:${port}/healthz`, readFileSync(cert))
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
    await expect(readOver(`https://127.0.0.1:${port}/healthz`)).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    })

    const old = connectTls({
      port,
      host: '127.0.0.1',
      maxVersion: 'TLSv1.1',
      minVersion: 'TLSv1',
      ca: readFileSync(cert),
    })
    const [refused] = (await once(old, 'error')) as [Error]
    expect(refused.message).toMatch(/protocol|version/i)

    // Plain HTTP to the same port is hung up on; nothing is answered in the open.
    const plain = connect(port, '127.0.0.1')
    let said = ''
    plain.on('data', (bytes) => {
      said += bytes
    })
    plain.on('error', () => {})
    plain.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await once(plain, 'close')
    expect(said).not.toContain('200')
    expect(await server.end('SIGTERM')).toBe(0)
  }, 90_000)

  it('is asked for in plain words when the server listens beyond this machine without it', async () => {
    const server = await startServer({ TRACK_DATA_DIR: folder, HOST: '0.0.0.0' })
    expect(server.said()).toContain(
      'Without TLS, passwords and sign-in cookies cross the network unprotected, and other devices cannot work offline or use a camera',
    )
    expect(await server.end('SIGTERM')).toBe(0)
    const behindProxy = await startServer({
      TRACK_DATA_DIR: folder,
      HOST: '0.0.0.0',
      TRACK_TRUSTED_PROXIES: '10.0.0.7',
    })
    expect(behindProxy.said()).not.toContain('Without TLS')
    expect(await behindProxy.end('SIGTERM')).toBe(0)
  }, 90_000)

  it('stops the start when certificate and key are not a pair', async () => {
    const other = makeCertificate(folder, 'other')
    const refused = await runServer({ TRACK_DATA_DIR: folder, TRACK_TLS_CERT: cert, TRACK_TLS_KEY: other.key })
    expect(refused).toEqual({
      code: 1,
      said: 'Track cannot start: TRACK_TLS_CERT and TRACK_TLS_KEY are not a certificate and its key, as PEM.\n',
    })
  })
})

describe('what a proxy says of a request', () => {
  let database: Database
  let email: string
  const apps: FastifyInstance[] = []

  beforeAll(async () => {
    database = await freshDatabase('embedded')
    await makeTestSchool(database.pool)
    email = (await database.pool.query('select email from account')).rows[0].email
  })
  afterAll(async () => {
    for (const app of apps) await app.close()
    await database.close()
  })

  /** Signs in over a real connection, so that the peer's address is the machine's own; answers the cookie that was set. */
  const cookieAs = async (trustedProxies: string[], headers: Record<string, string>, log: string[] = []) => {
    const app = testApp(database.pool, {
      trustedProxies,
      logLevel: 'warn',
      logStream: { write: (line) => void log.push(line) },
    })
    apps.push(app)
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ email, password: PASSWORD }),
    })
    expect(response.status).toBe(200)
    return { cookie: response.headers.get('set-cookie')!, hsts: response.headers.get('strict-transport-security') }
  }
  const overTls = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.9' }

  it('is believed from a proxy that is named, by address or by range', async () => {
    for (const named of ['127.0.0.1', '127.0.0.0/8']) {
      const { cookie, hsts } = await cookieAs([named], overTls)
      expect(cookie).toMatch(/^__Host-track_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
      expect(hsts).toContain('max-age=31536000')
    }
  })

  it('is not believed from anybody else, and the log says once that a proxy may want naming', async () => {
    for (const named of [[], ['192.0.2.1']]) {
      const { cookie, hsts } = await cookieAs(named, overTls)
      expect(cookie).toMatch(/^track_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
      expect(hsts).toBeNull()
    }
    const log: string[] = []
    await cookieAs([], overTls, log)
    expect(log.filter((line) => line.includes('TRACK_TRUSTED_PROXIES'))).toHaveLength(1)
    expect(log.join('')).not.toContain('192.0.2.9')
  })
})

function readOver(url: string, ca?: Buffer): Promise<{ statusCode?: number; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    get(url, { ...(ca && { ca }), agent: false }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer as never))
    }).once('error', reject)
  })
}
