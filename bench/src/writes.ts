import { type ChildProcess, execFile, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { createClient, type TrackClient } from '@track/api-contract'
import { openDatabase } from '../../apps/api/src/database/open-database.js'
import { type PostgresCluster, startPostgres } from '../../apps/api/src/testing/postgres-cluster.js'
import type { Answered, Line, Load } from './writes-load.js'

const SERVER = fileURLToPath(new URL('../../apps/api/dist/server.js', import.meta.url))
const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '5' } },
})
const [ROUNDS, SECONDS] = [Number(options.rounds), Number(options.seconds)]
const CLIENTS = 16
const RATE = 300
const DATABASE = 'track_bench'
const WRITERS = ['teacher@demo.school', 'leader@demo.school', 'head@demo.school']

/**
 * What a row costs without the API. `bare` has a primary key and one index and looks nothing up; `same` has every key, index
 * and check of the log itself. Both take a place in the log from a sequence, and neither knows a school's lock or walls.
 */
const PEERS = { bare: 'the row in a bare table', same: "the row in the log's own table" } as const
type Peer = keyof typeof PEERS

const cluster = await startPostgres({ durable: true })
if (cluster === undefined) process.exit(1)
const folder = mkdtempSync(join(tmpdir(), 'track-bench-'))
const load = fork(fileURLToPath(new URL('./writes-load.ts', import.meta.url)))
let server: ChildProcess | undefined
try {
  await measure(cluster)
} finally {
  load.kill()
  if (server !== undefined && server.exitCode === null) {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measure(postgres: PostgresCluster): Promise<void> {
  await onDatabase(postgres, 'postgres', [`create database ${DATABASE}`])
  const url = await startServer(`${postgres.url}/${DATABASE}`)
  const school = await lookAround(url)
  await makePeers(postgres, school)

  console.log(
    `\nSingle durable writes, ${CLIENTS} clients, one school; ${ROUNDS} rounds of ${SECONDS} s each, in turns`,
  )
  const single = {
    port: Number(new URL(url).port),
    ...school,
    connections: CLIENTS,
    seconds: SECONDS,
    linesPerRequest: 1,
  }
  await ask({ ...single, asMarkbook: true, seconds: 3 })
  await compare({
    ...pgbenchPeers((peer) => pgbench(postgres, peer).then(({ perSecond }) => perSecond)),
    'API, as the markbook sends it': async () => (await ask({ ...single, asMarkbook: true })).perSecond,
    'API, the line alone': async () => (await ask({ ...single, asMarkbook: false })).perSecond,
  })

  console.log(`\nAt ${RATE} writes a second, ${CLIENTS} clients; milliseconds from when each was due`)
  const paced: Record<string, { p50: number; p99: number }[]> = { [PEERS.same]: [], API: [] }
  for (let round = 0; round < Math.min(3, ROUNDS); round++) {
    paced[PEERS.same]!.push(await pgbench(postgres, 'same', RATE))
    paced.API!.push(await ask({ ...single, asMarkbook: true, seconds: 2 * SECONDS, rate: RATE }))
  }
  for (const [name, runs] of Object.entries(paced))
    console.log(
      `  ${name}: p50 ${median(runs.map((r) => r.p50)).toFixed(1)}, p99 ${median(runs.map((r) => r.p99)).toFixed(1)} (${runs.map((r) => r.p99.toFixed(1)).join(', ')})`,
    )

  console.log('\nBulk, 1,000 lines at a time on one connection; lines a second')
  const bulk = { ...single, connections: 1, linesPerRequest: 1000 }
  await ask({ ...bulk, asMarkbook: false, seconds: 2 })
  await compare({
    ...pgbenchPeers((peer) => unnest(postgres, peer, school)),
    'API, as the markbook sends it': async () => (await ask({ ...bulk, asMarkbook: true })).perSecond,
    'API, the lines alone': async () => (await ask({ ...bulk, asMarkbook: false })).perSecond,
  })
}

/** Runs every contestant once a round and prints the median of each, with the ratio to each peer taken round by round. */
async function compare(contestants: Record<string, () => Promise<number>>): Promise<void> {
  const seen: Record<string, number[]> = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]))
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, run] of Object.entries(contestants)) seen[name]!.push(await run())
  for (const [name, rates] of Object.entries(seen)) {
    const ratios = Object.values(PEERS).map((peer) => {
      const each = rates.map((rate, round) => rate / seen[peer]![round]!)
      return `${median(each).toFixed(2)} (${Math.min(...each).toFixed(2)} to ${Math.max(...each).toFixed(2)}) of ${peer}`
    })
    const isPeer = Object.values<string>(PEERS).includes(name)
    console.log(`  ${name}: ${median(rates).toFixed(0)} a second${isPeer ? '' : `; ${ratios.join(', ')}`}`)
  }
}

