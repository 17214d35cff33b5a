import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import type { EmbeddedWorkerData } from './embedded-worker.js'
import { lockFolder } from './folder-lock.js'
import { parsers } from './parsers.js'

export interface EmbeddedDatabase {
  readonly pool: pg.Pool
  /** How often PostgreSQL's files were synced to disk since the start. */
  syncs(): number
  /** Tells when the database has ended by itself, and why if it said so. */
  onEnd(listener: (error: Error | undefined) => void): void
  close(): Promise<void>
}

/**
 * Opens the database that needs no server: PostgreSQL compiled to WebAssembly, in a worker thread, with its files in
 * `<folder>/database`. It keeps what it has acknowledged through a crash or a power cut, and it belongs to one process.
 *
 * The pool has one connection, because behind the socket there is one session.
 */
export async function openEmbedded(options: { folder: string; template?: string }): Promise<EmbeddedDatabase> {
  const folder = resolve(options.folder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = await lockFolder(folder)
  const socket = socketPath(folder)
  const syncs = new Int32Array(new SharedArrayBuffer(4))
  const worker = startWorker({ directory: join(folder, 'database'), template: options.template, socket, syncs })
  try {
    await answerOf(worker)
  } catch (error) {
    await lock.release()
    throw error
  }
  const ended = once(worker, 'exit').then(
    () => undefined,
    (error: Error) => error,
  )
  let isClosing = false
  const pool = new pg.Pool({
    user: 'postgres',
    database: 'postgres',
    max: 1,
    types: parsers,
    connectionTimeoutMillis: 30_000,
    stream: () => streamTo(socket),
    // Behind the socket there is one session for ever: a new connection must not find what an earlier one prepared or set.
    onConnect: async (client) => void (await client.query('discard all')),
  })
  return {
    pool,
    syncs: () => Atomics.load(syncs, 0),
    onEnd: (listener) => void ended.then((error) => isClosing || listener(error)),
    close: async () => {
      isClosing = true
      await pool.end()
      const closed = Promise.race([answerOf(worker), ended])
      worker.postMessage('close')
      await closed
      await worker.terminate()
      await lock.release()
    },
  }
}

/** The socket has no password: it stands in a directory that only this user can enter. */
function socketPath(folder: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\track-${randomBytes(16).toString('hex')}`
  const directory = join(folder, '.socket')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  chmodSync(directory, 0o700)
  const path = join(directory, 'postgres')
  rmSync(path, { force: true })
  return path
}

/** pg always connects to a host and port: this socket takes the path instead, which also serves Windows' pipes. */
function streamTo(path: string): Socket {
  const socket = new Socket()
  const connect = socket.connect.bind(socket)
  socket.connect = () => connect(path)
  return socket
}

function startWorker(workerData: EmbeddedWorkerData): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./embedded-worker.js', import.meta.url), { workerData })
  // Run from source (tests, development): a thread does not inherit the loader of TypeScript, so it loads its own first.
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'))
  const loader = new URL('./dist/esm/api/index.mjs', tsx).href
  const file = new URL('./embedded-worker.ts', import.meta.url).href
  const start = `import(${JSON.stringify(loader)}).then((tsx) => (tsx.register(), import(${JSON.stringify(file)})))`
  return new Worker(start, { eval: true, workerData })
}

function answerOf(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', () => {
      worker.off('error', reject)
      resolve()
    })
    worker.once('error', reject)
  })
}
