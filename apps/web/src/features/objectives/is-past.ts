import type { CalendarDate } from '@track/kernel'
import type { Objective } from '@track/objectives'

/**
 * Was the objective retired by a day? One that is offered only later is not past.
 *
 * @example
 * ```ts
 * isPast({ retiredOn: '2026-02-01' }, '2026-02-01') // => true
 * isPast({ retiredOn: '2026-02-01' }, '2026-01-31') // => false
 * isPast({ retiredOn: null }, '2026-02-01') // => false
 * ```
 */
export function isPast({ retiredOn }: Pick<Objective, 'retiredOn'>, today: CalendarDate): boolean {
  return retiredOn !== null && retiredOn <= today
}
