import type { CalendarDate } from '@track/kernel'
import type { Group } from '@track/roster'

/**
 * Is this a group of that day? A class of one academic year begins and ends; a group without days goes on.
 *
 * @example
 * ```ts
 * isRunning({ startsOn: '2025-09-01', endsOn: '2026-08-31' }, '2026-08-31') // => true
 * isRunning({ startsOn: '2026-09-01' }, '2026-08-31') // => false
 * isRunning({}, '2026-08-31') // => true
 * ```
 */
export function isRunning({ startsOn, endsOn }: Pick<Group, 'startsOn' | 'endsOn'>, day: CalendarDate): boolean {
  return (startsOn === undefined || startsOn <= day) && (endsOn === undefined || day <= endsOn)
}
