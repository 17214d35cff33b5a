import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** What the load generator is asked to do, in a process of its own so that it does not share the benchmark's thread. */
export interface Load {
  readonly port: number
  readonly path: string
  /** One for each person who writes; connections take them in turn. */
  readonly cookies: readonly string[]
  readonly connections: number
  readonly seconds: number
  /** Requests a second in all, on a fixed timetable; as fast as answers come when left out. */
  readonly rate?: number
  readonly linesPerRequest: number
  readonly lines: readonly Line[]
  /** As the markbook of a class sends it: with the class and what the writer saw. Else the bare line. */
  readonly asMarkbook: boolean
}

/** Something to judge: a pupil of a class, in an objective of theirs. */
export interface Line {
  readonly classId: string
  readonly pupilId: string
  readonly objectiveId: string
  readonly value: string
  readonly observedOn: string
}

export interface Answered {
  readonly lines: number
  readonly perSecond: number
  /** From when the request was due, so that a server that stalls cannot hide the requests that had to wait for it. */
  readonly p50: number
  readonly p99: number
  readonly max: number
}

process.on('message', async (load: Load) => process.send?.(await run(load)))

async function run(load: Load): Promise<Answered> {
  const { connections, seconds, rate, cookies, linesPerRequest } = load
  const lanes = await Promise.all(
    Array.from({ length: connections }, async (_, at) => ({
      lane: await open(load.port),
      head: headOf(load, cookies[at % cookies.length]!),
    })),
  )
  const began = performance.now()
  const end = began + seconds * 1000
  const taken: number[] = []
  let sent = 0

  await Promise.all(
    lanes.map(async ({ lane, head }) => {
      for (;;) {
        const due = rate === undefined ? performance.now() : began + (sent * 1000) / rate
        if (due >= end) break
        sent++
        const wait = due - performance.now()
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
        const answer = await lane.post(head, bodyOf(load))
        taken.push(performance.now() - due)
        const { accepted, refused } = JSON.parse(answer)
        if (accepted.length !== linesPerRequest || refused.length > 0) throw new Error(`Not all accepted: ${answer}`)
      }
    }),
  )
  const took = (performance.now() - began) / 1000
  for (const { lane } of lanes) lane.close()
  taken.sort((a, b) => a - b)
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))]!
  const lines = taken.length * linesPerRequest
  return { lines, perSecond: lines / took, p50: at(0.5), p99: at(0.99), max: at(1) }
}

let written = 0

function bodyOf({ lines, linesPerRequest, asMarkbook }: Load): string {
  const { classId } = oneOf(lines)
  const ofClass = linesPerRequest === 1 ? lines : lines.filter((line) => line.classId === classId)
  const chosen = Array.from({ length: linesPerRequest }, () => oneOf(ofClass))
  const entries = chosen.map(({ classId: _, ...line }) => ({
    id: makeId(++written),
    ...line,
    ...(asMarkbook && { basis: null }),
  }))
  return JSON.stringify({ entries, ...(asMarkbook && { classId: chosen[0]!.classId }) })
}

function oneOf<T>(items: readonly T[]): T {
  return items[Math.floor(Math.random() * items.length)]!
}

/** Ids that grow with time, as the browser's do. */
function makeId(count: number): string {
  const time = Date.now().toString(16).padStart(12, '0')
  const rest = `${process.pid.toString(16).padStart(6, '0')}${count.toString(16).padStart(6, '0')}`
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${rest}`
}

function headOf({ port, path }: Load, cookie: string): string {
  return `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\n`
}

interface Lane {
  post(head: string, body: string): Promise<string>
  close(): void
}

/** One kept-open connection, one request at a time. An HTTP client would take as much of the machine as the server does. */
async function open(port: number): Promise<Lane> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  let waiting: { resolve(body: string): void; reject(error: Error): void } | undefined
  let read = Buffer.alloc(0)
  socket.on('data', (chunk) => {
    read = read.length === 0 ? chunk : Buffer.concat([read, chunk])
    const split = read.indexOf('\r\n\r\n')
    if (split < 0) return
    const head = read.toString('latin1', 0, split)
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1])
    if (read.length < split + 4 + length) return
    const body = read.toString('utf8', split + 4, split + 4 + length)
    read = Buffer.alloc(0)
    const { resolve, reject } = waiting!
    waiting = undefined
    if (head.startsWith('HTTP/1.1 200')) resolve(body)
    else reject(new Error(`${head.split('\r\n')[0]}: ${body}`))
  })
  socket.on('error', (error) => waiting?.reject(error))
  socket.on('close', () => waiting?.reject(new Error('The server closed the connection')))
  return {
    post: (head, body) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
      }),
    close: () => socket.destroy(),
  }
}
