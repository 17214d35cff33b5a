import { createRequire } from 'node:module'
import type { Engine, Source } from './engine.js'
import { each, logTables, question, schoolTables, type Table, tallyOf, toIntegers } from './sql.js'
import { SECURED_FROM, SUBJECTS } from './workload.js'

/** What is used of `@duckdb/node-api`. Its binary is 70 MB, so it is installed only where somebody measures. */
interface DuckDB {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection>; closeSync(): void }> }
}
interface Connection {
  run(sql: string): Promise<unknown>
  runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>
  createAppender(table: string): Promise<Appender>
  closeSync(): void
}
interface Appender {
  appendInteger(value: number): void
  endRow(): void
  closeSync(): void
}

const PACKAGE = '@duckdb/node-api'
export const DUCKDB_INSTALL = 'npm install --prefix bench/duckdb'

/** All that DuckDB is given: it keeps no objects. */
type Given = Pick<Source, 'workload'>

/** DuckDB in memory, if it is installed: as SQL is written, and tuned by hand for this question. Empty otherwise. */
export function duckDbEngines(): Engine<Given>[] {
  const duckdb = load()
  if (duckdb === undefined) return []
  const [natural, tuned, further] = [NATURAL, TUNED, TUNED_FURTHER].map(
    (way) => (threads: number) =>
      engine(duckdb, { name: `DuckDB, ${way.name}, ${threads} thread${threads > 1 ? 's' : ''}`, threads, way }),
  )
  return [natural!(1), tuned!(1), tuned!(2), further!(1), further!(2)]
}

function load(): DuckDB | undefined {
  const require = createRequire(new URL('../../duckdb/package.json', import.meta.url))
  try {
    return require(PACKAGE) as DuckDB
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}

/** One way to ask: what is laid out once beforehand, and the two parts of the question that depend on it. */
interface Way {
  readonly name: string
  readonly layOut: readonly string[]
  /** For each pupil and subject and each day: objectives taught, judged and secured. */
  readonly tally: (days: readonly number[]) => string
  /** The mark of a test that stands on a day. */
  readonly mark: (day: number) => string
}

/** As SQL is written: the greatest row of each cell by (day, recorded, id), for all days in one pass. */
const NATURAL: Way = {
  name: 'arg_max',
  layOut: [],
  tally: (days) => tallyOf(days, [`select pupil, item, ${states(days, latest)} from judgement group by pupil, item`]),
  mark: latest,
}

/**
 * The order of all rows is worked out once into a number that carries the value in its last bits, and the table is laid out by
 * pupil and objective: the question is a plain max.
 */
const RANKED = Object.entries({ judgement: 4, test: 256 }).flatMap(([table, room]) => [
  `create table ranked as
    select pupil, item, day, (row_number() over (order by day, recorded, id) * ${room} + value)::integer as key from ${table}`,
  `drop table ${table}`,
  `create table ${table} as select * from ranked order by pupil, item`,
  'drop table ranked',
])
const TUNED: Way = {
  name: 'hand-tuned',
  layOut: RANKED,
  tally: (days) =>
    tallyOf(days, [`select pupil, item, ${states(days, greatestDepth)} from judgement group by pupil, item`]),
  mark: greatestMark,
}

/**
 * Beyond that everything known of the programmes is written into the table too: rows outside them are gone, each row knows from
 * when on it is taught, and one number names pupil, subject and objective. A change of programme would write it anew.
 */
const TUNED_FURTHER: Way = {
  name: 'tuned further',
  layOut: [
    ...RANKED,
    `create table placed as
      select ((pupil * ${SUBJECTS} + subject) * 2048 + item)::integer as cell, taught_from, day, key
      from judgement join assigned using (pupil, item) order by cell`,
    'drop table judgement',
    'create table plan as select pupil, subject, taught_from, count(*)::integer as objectives from assigned group by all',
  ],
  tally: (days) => `
    with state as (
      select cell, ${each(days, (k, day) => `max(case when day <= ${day} and taught_from <= ${day} then key else -1 end) as v${k}`)}
      from placed group by cell
    ), judged as (
      select (cell >> 11) // ${SUBJECTS} as pupil, (cell >> 11) % ${SUBJECTS} as subject,
        ${each(
          days,
          (k) => `sum((v${k} >= 0)::integer) as judged${k},
            sum((v${k} >= 0 and v${k} & 3 >= ${SECURED_FROM})::integer) as secured${k}`,
        )}
      from state group by cell >> 11
    ), due as (
      select pupil, subject, ${each(days, (k, day) => `sum(case when taught_from <= ${day} then objectives else 0 end) as taught${k}`)}
      from plan group by pupil, subject
    )
    select * from due join judged using (pupil, subject)`,
  mark: greatestMark,
}

function latest(day: number): string {
  return `arg_max(value, (day, recorded, id)) filter (day <= ${day})`
}

function greatestDepth(day: number): string {
  return `max(key) filter (day <= ${day}) % 4`
}

function greatestMark(day: number): string {
  return `max(key) filter (day <= ${day}) % 256`
}

function states(days: readonly number[], state: (day: number) => string): string {
  return each(days, (k, day) => `${state(day)} as v${k}`)
}

function marksOf(way: Way, days: readonly number[]): string {
  return `select pupil, item as subject, ${each(days, (k, day) => `${way.mark(day)} as m${k}`)} from test group by pupil, item`
}

function engine(
  { DuckDBInstance }: DuckDB,
  { name, threads, way }: { readonly name: string; readonly threads: number; readonly way: Way },
): Engine<Given> {
  return {
    name,
    async load({ workload }) {
      const instance = await DuckDBInstance.create(':memory:')
      const connection = await instance.connect()
      await connection.run(`set threads to ${threads}`)
      const start = performance.now()
      for (const table of logTables(workload)) await append(connection, table)
      const logLoad = performance.now() - start
      for (const table of schoolTables(workload)) await append(connection, table)
      for (const sql of way.layOut) await connection.run(sql)
      return {
        ask: (days) => {
          const sql = question(days, { tally: way.tally(days), marks: [marksOf(way, days)] })
          return () => connection.runAndReadAll(sql).then((result) => result.getRows())
        },
        integers: (answer) => toIntegers(answer as unknown[][], workload.groups.length),
        logLoad,
        close: () => {
          connection.closeSync()
          instance.closeSync()
        },
      }
    },
  }
}

async function append(connection: Connection, { name, columns }: Table): Promise<void> {
  const definition = Object.keys(columns).map((column) => `${column} integer`)
  await connection.run(`create table ${name} (${definition.join(', ')})`)
  const appender = await connection.createAppender(name)
  const all = Object.values(columns)
  for (let row = 0; row < all[0]!.length; row++) {
    for (const column of all) appender.appendInteger(column[row]!)
    appender.endRow()
  }
  appender.closeSync()
}