function pgbenchPeers(run: (peer: Peer) => Promise<number>): Record<string, () => Promise<number>> {
  return Object.fromEntries(Object.entries(PEERS).map(([peer, name]) => [name, () => run(peer as Peer)]))
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!
}

async function startServer(databaseUrl: string): Promise<string> {
  const { PATH, HOME } = process.env
  server = spawn(process.execPath, [SERVER], {
    env: { PATH, HOME, PORT: '0', DATABASE_URL: databaseUrl, TRACK_DEMO: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const chunk of server.stdout!) {
    said += chunk
    const at = /Track is running at (\S+)/.exec(said)?.[1]
    if (at !== undefined) return at
  }
  throw new Error(`The server stopped: ${said}`)
}

/** Signs the writers in and lists what there is to judge: every pupil of every class, in what the class was taught. */
async function lookAround(url: string): Promise<Pick<Load, 'path' | 'cookies' | 'lines'> & { schoolId: string }> {
  const signIns = await Promise.all(WRITERS.map((email) => signIn(url, email)))
  const { track } = signIns[0]!
  const { schools } = await track.readSession({})
  const params = { schoolId: schools[0]!.schoolId }
  const { classes, subjects, today } = await track.readSchool({ params })
  const lines: Line[] = []
  for (const { id: classId } of classes)
    for (const { id: subjectId } of subjects) {
      const { pupils, objectives, scales, taught } = await track.readClassMarkbook({
        params: { ...params, classId },
        query: { subjectId },
      })
      const days = new Set(taught.map(({ objectiveId }) => objectiveId))
      const learned = objectives.filter(({ id }) => days.has(id))
      for (const [at, { id: objectiveId, scaleId }] of learned.entries()) {
        const value = scales.find(({ id }) => id === scaleId)!.codes[at % 3]!.id
        for (const { id: pupilId } of pupils) lines.push({ classId, pupilId, objectiveId, value, observedOn: today })
      }
    }
  const some = lines.filter((_, at) => at % Math.ceil(lines.length / 40_000) === 0)
  return {
    ...params,
    path: `/v1/schools/${params.schoolId}/markbook/entries`,
    cookies: signIns.map(({ cookie }) => cookie),
    lines: some,
  }
}

async function signIn(url: string, email: string): Promise<{ track: TrackClient; cookie: string }> {
  let cookie = ''
  const withCookie: typeof globalThis.fetch = async (input, init) => {
    const response = await fetch(input, { ...init, headers: { ...init?.headers, cookie } })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return response
  }
  const track = createClient({ baseUrl: url, fetch: withCookie })
  await track.signIn({ body: { email, password: 'larkfield' } })
  return { track, cookie }
}

async function ask(wanted: Load): Promise<Answered> {
  load.send(wanted)
  return new Promise((resolve, reject) => {
    load.removeAllListeners('exit').once('exit', () => reject(new Error('The load generator stopped')))
    load.once('message', resolve)
  })
}

async function makePeers(
  postgres: PostgresCluster,
  { schoolId, lines }: { schoolId: string; lines: readonly Line[] },
): Promise<void> {
  await onDatabase(postgres, DATABASE, [
    'create table bare (like entry, primary key (school_id, id))',
    'create index on bare (school_id, pupil_id, objective_id)',
    'create table same (like entry including all)',
    `alter table same
       add foreign key (school_id, pupil_id) references pupil, add foreign key (school_id, objective_id) references objective,
       add foreign key (school_id, measure_id) references measure, add foreign key (school_id, supersedes) references same`,
    'create sequence place',
    'vacuum analyze',
  ])
  // pgbench takes a colon for a variable. A script for each of many cells, chosen by chance: one cell for all would make its pupil a hot row.
  for (const peer of Object.keys(PEERS))
    for (const [at, line] of sample(lines, 60).entries())
      writeFileSync(
        join(folder, `${peer}-${at}.sql`),
        `insert into ${peer} (school_id, seq, id, pupil_id, objective_id, depth, observed_on, recorded_at, recorded_by, track, via)
         values ('${schoolId}', nextval('place'), gen_random_uuid(), '${line.pupilId}', '${line.objectiveId}', '${line.value.replace(':', '-')}',
           '${line.observedOn}', clock_timestamp(), '${schoolId}', 'teacher', 'entry');`,
      )
}

async function pgbench(
  postgres: PostgresCluster,
  peer: Peer,
  rate?: number,
): Promise<{ perSecond: number; p50: number; p99: number }> {
  const host = decodeURIComponent(
    new URL(postgres.url.replace('postgres://postgres@', 'http://x/?h=')).searchParams.get('h')!,
  )
  const scripts = readdirSync(folder).filter((name) => name.startsWith(peer) && name.endsWith('.sql'))
  const log = join(folder, 'pgbench-log')
  const { stdout } = await promisify(execFile)(join(postgres.binaries, 'pgbench'), [
    ...['-h', host, '-U', 'postgres', '-n', '-M', 'prepared', '-c', String(CLIENTS), '-j', '2'],
    ...['-T', String(rate === undefined ? SECONDS : 2 * SECONDS), '-l', `--log-prefix=${log}`],
    ...(rate === undefined ? [] : ['-R', String(rate)]),
    ...scripts.flatMap((name) => ['-f', join(folder, name)]),
    DATABASE,
  ])
  const logs = readdirSync(folder).filter((name) => name.startsWith('pgbench-log'))
  const taken = logs
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => Number(line.split(' ')[2]) / 1000)
    .sort((a, b) => a - b)
  for (const name of logs) rmSync(join(folder, name))
  return {
    perSecond: Number(/tps = ([\d.]+)/.exec(stdout)![1]),
    p50: taken[Math.floor(taken.length * 0.5)]!,
    p99: taken[Math.floor(taken.length * 0.99)]!,
  }
}

/** The statement alone, with 1,000 rows, over and over on one connection. */
async function unnest(
  postgres: PostgresCluster,
  peer: Peer,
  { schoolId, lines }: { schoolId: string; lines: readonly Line[] },
): Promise<number> {
  const database = await openDatabase({ url: `${postgres.url}/${DATABASE}`, folder })
  const client = await database.pool.connect()
  const began = performance.now()
  let rows = 0
  while (performance.now() - began < SECONDS * 1000) {
    const some = Array.from({ length: 1000 }, () => lines[Math.floor(Math.random() * lines.length)]!)
    await client.query({
      name: `unnest-${peer}`,
      text: `insert into ${peer} (school_id, seq, id, pupil_id, objective_id, depth, observed_on, recorded_at, recorded_by, track, via)
        select $1, nextval('place'), gen_random_uuid(), line.*, clock_timestamp(), $1, 'teacher', 'entry'
        from unnest($2::uuid[], $3::uuid[], $4::text[], $5::date[]) as line`,
      values: [
        schoolId,
        some.map(({ pupilId }) => pupilId),
        some.map(({ objectiveId }) => objectiveId),
        some.map(({ value }) => value),
        some.map(({ observedOn }) => observedOn),
      ],
    })
    rows += 1000
  }
  const perSecond = rows / ((performance.now() - began) / 1000)
  client.release()
  await database.close()
  return perSecond
}

function sample<T>(items: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, at) => items[Math.floor((at * items.length) / count)]!)
}

async function onDatabase(postgres: PostgresCluster, name: string, statements: readonly string[]): Promise<void> {
  const database = await openDatabase({ url: `${postgres.url}/${name}`, folder })
  for (const statement of statements) await database.pool.query(statement)
  await database.close()
}
