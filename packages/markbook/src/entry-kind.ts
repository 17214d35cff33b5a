import type { EntryLike } from './entry.js'

/** What a line of the log does. */
export type EntryKind = 'judgement' | 'mark' | 'correction' | 'void' | 'clear'

/**
 * What this line does: says something new, corrects or voids an earlier line, or clears the cell.
 *
 * @example
 * ```ts
 * import { entryKind } from '@track/markbook'
 *
 * entryKind({ objectiveId: 'count-in-6s', value: 'secure' }) // => 'judgement'
 * entryKind({ objectiveId: 'count-in-6s', value: 'secure', supersedes: 'e1' }) // => 'correction'
 * entryKind({ objectiveId: 'count-in-6s', value: null, supersedes: 'e1' }) // => 'void'
 * entryKind({ objectiveId: 'count-in-6s', value: null }) // => 'clear'
 * entryKind({ objectiveId: null, value: 104 }) // => 'mark'
 * ```
 */
export function entryKind({
  objectiveId,
  value,
  supersedes,
}: Pick<EntryLike, 'objectiveId' | 'value' | 'supersedes'>): EntryKind {
  if (supersedes != null) return value === null ? 'void' : 'correction'
  if (value === null) return 'clear'
  return objectiveId === null ? 'mark' : 'judgement'
}
