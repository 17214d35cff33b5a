import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type PostgresCluster, startPostgres } from '../testing/postgres-cluster.js'

export interface FragileCluster extends PostgresCluster {
  /** Kills the server as a power cut does, all of its processes. */
  kill(): Promise<void>
  /** Starts it again on the same files and waits until it answers. */
  start(): Promise<void>
  /** Stops all of its processes where they stand, or lets them go on. */
  freeze(): void
  thaw(): void
}

/** A PostgreSQL of the test's own that may be killed, frozen and started again; its settings are those of the first start. */
export async function startFragileCluster(): Promise<FragileCluster> {
  const cluster = (await startPostgres())!
  const directory = decodeURIComponent(cluster.url.split('@')[1]!)
  const files = join(directory, 'data')
  const { uid, gid } = statSync(files)
  const options = readFileSync(join(files, 'postmaster.opts'), 'utf8')
  const settings = [...options.matchAll(/"(\w+=[^"]*)"/g)].flatMap(([, setting]) => ['-c', setting!])
  let again: ChildProcess | undefined

  const postmaster = () => Number(readFileSync(join(files, 'postmaster.pid'), 'utf8').split('\n')[0])
  const everybody = () => {
    const parent = postmaster()
    const children = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === parent)
    return [parent, ...children.map(Number)]
  }
  const send = (signal: NodeJS.Signals, pids: readonly number[]) => {
    for (const pid of pids)
      try {
        process.kill(pid, signal)
      } catch {
        // It had ended by itself.
      }
  }
  const isUp = () =>
    new Promise<boolean>((resolve) => {
      const asking = spawn(join(cluster.binaries, 'pg_isready'), ['-q', '-h', directory])
      asking.once('exit', (code) => resolve(code === 0))
    })

  return {
    ...cluster,
    kill: async () => {
      const pids = everybody()
      send('SIGKILL', pids)
      while (pids.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 20))
    },
    start: async () => {
      again = spawn(join(cluster.binaries, 'postgres'), ['-D', files, ...settings], {
        uid,
        gid,
        cwd: directory,
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
        stdio: 'ignore',
      })
      const child = again
      process.once('exit', () => child.kill('SIGQUIT'))
      while (!(await isUp())) {
        if (child.exitCode !== null) throw new Error(`PostgreSQL did not start again: it ended with ${child.exitCode}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    freeze: () => send('SIGSTOP', everybody()),
    thaw: () => send('SIGCONT', everybody()),
    stop: async () => {
      if (again && again.exitCode === null && again.signalCode === null) {
        const ended = new Promise((resolve) => again!.once('exit', resolve))
        again.kill('SIGQUIT')
        await ended
      }
      await cluster.stop()
    },
  }
}

function parentOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}

/** A killed process stays in the list until its parent has looked: it no longer counts. */
function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}
