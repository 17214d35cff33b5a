import type { CalendarDate } from '@track/kernel'
import type { Objective } from './objective.js'

/**
 * Could the objective be taught and judged on a day, or was it not there yet, or retired by then?
 *
 * `offeredFrom` is the first day it is offered, `retiredOn` the first day it is no longer offered. What was judged before stays in the log and in reports of earlier days.
 *
 * @example
 * ```ts
 * import { isOffered } from '@track/objectives'
 *
 * isOffered({ offeredFrom: null, retiredOn: '2026-02-01' }, '2026-01-31') // => true
 * isOffered({ offeredFrom: null, retiredOn: '2026-02-01' }, '2026-02-01') // => false
 * isOffered({ offeredFrom: '2026-02-01', retiredOn: null }, '2026-02-01') // => true
 * ```
 */
export function isOffered(
  { offeredFrom, retiredOn }: Pick<Objective, 'offeredFrom' | 'retiredOn'>,
  asOf: CalendarDate,
): boolean {
  return (offeredFrom === null || offeredFrom <= asOf) && (retiredOn === null || asOf < retiredOn)
}
