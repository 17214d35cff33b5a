import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database/open-database.js'
import { testApp } from '../testing/app.js'
import { freshDatabase } from '../testing/database.js'

/** Raw sockets, because no HTTP client sends what these send. One database will do: nothing here gets as far as it. */
describe('connections that are slow, huge, idle or two-faced', () => {
  let database: Database
  let app: FastifyInstance
  let port: number
  let url: string
  const sockets: Socket[] = []

  beforeAll(async () => {
    database = await freshDatabase('embedded')
    app = testApp(database.pool)
    await app.listen({ port: 0, host: '127.0.0.1' })
    port = (app.server.address() as AddressInfo).port
    url = `http://127.0.0.1:${port}`
  })
  afterAll(async () => {
    for (const socket of sockets) socket.destroy()
    await app.close()
    await database.close()
  })

  /** Opens a connection, sends this much and no more, and hears what comes back until the server hangs up. */
  const open = (send = '') => {
    const socket = connect(port, '127.0.0.1')
    sockets.push(socket)
    const heard = { text: '', closed: once(socket, 'close') }
    socket.on('data', (bytes) => {
      heard.text += bytes
    })
    socket.on('error', () => {})
    if (send) socket.write(send)
    return { socket, heard }
  }
  const isServing = async () => expect((await fetch(`${url}/healthz`)).status).toBe(200)
  const POST = 'POST /v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'

  it('are timed out by default, and looked after every second', () => {
    const { headersTimeout, requestTimeout, timeout } = app.server
    expect({ headersTimeout, requestTimeout, timeout }).toEqual({
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      timeout: 60_000,
    })
  })

  it('are hung up on when the body, the head or anything at all is long in coming, and others are served meanwhile', async () => {
    // The same clockwork with shorter hands, so that the test need not wait ten seconds.
    app.server.headersTimeout = 1_000
    app.server.requestTimeout = 2_000
    const slowBodies = Array.from({ length: 50 }, () => open(`${POST}Content-Length: 100\r\n\r\n{"email":`))
    const slowHeads = Array.from({ length: 50 }, () => open('GET /healthz HTTP/1.1\r\nHost: loc'))
    const drip = setInterval(() => {
      for (const { socket } of [...slowBodies, ...slowHeads]) if (socket.writable) socket.write('a')
    }, 200)
    await isServing()
    for (const { heard } of [...slowBodies, ...slowHeads]) {
      await heard.closed
      expect(heard.text).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\nConnection: close\r\n/)
    }
    clearInterval(drip)
    await isServing()
    app.server.headersTimeout = 10_000
    app.server.requestTimeout = 30_000
  })

  it('may be five thousand and idle, and somebody who wants something is still answered', async () => {
    // In handfuls, because the kernel drops whom nobody accepts fast enough; a slow machine opens fewer.
    const until = performance.now() + 5_000
    let idle = 0
    while (idle < 5_000 && (performance.now() < until || idle < 1_000)) {
      const more = Array.from({ length: 250 }, () => open())
      await Promise.all(more.map(({ socket }) => once(socket, 'connect')))
      idle += more.length
    }
    const connections = () => new Promise((resolve) => app.server.getConnections((_, count) => resolve(count)))
    await expect.poll(connections).toBeGreaterThanOrEqual(idle)
    const took: number[] = []
    for (let tries = 0; tries < 20; tries++) {
      const from = performance.now()
      await isServing()
      took.push(performance.now() - from)
    }
    took.sort((a, b) => a - b)
    process.stdout.write(`${idle} idle connections: an answer in ${took[10]!.toFixed(1)} ms (median of 20)\n`)
  })

  it('do not keep a place for ever without a word', async () => {
    app.server.timeout = 500
    await Promise.all(Array.from({ length: 50 }, () => open().heard.closed))
    app.server.timeout = 60_000
    await isServing()
  })

  it('are told at the head that a body is too large, before it is sent', async () => {
    const { heard, socket } = open(`${POST}Content-Length: ${10 * 1024 * 1024}\r\n\r\n`)
    await once(socket, 'data')
    expect(heard.text).toMatch(/^HTTP\/1\.1 413 /)
    expect(heard.text).toContain('"code":"request/too-large"')
  })

  it('are told so midway when they did not say how long it is', async () => {
    const { heard, socket } = open(`${POST}Transfer-Encoding: chunked\r\n\r\n`)
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
    let sent = 0
    while (!heard.text && sent < 160) {
      socket.write(chunk)
      sent++
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    expect(sent, 'chunks of 64 KiB until it was told').toBeLessThan(160)
    expect(heard.text).toMatch(/^HTTP\/1\.1 413 /)
    await isServing()
  })

  it('smuggle no second request past a proxy: a head that two readers would read differently is refused', async () => {
    const hidden = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'
    const twoFaced = {
      'both lengths': `${POST}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
      'two lengths': `${POST}Content-Length: 2\r\nContent-Length: 90\r\n\r\n{}${hidden}`,
      'a length in words': `${POST}Content-Length: 2, 90\r\n\r\n{}${hidden}`,
      'an unknown coding': `${POST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`,
      'chunked, then not': `${POST}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${hidden}`,
      'a space before the colon': `${POST}Content-Length : 90\r\n\r\n{}${hidden}`,
      'a folded line': `${POST}Transfer-Encoding:\r\n chunked\r\nContent-Length: 2\r\n\r\n{}${hidden}`,
      'a bare line feed': `POST /v1/session HTTP/1.1\nHost: localhost\nContent-Length: 2\n\n{}${hidden}`,
      'a NUL': `GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: \0\r\n\r\n`,
      'no host': 'GET /healthz HTTP/1.1\r\n\r\n',
    }
    for (const [what, sent] of Object.entries(twoFaced)) {
      const { heard } = open(sent)
      await heard.closed
      expect(heard.text, what).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
      expect(heard.text.match(/HTTP\/1\.1/g), what).toHaveLength(1)
    }
  })

  it('get an end to an endless head', async () => {
    const { heard } = open(`GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)
    await heard.closed
    expect(heard.text).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/)
    await isServing()
  })
})
