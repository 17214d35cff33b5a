import type { CalendarDate } from '@track/kernel'
import type { Objective } from './objective.js'

/**
 * Could the objective be taught and judged on a day, or had it been retired?
 *
 * `retiredOn` is the first day it is no longer offered. What was judged before stays in the log and in reports of earlier days.
 *
 * @example
 * ```ts
 * isOffered({ retiredOn: '2026-02-01' }, '2026-01-31') // => true
 * isOffered({ retiredOn: '2026-02-01' }, '2026-02-01') // => false
 * isOffered({ retiredOn: null }, '2026-02-01') // => true
 * ```
 */
export function isOffered({ retiredOn }: Pick<Objective, 'retiredOn'>, asOf: CalendarDate): boolean {
  return retiredOn === null || asOf < retiredOn
}
