import type { CalendarDate } from '@track/kernel'
import { mondayOf } from '@track/roster'

/** A week of a class's plan with what begins in it; null is what has no day yet. */
export interface PlanWeek {
  readonly monday: CalendarDate | null
  readonly objectiveIds: readonly string[]
}

/**
 * A class's objectives week by week, as they stand in its own order.
 *
 * @example
 * ```ts
 * planWeeks(['o1', 'o2', 'o3'], new Map([['o1', '2026-03-02'], ['o2', '2026-03-04']]))
 * // => [{ monday: '2026-03-02', objectiveIds: ['o1', 'o2'] }, { monday: null, objectiveIds: ['o3'] }]
 * ```
 */
export function planWeeks(objectiveIds: readonly string[], days: ReadonlyMap<string, CalendarDate>): PlanWeek[] {
  const weeks: { monday: CalendarDate | null; objectiveIds: string[] }[] = []
  for (const id of objectiveIds) {
    const day = days.get(id)
    const monday = day === undefined ? null : mondayOf(day)
    const last = weeks.at(-1)
    if (last && last.monday === monday) last.objectiveIds.push(id)
    else weeks.push({ monday, objectiveIds: [id] })
  }
  return weeks
}

/**
 * The day an objective begins when it is moved a school week on or back: the Monday of that week. What has no day yet comes
 * into the week after the last that is planned. Undefined where there is no such week.
 *
 * @example
 * ```ts
 * const weeks = ['2026-03-02', '2026-03-09', '2026-03-23'] as const
 * anotherWeek('2026-03-11', { by: 1, weeks, last: null }) // => '2026-03-23'
 * anotherWeek('2026-03-04', { by: -1, weeks, last: null }) // => undefined
 * anotherWeek(null, { by: -1, weeks, last: '2026-03-04' }) // => '2026-03-09'
 * ```
 */
export function anotherWeek(
  day: CalendarDate | null,
  {
    by,
    weeks,
    last,
  }: {
    readonly by: -1 | 1
    /** Mondays of the school's weeks, in order. */
    readonly weeks: readonly CalendarDate[]
    /** The last day on which anything begins so far. */
    readonly last: CalendarDate | null
  },
): CalendarDate | undefined {
  if (day === null) return by > 0 ? undefined : weeks.find((monday) => last === null || monday > mondayOf(last))
  const now = mondayOf(day)
  return by > 0 ? weeks.find((monday) => monday > now) : weeks.findLast((monday) => monday < now)
}
