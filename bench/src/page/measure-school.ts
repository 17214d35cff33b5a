import { type PostgresCluster, startPostgres } from '../../../apps/api/src/testing/postgres-cluster.js'
import type { Measured } from './bench.js'
import type { Chart } from './chart.js'
import type { Engine, Loaded, Source } from './engine.js'
import { arquero } from './engine-arquero.js'
import { duckDbEngines } from './engine-duckdb.js'
import { plainMaps } from './engine-plain-maps.js'
import { postgresEngine } from './engine-postgres.js'
import { track, trackFromColumns, trackFromObjects, trackPage } from './engine-track.js'
import { type Bound, type Figure, markdown, say } from './goals.js'
import { hashOf } from './integers.js'
import { measureAppends } from './measure-appends.js'
import { measureLoading } from './measure-loading.js'
import { measureMemory } from './measure-memory.js'
import { measureRows } from './measure-rows.js'
import { oracleOf } from './oracle.js'
import { toEntries } from './plain-objects.js'
import {
  type Contestant,
  type Question,
  questionsIn,
  type Rounds,
  ratioOf,
  type Spread,
  spreadOf,
  type Taken,
  takeTurns,
} from './rounds.js'
import { freshDates, makeWorkload, SIZES, type Size, TEACHINGS, type Workload } from './workload.js'

const ROUNDS: Record<Size, Rounds> = {
  tiny: { rounds: 5, warmUp: 2, inATurn: 5 },
  primary: { rounds: 11, warmUp: 2, inATurn: 5 },
  secondary: { rounds: 7, warmUp: 2, inATurn: 5 },
}

/** All that is measured on one school. */
export async function measureSchool(size: Size): Promise<Measured> {
  const cluster = await startPostgres()
  const figures: Figure[] = []
  const charts: Chart[] = []
  for (const teaching of TEACHINGS) {
    const workload = makeWorkload(SIZES[size], teaching)
    const on = `${size}, ${teaching === 'all-year' ? 'all year' : 'as dated'}`
    describeWorkload(workload, on)
    // First, as those who are compared leave much behind.
    if (teaching === 'all-year') figures.push(...(await measureMemory(workload, { on })))
    const compared = await comparePeers(workload, { size, on, cluster })
    figures.push(...compared.figures)
    if (teaching === 'all-year') charts.push(compared.chart)
    figures.push(...(await measureRows(workload, { on, rounds: { ...ROUNDS[size], rounds: 7 } })))
    if (teaching === 'dated') continue
    figures.push(...measureLoading(workload, { on }))
    figures.push(...measureAppends(size, { on }))
  }
  await cluster?.stop()
  return { figures, charts }
}

function describeWorkload({ pupils, objectives, judgements, tests, plans }: Workload, on: string): void {
  const cells = new Map<number, number>()
  let most = 0
  for (const row of judgements.id.keys()) {
    const cell = judgements.pupil[row]! * objectives + judgements.item[row]!
    const rows = (cells.get(cell) ?? 0) + 1
    cells.set(cell, rows)
    most = Math.max(most, rows)
  }
  console.log(`\n## ${on}\n`)
  console.log(
    `${pupils} pupils, ${objectives} objectives, ${judgements.id.length} judgements in ${cells.size} cells (${(judgements.id.length / cells.size).toFixed(2)} a cell, at most ${most}), ${tests.id.length} tests, ${plans.length} plans; 8 groups x 6 subjects x 14 whole numbers at three dates\n`,
  )
}

/** Everybody answers the same page in turns. */
async function comparePeers(
  workload: Workload,
  { size, on, cluster }: { readonly size: Size; readonly on: string; readonly cluster: PostgresCluster | undefined },
): Promise<{ readonly figures: readonly Figure[]; readonly chart: Chart }> {
  const source: Source = { workload, entries: toEntries(workload) }
  const oracle = oracleOf(workload)
  const questions = freshDates(SIZES[size].seed, questionsIn(ROUNDS[size])).map(
    (days): Question => ({ days, expected: hashOf(oracle(days)()) }),
  )
  const engines: readonly Engine[] = [
    track,
    trackFromColumns,
    trackPage,
    trackFromObjects,
    ...duckDbEngines(),
    ...(cluster ? [postgresEngine(cluster)] : []),
    plainMaps,
    arquero,
  ]
  const loaded: { readonly name: string; readonly load: number; readonly is: Loaded }[] = []
  for (const { name, load } of engines) {
    const start = performance.now()
    const is = await load(source)
    loaded.push({ name, load: performance.now() - start, is })
  }
  const rows = workload.judgements.id.length
  const contestants = [...loaded.map(({ name, is }): Contestant => ({ name, ...is })), copyOfMemory(rows)]
  const taken = await takeTurns(contestants, { ...ROUNDS[size], questions })
  for (const { is } of loaded) await is.close?.()

  const of = (name: string) => taken.find((one) => one.name === name)
  const ours = of(track.name)!
  console.log(
    markdown([
      ['', 'ms', 'time / Track', 'load ms'],
      ...taken.map((one) => [
        one.name,
        one.wrong ? 'wrong' : spread(spreadOf(one.rounds)),
        one.wrong ? 'wrong' : spread(ratioOf(one, ours)),
        say(loaded.find(({ name }) => name === one.name)?.load ?? 0),
      ]),
    ]),
  )
  const wrong = taken.filter((one) => one.wrong).map(({ name }) => name)
  console.log(
    wrong.length === 0
      ? `\nAll integers equal the oracle's, at ${questions.length} x 3 dates.`
      : `\nNOT EQUAL to the oracle, so not counted: ${wrong.join('; ')}`,
  )
  if (wrong.length > 0) process.exitCode = 1
  return {
    figures: figuresOf({ size, on, rows, of, loads: new Map(loaded.map(({ name, is }) => [name, is.logLoad ?? 0])) }),
    chart: {
      title: `${rows.toLocaleString('en-GB')} judgements, ${on}`,
      points: taken
        .filter(({ wrong }) => !wrong)
        .map((one) => ({ name: one.name, times: one === ours ? 1 : ratioOf(one, ours).median })),
    },
  }
}

