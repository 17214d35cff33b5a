import { compareCodeUnits } from '@track/kernel'
import type { EntryLike } from './entry.js'

/**
 * Which of two entries speaks later about the pupil: by the day it was observed, then by when it was recorded, then by id.
 *
 * A total order, the same on every device: ids compare by code unit, and no two different entries are equal.
 *
 * @example
 * ```ts
 * import { compareEntries } from '@track/markbook'
 *
 * const autumn = { id: 'a', observedOn: '2025-11-10', recordedAt: '2025-12-01T16:00:00.000Z' } as const
 * const later = { id: 'b', observedOn: '2025-11-20', recordedAt: '2025-11-20T10:00:00.000Z' } as const
 * compareEntries(autumn, later) // => -1
 * ```
 */
export function compareEntries(
  a: Pick<EntryLike, 'id' | 'observedOn' | 'recordedAt'>,
  b: Pick<EntryLike, 'id' | 'observedOn' | 'recordedAt'>,
): number {
  return (
    compareCodeUnits(a.observedOn, b.observedOn) ||
    compareCodeUnits(a.recordedAt, b.recordedAt) ||
    compareCodeUnits(a.id, b.id)
  )
}
