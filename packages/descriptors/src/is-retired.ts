import type { CalendarDate } from '@track/kernel'

/**
 * Is a depth scale or a set of words no longer offered on a day? `retiredOn` is the first day it is not: from then on a set is neither
 * chosen nor asked for, and no word of it is said. What was said before stays.
 *
 * Of several versions, ask the one in force on the day: see `scaleAsOf` and `descriptorSetAsOf`.
 *
 * @example
 * ```ts
 * import { isRetired } from '@track/descriptors'
 *
 * isRetired({ retiredOn: '2026-02-01' }, '2026-01-31') // => false
 * isRetired({ retiredOn: '2026-02-01' }, '2026-02-01') // => true
 * isRetired({}, '2026-02-01') // => false
 * ```
 */
export function isRetired(
  { retiredOn }: { readonly retiredOn?: CalendarDate | undefined },
  asOf: CalendarDate,
): boolean {
  return retiredOn !== undefined && retiredOn <= asOf
}
