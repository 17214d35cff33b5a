import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LOGS } from './check-logs.js'

const SERVER = fileURLToPath(new URL('../../apps/api/dist/server.js', import.meta.url))

export interface RunningTrack {
  readonly origin: string
  /** Everything the server printed, for the tests that read logs. */
  readonly output: () => string
  readonly folder: string
  /** Stops it, and leaves its folder. */
  readonly stop: () => Promise<void>
  /** Stops it, and its folder is gone. */
  readonly close: () => Promise<void>
}

/** The built product as `npm start` runs it, on a free port and a new data folder, which may begin as a copy of another. */
export async function runTrack({
  env,
  copyOf,
}: {
  readonly env?: Record<string, string>
  readonly copyOf?: string
} = {}): Promise<RunningTrack> {
  const folder = mkdtempSync(join(tmpdir(), 'track-e2e-'))
  if (copyOf !== undefined) cpSync(copyOf, folder, { recursive: true })
  const port = await freePort()
  const server = spawn(process.execPath, [SERVER], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      HOST: '127.0.0.1',
      PORT: String(port),
      TRACK_DATA_DIR: folder,
      TRACK_LOG_LEVEL: 'debug',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  mkdirSync(LOGS, { recursive: true })
  const keep = (chunk: Buffer) => appendFileSync(`${LOGS}${server.pid}-${port}.log`, chunk)
  server.stdout.on('data', keep)
  server.stderr.on('data', keep)
  const ready = new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      printed += chunk
      if (printed.includes('Track is running at')) resolve()
    }
    server.stdout.on('data', listen)
    server.stderr.on('data', listen)
    server.once('exit', (code) => reject(new Error(`The server stopped with ${code} before it was ready:\n${printed}`)))
  })
  await ready
  return {
    origin: `http://127.0.0.1:${port}`,
    output: () => printed,
    folder,
    stop: () => stop(server),
    close: async () => {
      await stop(server)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await gone
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}
