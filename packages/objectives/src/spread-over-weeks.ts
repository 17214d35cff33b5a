import { type CalendarDate, compareCodeUnits, plusDays } from '@track/kernel'
import type { TaughtDay } from './sequence-of.js'

/**
 * A first plan of when a class is taught some objectives: spread evenly over the school weeks, in the order given.
 *
 * Each gets the Monday of its week; in the week the plan starts in, the day it starts. No two weeks differ by more than one
 * objective. Weeks over before the plan starts are left out; without a week left nothing is planned.
 *
 * @example
 * ```ts
 * import { spreadOverWeeks } from '@track/objectives'
 *
 * const weeks = ['2026-09-07', '2026-09-14', '2026-09-21'] as const
 * spreadOverWeeks(['o1', 'o2', 'o3'], { startsOn: '2026-09-09', weeks })
 * // => [
 * //      { objectiveId: 'o1', taughtFrom: '2026-09-09' },
 * //      { objectiveId: 'o2', taughtFrom: '2026-09-14' },
 * //      { objectiveId: 'o3', taughtFrom: '2026-09-21' },
 * //    ]
 * ```
 */
export function spreadOverWeeks(
  objectiveIds: readonly string[],
  { startsOn, weeks }: { readonly startsOn: CalendarDate; readonly weeks: readonly CalendarDate[] },
): TaughtDay[] {
  const left = [...new Set(weeks)].filter((monday) => startsOn < plusDays(monday, 7)).sort(compareCodeUnits)
  return objectiveIds.flatMap((objectiveId, index) => {
    const monday = left[Math.floor((index * left.length) / objectiveIds.length)]
    if (monday === undefined) return []
    return { objectiveId, taughtFrom: monday < startsOn ? startsOn : monday }
  })
}
