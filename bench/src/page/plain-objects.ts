import { type CalendarDate, plusDays } from '@track/kernel'
import type { EntryLike } from '@track/markbook'
import { type Rows, VOID, type Workload } from './workload.js'

/** A uuid for each thing; those of entries sort by code unit as their numbers do. */
export function uuid(kind: 'pupil' | 'objective' | 'entry' | 'test', number: number): string {
  return `${KINDS[kind]}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
}
const KINDS = { pupil: '00000001', objective: '00000002', entry: '00000003', test: '00000004' }

export const dayName = (day: number): CalendarDate => plusDays('2025-09-01', day)

/** The log as an application holds it: one object a row, with strings of its own, as JSON.parse leaves them. */
export function toEntries({ judgements, tests }: Pick<Workload, 'judgements' | 'tests'>): EntryLike[] {
  return [
    ...entriesOf(judgements, 'entry', (value) => ({ objectiveId: uuid('objective', value), measureId: null })),
    ...entriesOf(tests, 'test', (value) => ({ objectiveId: null, measureId: measureId(value) })),
  ]
}

export const measureId = (subject: number): string => `test-${subject}`
export const depthCode = (depth: number): string => `depth-${depth}`

function* entriesOf(
  rows: Rows,
  kind: 'entry' | 'test',
  itemOf: (item: number) => Pick<EntryLike, 'objectiveId' | 'measureId'>,
): Generator<EntryLike> {
  for (const row of rows.id.keys()) {
    const value = rows.value[row]!
    const supersedes = rows.supersedes[row]!
    yield {
      id: uuid(kind, rows.id[row]!),
      pupilId: uuid('pupil', rows.pupil[row]!),
      ...itemOf(rows.item[row]!),
      value: value === VOID ? null : kind === 'entry' ? depthCode(value) : value,
      observedOn: dayName(rows.day[row]!),
      recordedAt: instantOf(rows.recorded[row]!),
      track: 'teacher',
      supersedes: supersedes === -1 ? null : uuid(kind, supersedes),
    }
  }
}

export function instantOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const ofDay = seconds % 86_400
  const time = `${two(Math.floor(ofDay / 3600))}:${two(Math.floor(ofDay / 60) % 60)}:${two(ofDay % 60)}`
  return `${dayName(Math.floor(seconds / 86_400))}T${time}.000Z`
}
