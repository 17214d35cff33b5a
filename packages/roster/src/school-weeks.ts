import { type CalendarDate, plusDays, weekday } from '@track/kernel'

/**
 * The Mondays of the weeks in which the school is open on a day at least, from a day until another.
 *
 * A school that has not put its terms in is open in every week.
 *
 * @example
 * ```ts
 * import { schoolWeeks } from '@track/roster'
 *
 * const terms = [{ startsOn: '2026-02-23', endsOn: '2026-03-27' }] as const
 * const closures = [{ startsOn: '2026-03-02', endsOn: '2026-03-06' }] as const
 * schoolWeeks({ terms, closures }, { from: '2026-02-25', until: '2026-03-10' }) // => ['2026-02-23', '2026-03-09']
 * ```
 */
export function schoolWeeks(
  { terms, closures }: { readonly terms: readonly Span[]; readonly closures: readonly Span[] },
  { from, until }: { readonly from: CalendarDate; readonly until: CalendarDate },
): CalendarDate[] {
  const isOpen = (day: CalendarDate) =>
    from <= day && day <= until && (terms.length === 0 || holds(terms, day)) && !holds(closures, day)
  const weeks: CalendarDate[] = []
  for (let monday = mondayOf(from); monday <= until; monday = plusDays(monday, 7))
    if ([0, 1, 2, 3, 4].some((days) => isOpen(plusDays(monday, days)))) weeks.push(monday)
  return weeks
}

/**
 * The Monday of the week that a day is in. Weeks go from Monday to Sunday.
 *
 * @example
 * ```ts
 * import { mondayOf } from '@track/roster'
 *
 * mondayOf('2026-03-08') // => '2026-03-02'
 * mondayOf('2026-03-09') // => '2026-03-09'
 * ```
 */
export function mondayOf(day: CalendarDate): CalendarDate {
  return plusDays(day, 1 - weekday(day))
}

interface Span {
  readonly startsOn: CalendarDate
  readonly endsOn: CalendarDate
}

function holds(spans: readonly Span[], day: CalendarDate): boolean {
  return spans.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
}
