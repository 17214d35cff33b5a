import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createClient, type TrackClient } from '@track/api-contract'
import { migrate } from '../../apps/api/src/database/migrate.js'
import { type Database, openDatabase } from '../../apps/api/src/database/open-database.js'
import { startPostgres } from '../../apps/api/src/testing/postgres-cluster.js'
import { type BenchSchool, makeBenchSchool } from './api-school.js'

const SERVER = fileURLToPath(new URL('../../apps/api/dist/server.js', import.meta.url))
const { values: options } = parseArgs({
  options: { size: { type: 'string', default: 'primary' }, engine: { type: 'string' } },
})
const SIZE = options.size === 'secondary' ? 'secondary' : 'primary'
const ENGINES = options.engine ? [options.engine] : SIZE === 'primary' ? ['embedded', 'postgres'] : ['postgres']
const [ROUNDS, WARM_UP, STARTS] = [21, 3, 3]
/** Milliseconds. */
const TARGETS = { cold: SIZE === 'primary' ? 1_000 : 3_000, warm: 50, markbook: 300 }

for (const engine of ENGINES) {
  const folder = mkdtempSync(join(tmpdir(), 'track-bench-'))
  const cluster = engine === 'postgres' ? await startPostgres() : undefined
  if (engine === 'postgres' && !cluster) process.exit(1)
  const url = cluster && `${cluster.url}/postgres`
  try {
    const school = await fill(await openDatabase({ url, folder }))
    console.log(`\n${engine}, ${SIZE}: ${school.judgements.toLocaleString('en-GB')} judgements`)
    await measure(school, { folder, url })
  } finally {
    await cluster?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fill(database: Database): Promise<BenchSchool> {
  await migrate(database.pool)
  const school = await makeBenchSchool(database.pool, SIZE)
  await database.close()
  return school
}

/** Where the server keeps its data. */
interface Where {
  readonly folder: string
  readonly url: string | undefined
}

async function measure(school: BenchSchool, where: Where): Promise<void> {
  const params = { schoolId: school.schoolId }
  const cold: number[] = []
  for (let start = 1; start < STARTS; start++)
    await withServer(school, where, async (track) => {
      cold.push(await timeOf(() => track.calculatePage({ params, body: pageOf(school, 0) })))
    })
  await withServer(school, where, async (track) => {
    cold.push(await timeOf(() => track.calculatePage({ params, body: pageOf(school, 0) })))
    const cells = 63 * 9 * 3
    report(`page of ${cells.toLocaleString('en-GB')} numbers, the first question after a start`, cold, TARGETS.cold)

    let asked = 0
    const page = () => track.calculatePage({ params, body: pageOf(school, ++asked) })
    await repeat('the same page, each time at other dates', page, TARGETS.warm)

    const { classes, today } = await track.readSchool({ params })
    const classId = classes[0]!.id
    const subjectId = await subjectOfClass(track, { params, school, classId })
    const readClass = () => track.readClassMarkbook({ params: { ...params, classId }, query: { subjectId } })
    await repeat('class markbook', readClass, TARGETS.markbook)

    const { pupils, objectives, scales } = await readClass()
    const line = (pupilId: string) => ({
      id: randomUUID(),
      pupilId,
      objectiveId: objectives[0]!.id,
      value: scales[0]!.codes[0]!.id,
      observedOn: today,
    })
    const write = (entries: ReturnType<typeof line>[]) => track.writeEntries({ params, body: { classId, entries } })
    await repeat(`judging a class of ${pupils.length}`, () => write(pupils.map(({ id }) => line(id))))
    await repeat('the page straight after a judgement', page, TARGETS.warm, () => write([line(pupils[0]!.id)]))
  })
}

/** REP-1's page: every cohort by every key group (nested), three measures of three subjects at three dates. */
function pageOf({ cohortIds, keyGroupIds, subjects, ruleId }: BenchSchool, asked: number) {
  // A secondary school has five cohorts: two are broken down once more.
  const cohorts = Array.from({ length: 7 }, (_, place) => cohortIds[place % cohortIds.length]!)
  const combined = cohorts.flatMap((cohortId, place) =>
    keyGroupIds.map((groupId, group) => ({ id: `row-${place}-${group}`, groupIds: [cohortId, groupId] })),
  )
  const onDay = (month: string, first: number) =>
    `2026-${month}-${String(first + (asked % 20)).padStart(2, '0')}` as const
  return {
    groupIds: combined.map(({ id }) => id),
    combined,
    columns: subjects.flatMap(({ id: subjectId, measureId }) => [
      { subjectId, measure: { kind: 'secured' as const } },
      { subjectId, measure: { kind: 'on-track' as const, ruleId } },
      { subjectId, measure: { kind: 'mean-mark' as const, measureId } },
    ]),
    dates: (['01', '03', '06'] as const).map((month, date) => ({
      label: `Date ${date + 1}`,
      on: onDay(month, 2) as `${number}-${number}-${number}`,
    })),
  }
}

async function subjectOfClass(
  track: TrackClient,
  { params, school, classId }: { params: { schoolId: string }; school: BenchSchool; classId: string },
): Promise<string> {
  for (const { id: subjectId } of school.subjects) {
    const { programme } = await track.readClassMarkbook({ params: { ...params, classId }, query: { subjectId } })
    if (programme) return subjectId
  }
  throw new Error('The class works on none of the subjects')
}

async function repeat(
  what: string,
  work: () => Promise<unknown>,
  target?: number,
  before: () => Promise<unknown> = async () => {},
): Promise<void> {
  const taken: number[] = []
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    await before()
    const time = await timeOf(work)
    if (round >= 0) taken.push(time)
  }
  report(what, taken, target)
}

function report(what: string, taken: number[], target?: number): void {
  taken.sort((a, b) => a - b)
  const show = (milliseconds: number) => `${milliseconds.toFixed(0)} ms`
  const median = taken[taken.length >> 1]!
  const aim = target === undefined ? '' : `, target ${show(target)}: ${median <= target ? 'met' : 'MISSED'}`
  console.log(`  ${what}: median ${show(median)} (${show(taken[0]!)} to ${show(taken.at(-1)!)})${aim}`)
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** A process of its own, signed in to: nothing of the school is in its memory yet. */
async function withServer(
  school: BenchSchool,
  { folder, url }: Where,
  work: (track: TrackClient) => Promise<void>,
): Promise<void> {
  const { PATH, HOME } = process.env
  const server = spawn(process.execPath, [SERVER], {
    env: {
      PATH,
      HOME,
      PORT: '0',
      HOST: '127.0.0.1',
      TRACK_DATA_DIR: folder,
      TRACK_DEMO: '0',
      ...(url !== undefined && { DATABASE_URL: url }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    await work(await signIn(await addressOf(server), school))
  } finally {
    const gone = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await gone
  }
}

async function signIn(baseUrl: string, { email, password }: BenchSchool): Promise<TrackClient> {
  let cookie = ''
  const withCookie: typeof globalThis.fetch = async (url, init) => {
    const response = await fetch(url, { ...init, headers: { ...init?.headers, cookie } })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return response
  }
  const track = createClient({ baseUrl, fetch: withCookie })
  await track.signIn({ body: { email, password } })
  return track
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout?.on('data', (chunk) => {
      printed += chunk
      const at = /Track is running at (\S+)/.exec(printed)?.[1]
      if (at !== undefined) resolve(at)
    })
    child.once('exit', (code) => reject(new Error(`The server stopped with ${code}: ${printed}`)))
  })
}
