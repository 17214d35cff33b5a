import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type Ledger, ledgerOfColumns } from '@track/markbook'
import { addSums, type PageSums } from '@track/reports'
import type { Measured } from './bench.js'
import { duckDbEngines } from './engine-duckdb.js'
import { type Figure, markdown, say } from './goals.js'
import { hashOf, type PageIntegers } from './integers.js'
import { logColumns } from './log-columns.js'
import { copyOfMemory } from './measure-school.js'
import { oracleOf, sumOf } from './oracle.js'
import { anyDateQuestion } from './page-question.js'
import { type Contestant, type Question, questionsIn, ratioOf, spreadOf, takeTurns } from './rounds.js'
import { integersOfSums, type PreparedPage, preparedPage, sumsOn } from './track-page.js'
import { pageOfSchools, type SchoolColumns } from './trust-page.js'
import { freshDates, joined, makeWorkload, TRUST, type Workload } from './workload.js'

/** The first question of a ledger and the second, which makes what later ones read, are both a turn of their own: no round to count. */
const ROUNDS = { rounds: 5, warmUp: 2, inATurn: 3 }
const WORKERS = 2
const on = 'trust, all year'

/** Fifty schools, a ledger each, and the page of all of them: the sums of the schools added up. */
export async function measureTrust(): Promise<Measured> {
  const dates = freshDates(TRUST[0]!.seed, questionsIn(ROUNDS))
  const schools: Workload[] = []
  const pages: PageIntegers[][] = dates.map(() => [])
  for (const size of TRUST) {
    const school = makeWorkload(size, 'all-year')
    const oracle = oracleOf(school)
    for (const [question, days] of dates.entries()) pages[question]!.push(oracle(days)())
    schools.push(school)
  }
  const questions = dates.map((days, question): Question => ({ days, expected: hashOf(sumOf(pages[question]!)) }))
  const rows = schools.reduce((sum, { judgements }) => sum + judgements.id.length, 0)
  console.log(`\n## ${on}\n\n${TRUST.length} schools, ${rows} judgements; everything summed\n`)

  const raw = schools.map(
    (school): SchoolColumns => ({
      columns: logColumns(school),
      question: anyDateQuestion(school, { groups: school.groups }),
    }),
  )
  const prepared = schools.map((school, number): PreparedPage => preparedPage(ledger(raw[number]!), school))
  const workers = await startWorkers(raw)
  const engines = await Promise.all(
    duckDbEngines()
      .slice(0, 3)
      .map(async ({ name, load }) => ({ name, ...(await load({ workload: joined(schools) })) })),
  )
  const contestants: Contestant[] = [
    {
      name: 'Track',
      ask: (days) => () => addSums(prepared.map((page) => sumsOn(page, days))),
      integers: (answer) => integersOfSums(answer as PageSums),
    },
    { name: 'Track, from raw columns', ask: (days) => () => pageOfSchools(raw, days), integers: asIntegers },
    {
      name: `Track, from raw columns, ${WORKERS} workers`,
      ask: (days) => () => askWorkers(workers, days),
      integers: asIntegers,
    },
    ...engines,
    copyOfMemory(rows),
  ]
  const taken = await takeTurns(contestants, { ...ROUNDS, questions })
  for (const { close } of engines) await close?.()
  for (const worker of workers) await worker.terminate()

  const [ours, fromRaw, byWorkers, ...others] = taken
  console.log(
    markdown([
      ['', 'ms', 'time / Track'],
      ...taken.map((one) => [
        one.name,
        one.wrong ? 'wrong' : say(spreadOf(one.rounds).median),
        one.wrong ? 'wrong' : say(ratioOf(one, ours!).median),
      ]),
    ]),
  )
  console.log(`\nGreatest size of the process: ${say(process.resourceUsage().maxRSS / 2 ** 20)} GiB`)
  const wrong = taken.filter((one) => one.wrong).map(({ name }) => name)
  if (wrong.length > 0) {
    console.log(`\nNOT EQUAL to the oracle, so not counted: ${wrong.join('; ')}`)
    process.exitCode = 1
    return { figures: [], charts: [] }
  }
  console.log(`\nAll integers equal the oracle's, at ${questions.length} x 3 dates.`)
  const figure = { goal: 'G9', on, unit: '' } as const
  const natural = others.find(({ name }) => name.startsWith('DuckDB, arg_max'))
  const figures: Figure[] = [
    ...(natural
      ? [{ ...figure, what: `${natural.name} ÷ Track`, found: ratioOf(natural, ours!), target: { atLeast: 80 } }]
      : []),
    {
      ...figure,
      what: 'Track ÷ copy of 4 bytes a judgement',
      found: ratioOf(ours!, others.at(-1)!),
      target: { atMost: 12 },
    },
    {
      ...figure,
      what: 'from raw columns to the page, a judgement',
      found: spreadOf(fromRaw!.rounds.map((taken) => (taken * 1e6) / rows)),
      unit: 'ns',
      target: { atMost: 150 },
    },
    {
      ...figure,
      what: `one thread ÷ ${WORKERS} workers, from raw columns`,
      found: ratioOf(fromRaw!, byWorkers!),
      target: { atLeast: 1.6 },
    },
  ]
  const points = taken.map((one) => ({ name: one.name, times: one === ours ? 1 : ratioOf(one, ours!).median }))
  return { figures, charts: [{ title: `${rows.toLocaleString('en-GB')} judgements in 50 schools`, points }] }
}

function ledger({ columns }: SchoolColumns): Ledger {
  return ledgerOfColumns(columns)
}

function asIntegers(answer: unknown): PageIntegers {
  return answer as PageIntegers
}

/** A thread does not inherit the loader of TypeScript, so it loads its own first. */
const START_WORKER = `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))})
  .then((tsx) => (tsx.register(), import(${JSON.stringify(new URL('./trust-worker.ts', import.meta.url).href)})))`

/** Each worker is given its share of the schools once, before any question. */
async function startWorkers(schools: readonly SchoolColumns[]): Promise<Worker[]> {
  return Promise.all(
    Array.from({ length: WORKERS }, async (_, number) => {
      const share = schools.filter((_, school) => school % WORKERS === number)
      const worker = new Worker(START_WORKER, { eval: true, workerData: share })
      await once(worker, 'message')
      return worker
    }),
  )
}

async function askWorkers(workers: readonly Worker[], days: readonly number[]): Promise<PageIntegers> {
  const answers = workers.map((worker) => once(worker, 'message') as Promise<[PageIntegers]>)
  for (const worker of workers) worker.postMessage(days)
  return sumOf((await Promise.all(answers)).map(([page]) => page))
}
