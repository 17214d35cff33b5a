import type { CalendarDate } from '@track/kernel'
import { compareEntries } from './compare-entries.js'
import type { EntryLike } from './entry.js'
import { type AsOf, checkOneCell, livingLines } from './state-as-of.js'

/**
 * All judgements of one cell that count on a day, oldest first: what a calculation works on.
 *
 * Of the lines observed by `asOf` and recorded by `asKnown`, in the order of `compareEntries`: no void, nothing superseded, and
 * nothing up to the last clear, which wipes what was before it. The last one is the state of `stateAsOf`; none means unknown.
 * The order of the input does not matter; marks of a measure are taken as well.
 *
 * @example
 * ```ts
 * import { judgementsAsOf } from '@track/markbook'
 *
 * const cell = { pupilId: 'ada', objectiveId: 'count-in-6s', measureId: null, track: 'teacher' } as const
 * const log = [
 *   { ...cell, id: 'e2', value: 'secure', observedOn: '2026-03-02', recordedAt: '2026-03-02T10:00:00.000Z' },
 *   { ...cell, id: 'e1', value: 'emerging', observedOn: '2026-02-20', recordedAt: '2026-03-09T16:00:00.000Z' },
 * ] as const
 * judgementsAsOf(log, { asOf: '2026-03-31' }).map(({ value }) => value) // => ['emerging', 'secure']
 * const cleared = { ...cell, id: 'e3', value: null, observedOn: '2026-02-25', recordedAt: '2026-03-10T16:00:00.000Z' } as const
 * judgementsAsOf([...log, cleared], { asOf: '2026-03-31' }).map(({ id }) => id) // => ['e2']
 * ```
 */
export function judgementsAsOf<E extends EntryLike>(entries: readonly E[], { asOf, asKnown }: AsOf): E[] {
  checkOneCell(entries)
  return upTo(livingLines(entries, asKnown).sort(compareEntries), asOf)
}

/** Of one cell's living lines, oldest first: those of a day or earlier that no clear of theirs wipes. */
export function upTo<E extends EntryLike>(living: readonly E[], asOf: CalendarDate): E[] {
  const later = living.findIndex(({ observedOn }) => observedOn > asOf)
  const lines = later < 0 ? living : living.slice(0, later)
  return lines.slice(lines.findLastIndex(({ value }) => value === null) + 1)
}
