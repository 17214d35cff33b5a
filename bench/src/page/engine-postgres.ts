import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { PostgresCluster } from '../../../apps/api/src/testing/postgres-cluster.js'
import type { Engine, Source } from './engine.js'
import { emptyPage, offsetOf, type PageIntegers } from './integers.js'
import { assigned, liveRows, memberships } from './prepared.js'
import { onTrackPercent, SECURED_FROM, SUBJECTS, type Workload } from './workload.js'

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
      await fill(psql, workload)
      return {
        ask: (days) => {
          const sql = question(days)
          return () => psql.ask(sql)
        },
        integers: (answer) => toIntegers(answer as string, workload.groups.length),
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

async function fill(psql: Psql, workload: Workload): Promise<void> {
  for (const [table, rows] of [
    ['judgement', workload.judgements],
    ['test', workload.tests],
  ] as const) {
    const live = liveRows(rows)
    const columns = ['pupil', 'item', 'day', 'recorded', 'id', 'value'] as const
    await copy(
      psql,
      table,
      columns,
      columns.map((column) => live.map((row) => rows[column][row]!)),
    )
    await psql.ask(
      `create index on ${table} (pupil, item, day desc, recorded desc, id desc) include (value); vacuum analyze ${table};`,
    )
  }
  const plan = assigned(workload)
  await copy(
    psql,
    'assigned',
    ['pupil', 'subject', 'item', 'taught_from'],
    [plan.pupil, plan.subject, plan.item, plan.from],
  )
  const { group, pupil } = memberships(workload)
  await copy(psql, 'membership', ['grp', 'pupil'], [group, pupil])
  await psql.ask('create index on assigned (pupil, item); vacuum analyze assigned; vacuum analyze membership;')
}

async function copy(
  psql: Psql,
  table: string,
  names: readonly string[],
  columns: readonly ArrayLike<number>[],
): Promise<void> {
  const lines = Array.from(columns[0]!, (_, row) => columns.map((column) => column[row]).join(','))
  const definition = names.map((name) => `${name} integer`).join(', ')
  await psql.ask(
    `create table ${table} (${definition});\ncopy ${table} from stdin with (format csv);\n${lines.join('\n')}\n\\.`,
  )
}

function question(days: readonly number[]): string {
  const last = days.length - 1
  const each = (sql: (k: number, day: number) => string) => days.map((day, k) => sql(k, day)).join(', ')
  const stands = (table: string, key: string, day: number, k: number) => `
    select distinct on (pupil, item) pupil, item as ${key}, value as v${k} from ${table} where day <= ${day}
    order by pupil, item, day desc, recorded desc, id desc`
  const scores = days
    .map(
      (day, k) =>
        `left join (${stands('test', 'subject', day, k).replace(` as v${k}`, ` as m${k}`)}) t${k} using (pupil, subject)`,
    )
    .join(' ')
  return `
    with tally as (
      select pupil, subject,
        ${each(
          (k, day) => `count(*) filter (where taught_from <= ${day}) as taught${k},
            count(v${k}) filter (where taught_from <= ${day}) as judged${k},
            count(*) filter (where taught_from <= ${day} and v${k} >= ${SECURED_FROM}) as secured${k}`,
        )}
      from assigned ${days.map((day, k) => `left join (${stands('judgement', 'item', day, k)}) j${k} using (pupil, item)`).join(' ')}
      group by pupil, subject
    ), place as (
      select grp, pupil, subject from membership cross join generate_series(0, ${SUBJECTS - 1}) as subject
    )
    select grp, subject, count(*), coalesce(sum(taught${last}) filter (where judged${last} > 0), 0),
      ${each(
        (k, day) => `coalesce(sum(secured${k}) filter (where judged${k} > 0), 0),
          count(*) filter (where judged${k} > 0 and 100 * secured${k} >= ${onTrackPercent(day)} * taught${k}),
          coalesce(sum(m${k}), 0), count(m${k})`,
      )}
    from place left join tally using (pupil, subject) ${scores} group by grp, subject;`
}

function toIntegers(answer: string, groups: number): PageIntegers {
  const page = emptyPage(groups)
  for (const line of answer.trim().split('\n')) {
    const [group, subject, ...numbers] = line.split('|').map(Number)
    page.set(numbers, offsetOf(group!, subject!))
  }
  return page
}
