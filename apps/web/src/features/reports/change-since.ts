import type { Page } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'

/**
 * The earlier day from which a number of a column of change is counted. Undefined where it is of one day: in any other column, on the
 * first date, and where a test of the same day is what it is counted from.
 */
export function changeSince(
  { dates }: Pick<Page['definition'], 'dates'>,
  { measure, change }: Pick<Page['columns'][number], 'measure' | 'change'>,
  on: CalendarDate,
): CalendarDate | undefined {
  const isOfDays = measure.kind === 'progress' || (change && change.since.kind !== 'measure')
  if (!isOfDays) return undefined
  const earlier = dates.flatMap((date) => (date.on < on ? [date.on] : [])).sort()
  return change?.since.kind === 'date-before' ? earlier.at(-1) : earlier[0]
}
