import { cpus } from 'node:os'
import type { Engine, Loaded, Source } from './engine.js'
import { arquero } from './engine-arquero.js'
import { DUCKDB_INSTALL, duckDbEngines } from './engine-duckdb.js'
import { plainMaps } from './engine-plain-maps.js'
import { track, trackTally } from './engine-track.js'
import { hashOf } from './integers.js'
import { oracle } from './oracle.js'
import { toEntries } from './plain-objects.js'
import { makeWorkload, SIZES, type Size, TEACHINGS, type Teaching } from './workload.js'

const ROUNDS: Record<Size, number> = { tiny: 31, primary: 9, secondary: 5 }
const WARM_UP = 1

const size = (process.argv[2] ?? 'primary') as Size
if (!(size in SIZES)) {
  console.error(`There is no size "${size}": take ${Object.keys(SIZES).join(', ')}.`)
  process.exit(1)
}
const duckDb = duckDbEngines()
const peers = [trackTally, plainMaps, arquero, ...duckDb]

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}`)
console.log('Read the ratios; the milliseconds are the weather of this machine.')
if (duckDb.length === 0) console.log(`DuckDB is not measured: it is not installed. To install it: ${DUCKDB_INSTALL}`)
for (const teaching of TEACHINGS) await compare(teaching)

async function compare(teaching: Teaching): Promise<void> {
  const workload = makeWorkload(size, teaching)
  const { pupils, objectives, judgements, tests, plans } = workload
  console.log(
    `\n${size}, taught ${teaching === 'all-year' ? 'all year: everything from the first day' : 'as dated: by class, in three programmes a subject'}`,
  )
  console.log(
    `${pupils} pupils, ${objectives} objectives, ${judgements.id.length} judgements, ${tests.id.length} tests, ${plans.length} plans; 8 groups x 6 subjects x 3 dates`,
  )
  const expected = hashOf(oracle(workload))
  const before = memory()
  const source = { workload, entries: toEntries(workload) }
  const perRow = (memory().heap - before.heap) / source.entries.length
  console.log(`The log as objects, which Track and the Map code read as they are: ${perRow.toFixed(0)} bytes a row`)

  const runners: Runner[] = []
  for (const engine of [track, ...peers]) runners.push(await prepare(engine, source))
  // Every round asks everybody once, each time beginning with another, so that a ratio compares neighbours in time.
  for (let round = -WARM_UP; round < ROUNDS[size]; round++)
    for (let turn = 0; turn < runners.length; turn++) {
      const runner = runners[(turn + round + WARM_UP) % runners.length]!
      const { milliseconds, hash } = await ask(runner.loaded)
      if (hash !== expected) runner.wrong = true
      if (round >= 0) runner.taken.push(milliseconds)
    }

  const [ours] = runners
  console.table(Object.fromEntries(runners.map((runner) => [runner.name, line(runner, ours!)])))
  console.log(`Greatest size of the process: ${mebibytes(process.resourceUsage().maxRSS * 1024)} MiB`)
  for (const { loaded } of runners) loaded.close?.()
  const wrong = runners.filter((runner) => runner.wrong).map(({ name }) => name)
  console.log(
    wrong.length === 0
      ? `All integers equal the oracle's in every round: ${expected.slice(0, 16)}…`
      : `NOT EQUAL to the oracle, so not counted: ${wrong.join('; ')}`,
  )
  if (wrong.length > 0) process.exitCode = 1
}

interface Runner {
  readonly name: string
  readonly loaded: Loaded
  readonly load: number
  readonly held: Memory
  readonly taken: number[]
  wrong: boolean
}

async function prepare({ name, load }: Engine, source: Source): Promise<Runner> {
  const before = memory()
  const start = performance.now()
  const loaded = await load(source)
  const taken = performance.now() - start
  const after = memory()
  const held = { heap: after.heap - before.heap, process: after.process - before.process }
  return { name, loaded, load: taken, held, taken: [], wrong: false }
}

async function ask({ report, integers }: Loaded): Promise<{ milliseconds: number; hash: string }> {
  globalThis.gc?.()
  const start = performance.now()
  const answer = await report()
  const milliseconds = performance.now() - start
  return { milliseconds, hash: hashOf(integers(answer)) }
}

function line(runner: Runner, ours: Runner): Record<string, string> {
  const [median, least, most] = spread(runner.taken)
  const ratios = spread(runner.taken.map((taken, round) => taken / ours.taken[round]!))
  const report = `${median!.toFixed(1)} (${least!.toFixed(1)} to ${most!.toFixed(1)})`
  return {
    'report ms': runner.wrong ? 'wrong' : report,
    'time / Track': runner.wrong ? 'wrong' : `${times(ratios[0]!)} (${times(ratios[1]!)} to ${times(ratios[2]!)})`,
    'load ms': runner.load.toFixed(0),
    'heap MiB': mebibytes(runner.held.heap),
    'process MiB': mebibytes(runner.held.process),
  }
}

function spread(values: readonly number[]): [median: number, least: number, most: number] {
  const sorted = values.toSorted((a, b) => a - b)
  return [sorted[sorted.length >> 1]!, sorted[0]!, sorted.at(-1)!]
}

function times(ratio: number): string {
  return ratio.toFixed(ratio < 10 ? 2 : 0)
}

interface Memory {
  /** Objects and typed arrays. */
  readonly heap: number
  /** All that the system gave the process, native memory included; it is given back late. */
  readonly process: number
}

function memory(): Memory {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage()
  return { heap: heapUsed + arrayBuffers, process: rss }
}

function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0)
}
