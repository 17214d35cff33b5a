import { type ChildProcess, spawn } from 'node:child_process'
import { inject } from 'vitest'
import type { Engine } from './engines.js'

export interface ServerProcess {
  /** Where it says it is running. */
  readonly url: string
  /** All that it said so far. */
  said(): string
  /** Sends the signal and answers how the process ended: its exit code, or the signal that killed it. */
  end(signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): Promise<number | string>
}

/** Starts the server in a process of its own, as an operator would, and waits until it says where it is. */
export async function startServer(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = spawnServer(env)
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text
      const found = /Track is running at (\S+)/.exec(said)
      if (found) resolve(found[1]!)
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} and said: ${said}`)))
  })
  return {
    url,
    said: () => said,
    end: async (signal) => {
      const ended = endOf(child)
      child.kill(signal)
      return ended
    },
  }
}

/** Runs the server to its end, for a start that is refused or a command that finishes. */
export async function runServer(
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<{ code: number | string; said: string }> {
  const child = spawnServer(env, args)
  let said = ''
  child.stdout!.on('data', (text) => {
    said += text
  })
  child.stderr!.on('data', (text) => {
    said += text
  })
  return { code: await endOf(child), said }
}

/** The settings that point a server at a database of one engine. */
export function databaseSettings(engine: Engine, at: { folder: string; url: string }): Record<string, string> {
  return engine === 'embedded' ? { TRACK_DATA_DIR: at.folder } : { DATABASE_URL: at.url }
}

function spawnServer(env: Readonly<Record<string, string>>, args: readonly string[] = []): ChildProcess {
  const { PATH, HOME, TMPDIR } = process.env
  const child = spawn(process.execPath, [inject('serverFile'), ...args], {
    env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), PORT: '0', TRACK_DEMO: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // However the test ends, no server stays behind.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  return child
}

function endOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal!)))
}
