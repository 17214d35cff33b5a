import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface PostgresCluster {
  /** Where it listens, as its superuser; a database's name goes after a slash. */
  readonly url: string
  /** The same as `track_owner`, who owns the tables as on a school's server. */
  readonly ownerUrl: string
  /** The folder of the programs that came with it: pgbench, pg_dump. */
  readonly binaries: string
  stop(): Promise<void>
}

/**
 * Starts a PostgreSQL of its own on a private socket, or says loudly that this machine has none. It forgets everything in a
 * power cut, which makes tests quick, unless asked to be `durable`.
 */
export async function startPostgres({
  durable = false,
}: {
  durable?: boolean
} = {}): Promise<PostgresCluster | undefined> {
  const binaries = findBinaries()
  if (binaries === undefined) {
    const reason =
      'no PostgreSQL server on this machine (Debian: postgresql-15; elsewhere name its bin folder in TRACK_POSTGRES_BIN)'
    if (process.env.TRACK_REQUIRE_POSTGRES === '1') throw new Error(`TRACK_REQUIRE_POSTGRES=1 but ${reason}`)
    process.stderr.write(`\nSKIPPED: every test on a PostgreSQL server: ${reason}\n\n`)
    return undefined
  }
  const directory = mkdtempSync(join(tmpdir(), 'track-postgres-'))
  const as = ordinaryUser()
  if (as) chownSync(directory, as.uid, as.gid)
  const files = join(directory, 'data')
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  const initdb = ['-D', files, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']
  execFileSync(join(binaries, 'initdb'), initdb, { ...as, env, cwd: directory, stdio: 'pipe' })
  const settings = {
    listen_addresses: '',
    unix_socket_directories: directory,
    fsync: durable ? 'on' : 'off',
    max_connections: '200',
  }
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', files, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...as, env, cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  // However the run ends, no server stays behind.
  process.once('exit', () => server.kill('SIGQUIT'))
  const stopped = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    let said = ''
    server.stderr.on('data', (text: Buffer) => {
      said = (said + text).slice(-4000)
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)))
  })
  const at = encodeURIComponent(directory)
  return {
    url: `postgres://postgres@${at}`,
    ownerUrl: `postgres://track_owner@${at}`,
    binaries,
    stop: async () => {
      server.kill('SIGQUIT')
      await stopped
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function findBinaries(): string | undefined {
  if (process.env.TRACK_POSTGRES_BIN) return process.env.TRACK_POSTGRES_BIN
  const debian = '/usr/lib/postgresql'
  if (!existsSync(debian)) return undefined
  return readdirSync(debian)
    .filter((version) => Number(version) >= 15 && existsSync(join(debian, version, 'bin/postgres')))
    .sort((a, b) => Number(a) - Number(b))
    .map((version) => join(debian, version, 'bin'))
    .at(0)
}

/** PostgreSQL refuses to run as root: then it runs as the user that Debian made for it. */
function ordinaryUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}
