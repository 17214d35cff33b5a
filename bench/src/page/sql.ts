import { emptyPage, offsetOf, type PageIntegers, WIDTH } from './integers.js'
import { assigned, liveRows, memberships } from './prepared.js'
import { onTrackPercent, SECURED_FROM, SUBJECTS, type Workload } from './workload.js'

/** How one database finds out what stands; the rest of the question is the same SQL for all. */
export interface Standings {
  /** For each pupil and subject and each day: objectives taught, judged and secured. See `tallyOf`. */
  readonly tally: string
  /** The marks of tests that stand on each day (`m0`, `m1` and so on), by pupil and subject: in one table, or in several. */
  readonly marks: readonly string[]
}

/** The page in SQL: one row for each group and subject, its numbers in the order of `PageIntegers`. */
export function question(days: readonly number[], { tally, marks }: Standings): string {
  const last = days.length - 1
  return `
    with tally as (${tally}), place as (
      select grp, pupil, subject from membership cross join generate_series(0, ${SUBJECTS - 1}) as s(subject)
    )
    select grp, subject, count(*)::integer, coalesce(sum(taught${last}) filter (where judged${last} > 0), 0)::integer,
      ${each(
        days,
        (k, day) => `coalesce(sum(secured${k}) filter (where judged${k} > 0), 0)::integer,
          count(*) filter (where judged${k} > 0 and 100 * secured${k} >= ${onTrackPercent(day)} * taught${k})::integer,
          coalesce(sum(m${k}), 0)::integer,
          count(m${k})::integer`,
      )}
    from place left join tally using (pupil, subject)
      ${marks.map((table, k) => `left join (${table}) marks${k} using (pupil, subject)`).join(' ')}
    group by grp, subject`
}

/** Counted from the depths that stand on each day (`v0`, `v1` and so on), by pupil and item: in one table, or in several. */
export function tallyOf(days: readonly number[], depths: readonly string[]): string {
  return `
    select pupil, subject,
      ${each(
        days,
        (k, day) => `count(*) filter (where taught_from <= ${day}) as taught${k},
          count(v${k}) filter (where taught_from <= ${day}) as judged${k},
          count(*) filter (where taught_from <= ${day} and v${k} >= ${SECURED_FROM}) as secured${k}`,
      )}
    from assigned ${depths.map((table, k) => `left join (${table}) depths${k} using (pupil, item)`).join(' ')}
    group by pupil, subject`
}

export function each(days: readonly number[], sql: (k: number, day: number) => string): string {
  return days.map((day, k) => sql(k, day)).join(', ')
}

/** A table of whole numbers, column by column. */
export interface Table {
  readonly name: string
  readonly columns: Readonly<Record<string, ArrayLike<number>>>
}

/** The log without its dead rows, which the question then need not look for. */
export function logTables({ judgements, tests }: Workload): Table[] {
  return Object.entries({ judgement: judgements, test: tests }).map(([name, rows]) => {
    const live = liveRows(rows)
    const columns = (['pupil', 'item', 'day', 'recorded', 'id', 'value'] as const).map(
      (column) => [column, live.map((row) => rows[column][row]!)] as const,
    )
    return { name, columns: Object.fromEntries(columns) }
  })
}

/** Who is taught what, and who is in which group. */
export function schoolTables(workload: Workload): Table[] {
  const { from, ...plan } = assigned(workload)
  const { group, pupil } = memberships(workload)
  return [
    { name: 'assigned', columns: { ...plan, taught_from: from } },
    { name: 'membership', columns: { grp: group, pupil } },
  ]
}

/** The rows of an answer as integers. */
export function toIntegers(rows: readonly (readonly unknown[])[], groups: number): PageIntegers {
  const page = emptyPage(groups)
  for (const row of rows) {
    const [group, subject, ...numbers] = row.map(Number)
    if (numbers.length !== WIDTH) throw new Error(`The database answered ${numbers.length} numbers, not ${WIDTH}`)
    page.set(numbers, offsetOf(group!, subject!))
  }
  return page
}
