import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Chart, drawChart } from './chart.js'
import { DUCKDB_INSTALL, duckDbEngines } from './engine-duckdb.js'
import { type Figure, goalsTable } from './goals.js'
import { SIZES } from './workload.js'

/** What the measuring of one size comes to, as it is sent from its process. */
export interface Measured {
  readonly figures: readonly Figure[]
  readonly charts: readonly Chart[]
}

const ALL = [...Object.keys(SIZES), 'trust']
const { positionals, values } = parseArgs({ allowPositionals: true, options: { chart: { type: 'string' } } })
const sizes = positionals.length === 0 ? ['primary', 'secondary'] : positionals
const unknown = sizes.filter((size) => !ALL.includes(size))
if (unknown.length > 0) {
  console.error(`There is no size "${unknown[0]}": take some of ${ALL.join(', ')}.`)
  process.exit(1)
}

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}`)
console.log('Read the ratios; the milliseconds are the weather of this machine.')
if (duckDbEngines().length === 0)
  console.log(`DuckDB is not measured: it is not installed. To install it: ${DUCKDB_INSTALL}`)

// Each size in a process of its own: what one leaves behind in memory and in the compiler is not the next one's weather.
const measured: Measured[] = []
for (const size of sizes) {
  const child = fork(fileURLToPath(new URL('./measure.ts', import.meta.url)), [size])
  child.on('message', (message) => measured.push(message as Measured))
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) process.exitCode = 1
}

const figures = measured.flatMap((of) => of.figures).sort((a, b) => goalNumber(a) - goalNumber(b))
console.log(`\n${goalsTable(figures)}`)
if (values.chart !== undefined) {
  writeFileSync(values.chart, drawChart(measured.flatMap((of) => of.charts)))
  console.log(`\nThe chart is in ${values.chart}`)
}

function goalNumber({ goal }: Figure): number {
  return Number(goal.slice(1))
}
