import type { CalendarDate } from '@track/kernel'
import type { Objective } from './objective.js'

/**
 * Was the objective retired by a day? One that is offered only later is not: see `isOffered`.
 *
 * @example
 * ```ts
 * import { isRetired } from '@track/objectives'
 *
 * isRetired({ retiredOn: '2026-02-01' }, '2026-02-01') // => true
 * isRetired({ retiredOn: '2026-02-01' }, '2026-01-31') // => false
 * isRetired({ retiredOn: null }, '2026-02-01') // => false
 * ```
 */
export function isRetired({ retiredOn }: Pick<Objective, 'retiredOn'>, asOf: CalendarDate): boolean {
  return retiredOn !== null && retiredOn <= asOf
}
