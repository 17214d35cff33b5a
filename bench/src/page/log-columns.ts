import type { LogColumns } from '@track/markbook'
import { depthCode, measureId, uuid } from './plain-objects.js'
import { type Rows, SUBJECTS, VOID, type Workload } from './workload.js'

/** Midnight of 1 September 2025 in milliseconds, and in days. */
const START = Date.UTC(2025, 8, 1)
const START_DAY = START / 86_400_000
const DEPTHS = [0, 1, 2, 3]

/**
 * The log as columns of numbers, as narrow as a careful caller keeps them: judgements first, then tests, whose ids go on where
 * those of the judgements end.
 */
export function logColumns(workload: Pick<Workload, 'pupils' | 'objectives' | 'judgements' | 'tests'>): LogColumns {
  const { pupils, objectives, judgements, tests } = workload
  const shift = judgements.id.length
  const parts = [
    { rows: judgements, itemOf: (item: number) => item, shift: 0 },
    { rows: tests, itemOf: (item: number) => ~item, shift },
  ]
  const lines = shift + tests.id.length
  const fill = <C extends { [place: number]: number }>(
    column: C,
    numberIn: (rows: Rows, row: number, part: (typeof parts)[number]) => number,
  ): C => {
    let place = 0
    for (const part of parts) for (const row of part.rows.id.keys()) column[place++] = numberIn(part.rows, row, part)
    return column
  }
  const marks = [...new Set(tests.value)]
  return {
    pupils: Array.from({ length: pupils }, (_, pupil) => uuid('pupil', pupil)),
    objectives: Array.from({ length: objectives }, (_, objective) => uuid('objective', objective)),
    measures: Array.from({ length: SUBJECTS }, (_, subject) => measureId(subject)),
    words: DEPTHS.map(depthCode),
    marks,
    pupil: fill(new Int16Array(lines), ({ pupil }, row) => pupil[row]!),
    item: fill(new Int16Array(lines), ({ item }, row, { itemOf }) => itemOf(item[row]!)),
    value: fill(new Int8Array(lines), (rows, row) =>
      rows === tests ? -2 - marks.indexOf(rows.value[row]!) : rows.value[row] === VOID ? -1 : rows.value[row]!,
    ),
    day: fill(new Int16Array(lines), ({ day }, row) => START_DAY + day[row]!),
    recordedAt: fill(new Float64Array(lines), ({ recorded }, row) => START + recorded[row]! * 1000),
    id: fill(new Int32Array(lines), ({ id }, row, part) => id[row]! + part.shift),
    supersedes: fill(new Int32Array(lines), ({ supersedes }, row, part) =>
      supersedes[row] === -1 ? -1 : supersedes[row]! + part.shift,
    ),
  }
}
