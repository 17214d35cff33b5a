import { type ColumnTable, table } from 'arquero'
import type { Engine } from './engine.js'
import { emptyPage, offsetOf, type PageIntegers } from './integers.js'
import { assigned, memberships, rankedRows } from './prepared.js'
import { onTrackPercent, type Rows, SECURED_FROM, SUBJECTS } from './workload.js'

/**
 * arquero in the fastest of the three ways tried: rows ranked once, the rank and the value in one number, and a rollup that
 * takes the greatest up to each date. Sorting and keeping the last of each cell takes longer. Given live rows only.
 */
export const arquero: Engine = {
  name: 'arquero, one rollup',
  async load({ workload }) {
    const { objectives, groups } = workload
    const judgements = toTable(workload.judgements, objectives)
    const tests = toTable(workload.tests, SUBJECTS)
    const plan = assigned(workload)
    const taught = table({
      cell: Int32Array.from(plan.pupil, (pupil, row) => pupil * objectives + plan.item[row]!),
      place: Int32Array.from(plan.pupil, (pupil, row) => pupil * SUBJECTS + plan.subject[row]!),
      from: Int32Array.from(plan.from),
    })
    const { group, pupil } = memberships(workload)
    const subjects = Array.from({ length: SUBJECTS }, (_, subject) => subject)
    const places = table({
      block: Int32Array.from(group.flatMap((number) => subjects.map((subject) => number * SUBJECTS + subject))),
      place: Int32Array.from(pupil.flatMap((number) => subjects.map((subject) => number * SUBJECTS + subject))),
    })
    return {
      ask: (days) => () => count({ judgements, tests, taught, places }, days),
      integers: (answer) => toIntegers(answer as ColumnTable, groups.length),
    }
  },
}

const KEY_ROOM = 256

function toTable(rows: Rows, width: number): ColumnTable {
  const ranked = rankedRows(rows)
  return table({
    cell: ranked.map((row) => rows.pupil[row]! * width + rows.item[row]!),
    day: ranked.map((row) => rows.day[row]!),
    key: ranked.map((row, rank) => rank * KEY_ROOM + rows.value[row]!),
  })
}

function count(
  tables: Record<'judgements' | 'tests' | 'taught' | 'places', ColumnTable>,
  days: readonly number[],
): ColumnTable {
  const each = (expressions: (day: number, k: number) => [string, string][]) =>
    Object.fromEntries(days.flatMap((day, k) => expressions(day, k)))
  const last = days.length - 1
  const latest = each((day, k) => [[`key${k}`, `d => op.max(d.day <= ${day} ? d.key : -1)`]])
  const states = tables.judgements.groupby('cell').rollup(latest)
  const scores = tables.tests.groupby('cell').rollup(latest).rename({ cell: 'place' })
  const tallies = tables.taught
    .join_left(states, 'cell')
    .groupby('place')
    .rollup(
      each((day, k) => [
        [`taught${k}`, `d => op.sum(d.from <= ${day} ? 1 : 0)`],
        [`judged${k}`, `d => op.sum(d.from <= ${day} && d.key${k} >= 0 ? 1 : 0)`],
        [
          `secured${k}`,
          `d => op.sum(d.from <= ${day} && d.key${k} >= 0 && d.key${k} % ${KEY_ROOM} >= ${SECURED_FROM} ? 1 : 0)`,
        ],
      ]),
    )
  return tables.places
    .join_left(tallies, 'place')
    .join_left(scores, 'place')
    .groupby('block')
    .rollup({
      pupils: 'd => op.count()',
      assigned: `d => op.sum(d.judged${last} > 0 ? d.taught${last} : 0)`,
      ...each((day, k) => [
        [`securedOf${k}`, `d => op.sum(d.judged${k} > 0 ? d.secured${k} : 0)`],
        [
          `onTrack${k}`,
          `d => op.sum(d.judged${k} > 0 && 100 * d.secured${k} >= ${onTrackPercent(day)} * d.taught${k} ? 1 : 0)`,
        ],
        [`scoreSum${k}`, `d => op.sum(d.key${k} >= 0 ? d.key${k} % ${KEY_ROOM} : 0)`],
        [`scores${k}`, `d => op.sum(d.key${k} >= 0 ? 1 : 0)`],
      ]),
    })
}

function toIntegers(answer: ColumnTable, groups: number): PageIntegers {
  const page = emptyPage(groups)
  const [block, ...columns] = answer.columnNames().map((name) => answer.array(name) as ArrayLike<number>)
  for (let row = 0; row < answer.numRows(); row++)
    page.set(
      columns.map((column) => column[row]!),
      offsetOf(Math.floor(block![row]! / SUBJECTS), block![row]! % SUBJECTS),
    )
  return page
}
