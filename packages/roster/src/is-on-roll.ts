import type { CalendarDate } from '@track/kernel'
import type { Pupil } from './pupil.js'

/**
 * Was the pupil on the school's roll on a day?
 *
 * `joinedOn` is the first day on roll and `leftOn` the last; where one is missing, that end is open.
 *
 * @example
 * ```ts
 * import { isOnRoll } from '@track/roster'
 *
 * const pupil = { joinedOn: '2025-09-03', leftOn: '2026-02-13' } as const
 * isOnRoll(pupil, '2025-09-02') // => false
 * isOnRoll(pupil, '2026-02-13') // => true
 * isOnRoll({}, '2026-02-13') // => true
 * ```
 */
export function isOnRoll({ joinedOn, leftOn }: Pick<Pupil, 'joinedOn' | 'leftOn'>, asOf: CalendarDate): boolean {
  return (joinedOn === undefined || joinedOn <= asOf) && (leftOn === undefined || asOf <= leftOn)
}
