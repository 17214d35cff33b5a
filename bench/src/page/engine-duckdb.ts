import { createRequire } from 'node:module'
import type { Engine, Source } from './engine.js'
import { emptyPage, offsetOf, type PageIntegers, WIDTH } from './integers.js'
import { assigned, liveRows, memberships } from './prepared.js'
import { onTrackPercent, SECURED_FROM, SUBJECTS, type Workload } from './workload.js'

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
  tally: (days) => tallyOf(days, `select pupil, item, ${states(days, latest)} from judgement group by pupil, item`),
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
    tallyOf(days, `select pupil, item, ${states(days, greatestDepth)} from judgement group by pupil, item`),
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

function each(days: readonly number[], sql: (k: number, day: number) => string): string {
  return days.map((day, k) => sql(k, day)).join(', ')
}

function states(days: readonly number[], state: (day: number) => string): string {
  return each(days, (k, day) => `${state(day)} as v${k}`)
}

function tallyOf(days: readonly number[], state: string): string {
  return `
    select pupil, subject,
      ${each(
        days,
        (k, day) => `count(*) filter (taught_from <= ${day}) as taught${k},
          count(v${k}) filter (taught_from <= ${day}) as judged${k},
          count(*) filter (taught_from <= ${day} and v${k} >= ${SECURED_FROM}) as secured${k}`,
      )}
    from assigned left join (${state}) using (pupil, item) group by pupil, subject`
}

function question(way: Way, days: readonly number[]): string {
  const last = days.length - 1
  return `
    with tally as (${way.tally(days)}), score as (
      select pupil, item as subject, ${each(days, (k, day) => `${way.mark(day)} as m${k}`)} from test group by pupil, item
    )
    select grp, s.subject, count(*)::integer, coalesce(sum(taught${last}) filter (judged${last} > 0), 0)::integer,
      ${each(
        days,
        (k, day) => `coalesce(sum(secured${k}) filter (judged${k} > 0), 0)::integer,
          count(*) filter (judged${k} > 0 and 100 * secured${k} >= ${onTrackPercent(day)} * taught${k})::integer,
          coalesce(sum(m${k}), 0)::integer,
          count(m${k})::integer`,
      )}
    from membership cross join (select unnest(range(${SUBJECTS})) as subject) s
      left join tally on tally.pupil = membership.pupil and tally.subject = s.subject
      left join score on score.pupil = membership.pupil and score.subject = s.subject
    group by grp, s.subject`
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
      const logLoad = await fill(connection, workload)
      for (const sql of way.layOut) await connection.run(sql)
      return {
        ask: (days) => {
          const sql = question(way, days)
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

/** The log without its dead rows, which the question then need not look for. Says how long the log took, without the rest. */
async function fill(connection: Connection, workload: Workload): Promise<number> {
  const start = performance.now()
  for (const [table, rows] of [
    ['judgement', workload.judgements],
    ['test', workload.tests],
  ] as const) {
    const live = liveRows(rows)
    const columns = ['pupil', 'item', 'day', 'recorded', 'id', 'value'] as const
    await append(
      connection,
      table,
      columns.join(', '),
      columns.map((column) => live.map((row) => rows[column][row]!)),
    )
  }
  const logLoad = performance.now() - start
  const plan = assigned(workload)
  await append(connection, 'assigned', 'pupil, subject, item, taught_from', [
    plan.pupil,
    plan.subject,
    plan.item,
    plan.from,
  ])
  const { group, pupil } = memberships(workload)
  await append(connection, 'membership', 'grp, pupil', [group, pupil])
  return logLoad
}

async function append(
  connection: Connection,
  table: string,
  names: string,
  columns: readonly ArrayLike<number>[],
): Promise<void> {
  await connection.run(`create table ${table} (${names.replaceAll(',', ' integer,')} integer)`)
  const appender = await connection.createAppender(table)
  for (let row = 0; row < columns[0]!.length; row++) {
    for (const column of columns) appender.appendInteger(column[row]!)
    appender.endRow()
  }
  appender.closeSync()
}

function toIntegers(rows: readonly unknown[][], groups: number): PageIntegers {
  const page = emptyPage(groups)
  for (const row of rows) {
    const [group, subject, ...numbers] = row.map(Number)
    if (numbers.length !== WIDTH) throw new Error(`DuckDB answered ${numbers.length} numbers, not ${WIDTH}`)
    page.set(numbers, offsetOf(group!, subject!))
  }
  return page
}
