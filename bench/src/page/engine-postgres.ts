import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { PostgresCluster } from '../../../apps/api/src/testing/postgres-cluster.js'
import type { Engine, Source } from './engine.js'
import { logTables, question, schoolTables, type Table, tallyOf, toIntegers } from './sql.js'

/**
 * PostgreSQL on a server of its own, on one core: `distinct on` for each date, answered by an index that holds all that is asked,
 * in its order. Given live rows only.
 */
export function postgresEngine(cluster: PostgresCluster): Engine<Pick<Source, 'workload'>> {
  return {
    name: 'PostgreSQL, distinct on',
    async load({ workload }) {
      const psql = openPsql(cluster)
      await psql.ask(
        'set client_min_messages = warning; drop table if exists judgement, test, assigned, membership; set work_mem = "512MB"; set jit = off; set max_parallel_workers_per_gather = 0;',
      )
      for (const table of [...logTables(workload), ...schoolTables(workload)]) await copy(psql, table)
      return {
        ask: (days) => {
          const sql = `${questionOn(days)};`
          return () => psql.ask(sql)
        },
        integers: (answer) => toIntegers(rowsOf(answer as string), workload.groups.length),
        close: () => psql.close(),
      }
    },
  }
}

interface Psql {
  ask(sql: string): Promise<string>
  close(): Promise<void>
}

const END = '--- that is all ---'

function openPsql({ binaries, url }: PostgresCluster): Psql {
  const psql = spawn(join(binaries, 'psql'), ['-XAtq', '-v', 'ON_ERROR_STOP=1', `${url}/postgres`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let said = ''
  let heard: (() => void) | undefined
  psql.stdout.on('data', (chunk: Buffer) => {
    said += chunk
    if (said.includes(END)) heard?.()
  })
  const ended = once(psql, 'exit')
  const stopped = ended.then(() => {
    throw new Error('psql stopped')
  })
  stopped.catch(() => {})
  return {
    async ask(sql) {
      said = ''
      const answered = new Promise<void>((resolve) => {
        heard = resolve
      })
      psql.stdin.write(`${sql}\n\\echo ${END}\n`)
      await Promise.race([answered, stopped])
      return said.slice(0, said.indexOf(END))
    },
    async close() {
      psql.stdin.end()
      await ended
    },
  }
}

/** Of a cell the row that counts most stands first. */
const ORDER = 'pupil, item, day desc, recorded desc, id desc'

const INDEXES: Readonly<Record<string, string>> = {
  judgement: `create index on judgement (${ORDER}) include (value);`,
  test: `create index on test (${ORDER}) include (value);`,
  assigned: 'create index on assigned (pupil, item);',
}

async function copy(psql: Psql, { name, columns }: Table): Promise<void> {
  const all = Object.values(columns)
  const lines = Array.from(all[0]!, (_, row) => all.map((column) => column[row]).join(','))
  const definition = Object.keys(columns).map((column) => `${column} integer`)
  await psql.ask(
    `create table ${name} (${definition.join(', ')});\ncopy ${name} from stdin with (format csv);\n${lines.join('\n')}\n\\.`,
  )
  await psql.ask(`${INDEXES[name] ?? ''} vacuum analyze ${name};`)
}

function questionOn(days: readonly number[]): string {
  const standing = (table: string, day: number, columns: string) =>
    `select distinct on (pupil, item) ${columns} from ${table} where day <= ${day} order by ${ORDER}`
  const depths = days.map((day, k) => standing('judgement', day, `pupil, item, value as v${k}`))
  const marks = days.map((day, k) => standing('test', day, `pupil, item as subject, value as m${k}`))
  return question(days, { tally: tallyOf(days, depths), marks })
}

function rowsOf(answer: string): string[][] {
  return answer
    .trim()
    .split('\n')
    .map((line) => line.split('|'))
}
