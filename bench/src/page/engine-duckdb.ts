import { createRequire } from 'node:module'
import type { Engine } from './engine.js'
import { emptyPage, offsetOf, type PageIntegers, WIDTH } from './integers.js'
import { assigned, liveRows, memberships, rankedRows } from './prepared.js'
import { DATES, ON_TRACK_PERCENT, SECURED_FROM, SUBJECTS, type Workload } from './workload.js'

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

/** DuckDB in memory, if it is installed: as SQL is written, and tuned by hand for this question. Empty otherwise. */
export function duckDbEngines(): Engine[] {
  const duckdb = load()
  if (duckdb === undefined) return []
  return [
    engine(duckdb, { name: 'DuckDB, arg_max, 1 thread', threads: 1, tuned: false }),
    engine(duckdb, { name: 'DuckDB, hand-tuned, 1 thread', threads: 1, tuned: true }),
    engine(duckdb, { name: 'DuckDB, hand-tuned, 2 threads', threads: 2, tuned: true }),
  ]
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

/**
 * `tuned`: the order of all rows is worked out once into a number that carries the depth in its last two bits, and the table is
 * laid out by pupil and objective, so that the question is a plain max. Both are given live rows only.
 */
function engine(
  { DuckDBInstance }: DuckDB,
  { name, threads, tuned }: { readonly name: string; readonly threads: number; readonly tuned: boolean },
): Engine {
  return {
    name,
    async load({ workload }) {
      const instance = await DuckDBInstance.create(':memory:')
      const connection = await instance.connect()
      await connection.run(`set threads to ${threads}`)
      await fill(connection, workload, tuned)
      const sql = question(tuned)
      return {
        report: () => connection.runAndReadAll(sql).then((result) => result.getRows()),
        integers: (answer) => toIntegers(answer as unknown[][]),
        close: () => {
          connection.closeSync()
          instance.closeSync()
        },
      }
    },
  }
}

async function fill(connection: Connection, workload: Workload, tuned: boolean): Promise<void> {
  const { judgements, tests } = workload
  for (const [table, rows] of [
    ['judgement', judgements],
    ['test', tests],
  ] as const) {
    if (tuned) {
      const ranked = rankedRows(rows)
      const place = new Int32Array(rows.id.length)
      for (const [rank, row] of ranked.entries()) place[row] = rank
      const { pupil, item } = rows
      const clustered = ranked.toSorted((a, b) => pupil[a]! - pupil[b]! || item[a]! - item[b]!)
      await append(connection, table, 'pupil, item, day, key', [
        clustered.map((row) => pupil[row]!),
        clustered.map((row) => item[row]!),
        clustered.map((row) => rows.day[row]!),
        clustered.map((row) => place[row]! * KEY_ROOM + rows.value[row]!),
      ])
    } else {
      const live = liveRows(rows)
      const columns = ['pupil', 'item', 'day', 'recorded', 'id', 'value'] as const
      await append(
        connection,
        table,
        columns.join(', '),
        columns.map((column) => live.map((row) => rows[column][row]!)),
      )
    }
  }
  const plan = assigned(workload)
  await append(connection, 'assigned', 'pupil, subject, item, taught_from', [
    plan.pupil,
    plan.subject,
    plan.item,
    plan.from,
  ])
  const { group, pupil } = memberships(workload)
  await append(connection, 'membership', 'grp, pupil', [group, pupil])
}

/** Room for a depth or a score beside the rank: 2^31 holds more ranks than the largest school here has rows. */
const KEY_ROOM = 256

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

function question(tuned: boolean): string {
  const value = (day: number) =>
    tuned
      ? `max(key) filter (day <= ${day}) % ${KEY_ROOM}`
      : `arg_max(value, (day, recorded, id)) filter (day <= ${day})`
  const each = (sql: (k: number, day: number) => string) => DATES.map((day, k) => sql(k, day)).join(', ')
  return `
    with state as (
      select pupil, item, ${each((k, day) => `${value(day)} as v${k}`)} from judgement group by pupil, item
    ), tally as (
      select pupil, subject,
        ${each(
          (k, day) => `count(*) filter (taught_from <= ${day}) as taught${k},
            count(v${k}) filter (taught_from <= ${day}) as judged${k},
            count(*) filter (taught_from <= ${day} and v${k} >= ${SECURED_FROM}) as secured${k}`,
        )}
      from assigned left join state using (pupil, item) group by pupil, subject
    ), score as (
      select pupil, item as subject, ${each((k, day) => `${value(day)} as m${k}`)} from test group by pupil, item
    )
    select grp, s.subject, count(*)::integer,
      ${each(
        (k) => `coalesce(sum(secured${k}) filter (judged${k} > 0), 0)::integer,
          coalesce(sum(taught${k}) filter (judged${k} > 0), 0)::integer,
          count(*) filter (judged${k} > 0)::integer,
          count(*) filter (judged${k} > 0 and 100 * secured${k} >= ${ON_TRACK_PERCENT[k]} * taught${k})::integer,
          coalesce(sum(m${k}), 0)::integer,
          count(m${k})::integer`,
      )}
    from membership cross join (select unnest(range(${SUBJECTS})) as subject) s
      left join tally on tally.pupil = membership.pupil and tally.subject = s.subject
      left join score on score.pupil = membership.pupil and score.subject = s.subject
    group by grp, s.subject`
}

function toIntegers(rows: readonly unknown[][]): PageIntegers {
  const page = emptyPage()
  for (const row of rows) {
    const [group, subject, ...numbers] = row.map(Number)
    if (numbers.length !== WIDTH) throw new Error(`DuckDB answered ${numbers.length} numbers, not ${WIDTH}`)
    page.set(numbers, offsetOf(group!, subject!))
  }
  return page
}