const COPY = 'copy of 4 bytes a judgement'
const RAW = trackFromColumns.name
const [NATURAL, TUNED, TUNED_2] = [
  'DuckDB, arg_max, 1 thread',
  'DuckDB, hand-tuned, 1 thread',
  'DuckDB, hand-tuned, 2 threads',
]

/** The limit of what any answer that reads each judgement can come to: one copy of 4 bytes a judgement. */
export function copyOfMemory(rows: number): Contestant {
  const [from, to] = [new Int32Array(rows).fill(1), new Int32Array(rows)]
  return { name: COPY, ask: () => () => to.set(from) }
}

interface Found {
  readonly size: Size
  readonly on: string
  readonly rows: number
  readonly of: (name: string) => Taken | undefined
  readonly loads: ReadonlyMap<string, number>
}

/** The goals that this comparison decides. The goals for a million judgements are not asked of a smaller school. */
function figuresOf({ size, on, of, loads }: Found): Figure[] {
  const figures: Figure[] = []
  const compare = (
    goal: string,
    what: string,
    {
      slower,
      quicker,
      target,
      stretch,
      plus = 0,
    }: {
      readonly slower: string
      readonly quicker: string
      readonly target: Bound
      readonly stretch?: Bound
      readonly plus?: number
    },
  ) => {
    const [one, other] = [of(slower), of(quicker)]
    if (!one || !other || one.wrong || other.wrong) return
    const found = spreadOf(one.rounds.map((taken, round) => (taken + plus) / other.rounds[round]!))
    figures.push({ goal, what, on, found, unit: '', target, ...(stretch && { stretch }) })
  }
  const times = (goal: string, peer: string, least: number, better?: number) =>
    compare(goal, `${peer} ÷ Track`, {
      slower: peer,
      quicker: track.name,
      target: { atLeast: least },
      ...(better !== undefined && { stretch: { atLeast: better } }),
    })
  const milliseconds = (what: string, name: string, target: number, stretch?: number) => {
    const one = of(name)
    if (one && !one.wrong)
      figures.push({
        goal: 'G5',
        what,
        on,
        found: spreadOf(one.rounds),
        unit: 'ms',
        target: { atMost: target },
        ...(stretch !== undefined && { stretch: { atMost: stretch } }),
      })
  }

  if (size === 'secondary') {
    times('G1', NATURAL, 100, 300)
    times('G2', TUNED, 40, 100)
    times('G2', TUNED_2, 25, 62.5)
    times('G2', arquero.name, 600, 1500)
    times('G2', plainMaps.name, 150, 375)
    times('G2', 'PostgreSQL, distinct on', 100, 250)
    compare('G3', 'Track ÷ copy of 4 bytes a judgement', {
      slower: track.name,
      quicker: COPY,
      target: { atMost: 12 },
      stretch: { atMost: 3 },
    })
    compare('G4', `${NATURAL} ÷ Track from raw columns`, {
      slower: NATURAL,
      quicker: RAW,
      target: { atLeast: 6 },
      stretch: { atLeast: 12 },
    })
    compare('G4', 'the same, DuckDB loading the log too', {
      slower: NATURAL,
      quicker: RAW,
      plus: loads.get(NATURAL) ?? 0,
      target: { atLeast: 20 },
      stretch: { atLeast: 45 },
    })
  }
  if (size === 'primary') {
    milliseconds('page', track.name, 1, 0.25)
    milliseconds('from raw columns to the page', RAW, 15)
    times('G5', NATURAL, 80)
  }
  return figures
}

function spread({ median, least, most }: Spread): string {
  return `${say(median)} (${say(least)} to ${say(most)})`
}
