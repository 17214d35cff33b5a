import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient, type TrackClient } from '@track/api-contract'

const SERVER = fileURLToPath(new URL('../../apps/api/dist/server.js', import.meta.url))
const PORT = Number(process.env.PORT ?? 4199)
const [ROUNDS, WARM_UP] = [21, 3]

const folder = mkdtempSync(join(tmpdir(), 'track-bench-'))
const began = performance.now()
const server = spawn(process.execPath, [SERVER], {
  env: { ...process.env, PORT: String(PORT), HOST: '127.0.0.1', TRACK_DATA_DIR: folder, TRACK_DEMO: '1' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
try {
  await serving(server)
  console.log(`first start with the demo school made: ${((performance.now() - began) / 1000).toFixed(1)} s`)
  await measure(await signIn())
} finally {
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await gone
  rmSync(folder, { recursive: true, force: true })
}

async function measure(track: TrackClient): Promise<void> {
  const { schools } = await track.readSession({})
  const params = { schoolId: schools[0]!.schoolId }
  const school = await track.readSchool({ params })
  const { groups } = await track.listGroups({ params })
  const { measures, rules } = await track.listDescriptors({ params })
  const schoolClass = school.classes.find(({ mine }) => mine) ?? school.classes[0]!

  const subjects = school.subjects.filter(({ id }) => measures.some(({ subjectId }) => subjectId === id)).slice(0, 3)
  const definition = {
    groupIds: ['all', ...groups.map(({ id }) => id)],
    columns: subjects.flatMap(({ id: subjectId }) => [
      { subjectId, measure: { kind: 'secured' as const } },
      { subjectId, measure: { kind: 'on-track' as const, ruleId: rules[0]!.id } },
      {
        subjectId,
        measure: { kind: 'mean-mark' as const, measureId: measures.find((m) => m.subjectId === subjectId)!.id },
      },
    ]),
    dates: school.assessmentDates
      .filter(({ on }) => on <= school.today)
      .slice(-3)
      .map(({ name, on }) => ({ label: name, on })),
  }
  const cells = definition.groupIds.length * definition.columns.length * definition.dates.length

  const readClass = () =>
    track.readClassMarkbook({ params: { ...params, classId: schoolClass.id }, query: { subjectId: subjects[0]!.id } })
  const markbook = await time(`class markbook (${schoolClass.name}, ${subjects[0]!.name})`, readClass)
  await time(`data on a page (${cells} numbers)`, () => track.calculatePage({ params, body: definition }))

  const [code] = markbook.scales[0]!.codes
  await time(`judging a class of ${markbook.pupils.length}`, () =>
    track.writeEntries({
      params,
      body: {
        classId: schoolClass.id,
        entries: markbook.pupils.map(({ id: pupilId }) => ({
          id: randomUUID(),
          pupilId,
          objectiveId: markbook.objectives[0]!.id,
          value: code!.id,
          observedOn: school.today,
        })),
      },
    }),
  )
  await time('data on a page, straight after a class was judged', async () => {
    await track.writeEntries({
      params,
      body: {
        entries: [
          {
            id: randomUUID(),
            pupilId: markbook.pupils[0]!.id,
            objectiveId: markbook.objectives[0]!.id,
            value: code!.id,
            observedOn: school.today,
          },
        ],
      },
    })
    return track.calculatePage({ params, body: definition })
  })
}

async function time<T>(what: string, work: () => Promise<T>): Promise<T> {
  const taken: number[] = []
  let answer: T | undefined
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const start = performance.now()
    answer = await work()
    if (round >= 0) taken.push(performance.now() - start)
  }
  taken.sort((a, b) => a - b)
  const show = (milliseconds: number) => `${milliseconds.toFixed(0)} ms`
  console.log(`${what}: median ${show(taken[ROUNDS >> 1]!)} (${show(taken[0]!)} to ${show(taken.at(-1)!)})`)
  return answer as T
}

async function signIn(): Promise<TrackClient> {
  let cookie = ''
  const withCookie: typeof globalThis.fetch = async (url, init) => {
    const response = await fetch(url, { ...init, headers: { ...init?.headers, cookie } })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return response
  }
  const track = createClient({ baseUrl: `http://127.0.0.1:${PORT}`, fetch: withCookie })
  await track.signIn({ body: { email: 'teacher@demo.school', password: 'larkfield' } })
  return track
}

function serving(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout?.on('data', (chunk) => {
      printed += chunk
      if (printed.includes('Track is running at')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`The server stopped with ${code}: ${printed}`)))
  })
}
