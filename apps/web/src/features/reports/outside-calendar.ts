import { ProblemError } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'

/** The first day of the school's calendar; a school without a calendar has none. */
export function calendarFrom({
  academicYears,
}: {
  readonly academicYears: readonly { readonly startsOn: CalendarDate }[]
}): CalendarDate | undefined {
  return academicYears.map(({ startsOn }) => startsOn).sort()[0]
}

/** The days of a page that were refused because no school year has them. */
export function daysOutside(error: unknown, dates: readonly { readonly on: CalendarDate }[]): CalendarDate[] {
  if (!(error instanceof ProblemError)) return []
  return (error.problem.errors ?? []).flatMap(({ code, pointer }) => {
    const [, place] = /\/dates\/(\d+)\/on$/.exec(pointer ?? '') ?? []
    const day = code === 'reports/outside-calendar' && place ? dates[Number(place)]?.on : undefined
    return day ? [day] : []
  })
}
