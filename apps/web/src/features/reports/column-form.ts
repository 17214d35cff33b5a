import type { PageColumn } from './page-choice'

/** In what form a measure is shown: the number itself, how many, or its change. */
export type ColumnForm = Pick<PageColumn, 'show' | 'change'>

const COUNTED: readonly PageColumn['measure']['kind'][] = ['secured', 'on-track', 'described', 'category']

/** Can the measure be shown so? Counts are of what is a share; what is a change itself has none; a test is compared with a test. */
export function canShow(measure: PageColumn['measure'], { show, change }: ColumnForm): boolean {
  if (show) return change === undefined && COUNTED.includes(measure.kind)
  if (!change) return true
  const { since } = change
  if (since.kind !== 'measure') return measure.kind !== 'progress'
  return measure.kind === 'mean-mark' && measure.measureId !== since.measureId
}

/** A form as the value of a choice, and back: which pupils is another question. */
export function formValue({ show, change }: ColumnForm): string {
  if (show) return show
  return change ? (change.since.kind === 'measure' ? change.since.measureId : change.since.kind) : ''
}

export function formOf(value: string, pupils: 'raw' | 'matched'): ColumnForm {
  if (value === '') return {}
  if (value === 'count') return { show: 'count' }
  if (value === 'first-date' || value === 'date-before') return { change: { since: { kind: value }, pupils } }
  return { change: { since: { kind: 'measure', measureId: value }, pupils } }
}
