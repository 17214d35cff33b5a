import type { PageColumn, PageDefinition } from './page-definition.js'

/** One end of a change: a column without it, on a date of the page. */
export interface ChangeEnd {
  readonly column: PageColumn
  readonly date: number
}

/**
 * What is a change on this date measured from? Undefined where there is nothing before: on the first date of the page.
 *
 * Dates go by the calendar, in whatever order the page has them. A baseline test counts as it stands on the date itself.
 */
export function baselineOf(
  { dates }: Pick<PageDefinition, 'dates'>,
  { column: { subjectId, measure, change }, date }: ChangeEnd,
): ChangeEnd | undefined {
  if (!change) return undefined
  const { since } = change
  if (since.kind === 'measure') {
    const { measureId } = since
    return { column: { subjectId, measure: { kind: 'mean-mark', measureId, matched: false } }, date }
  }
  const on = dates[date]!.on
  const earlier = [...dates.keys()]
    .filter((other) => dates[other]!.on < on)
    .sort((a, b) => (dates[a]!.on < dates[b]!.on ? -1 : 1))
  const from = since.kind === 'first-date' ? earlier[0] : earlier.at(-1)
  return from === undefined ? undefined : { column: { subjectId, measure }, date: from }
}
