import { compareCodeUnits } from '@track/kernel'
import type { Entry } from './session.js'

/**
 * Which of two entries comes first in the one order of all logs: by place, then by who wrote it, then by id.
 *
 * @example
 * ```ts
 * import { compareEntries } from '@track/micro-progression'
 *
 * const first = { id: 'e', seq: 1, by: 'ms-b', kind: 'withdraw', pieceId: 'p' } as const
 * compareEntries(first, { ...first, seq: 2, by: 'ms-a' }) // => -1
 * compareEntries(first, { ...first, by: 'ms-a' }) // => 1
 * ```
 */
export function compareEntries(
  a: Readonly<Pick<Entry, 'seq' | 'by' | 'id'>>,
  b: Readonly<Pick<Entry, 'seq' | 'by' | 'id'>>,
): number {
  return Math.sign(a.seq - b.seq) || compareCodeUnits(a.by, b.by) || compareCodeUnits(a.id, b.id)
}
