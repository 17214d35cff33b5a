import { type CalendarDate, type Instant, TrackError } from '@track/kernel'
import { compareEntries } from './compare-entries.js'
import type { EntryLike } from './entry.js'
import { entryKind } from './entry-kind.js'

/** The day asked about, and optionally the last moment whose writing counts. */
export interface AsOf {
  readonly asOf: CalendarDate
  readonly asKnown?: Instant | undefined
}

/**
 * Where one pupil stands in one objective (or measure) on a day: the judgement or mark in force, or undefined if unknown.
 *
 * Of the entries observed by `asOf` and recorded by `asKnown` (that very instant included; everything if absent), the
 * greatest by `compareEntries`. An entry that another one supersedes is dead, on every day, and stays dead even when the other
 * is itself voided. A void is never a state. A clear is one that says unknown: the answer is undefined, as for an empty cell;
 * `lineInForce` tells the two apart. An unknown `supersedes` kills nothing. The order of the input does not matter.
 *
 * @example
 * ```ts
 * import { stateAsOf } from '@track/markbook'
 *
 * const cell = { pupilId: 'ada', objectiveId: 'count-in-6s', measureId: null, track: 'teacher' } as const
 * const seen = { ...cell, id: 'e1', value: 'secure', observedOn: '2026-03-02', recordedAt: '2026-03-02T10:00:00.000Z' } as const
 * const late = { ...cell, id: 'e2', value: 'emerging', observedOn: '2026-02-20', recordedAt: '2026-03-09T16:00:00.000Z' } as const
 * stateAsOf([late, seen], { asOf: '2026-03-31' })?.value // => 'secure'
 * stateAsOf([late, seen], { asOf: '2026-02-28' })?.value // => 'emerging'
 * stateAsOf([late, seen], { asOf: '2026-02-28', asKnown: '2026-03-08T00:00:00.000Z' }) // => undefined
 * ```
 */
export function stateAsOf<E extends EntryLike>(entries: readonly E[], { asOf, asKnown }: AsOf): E | undefined {
  const line = lineInForce(entries, { asOf, asKnown })
  return line === undefined || line.value === null ? undefined : line
}

/**
 * Which line decides a cell on a day: as `stateAsOf`, but a clear in force is returned rather than undefined.
 *
 * Its id is the head that a writer names as `basis`.
 */
export function lineInForce<E extends EntryLike>(entries: readonly E[], { asOf, asKnown }: AsOf): E | undefined {
  checkOneCell(entries)
  return linesInForce(entries, { dates: [asOf], asKnown })[0] ?? undefined
}

/** The deciding line of one cell on each of several days, in the order of `dates`; null where there is none. */
export function linesInForce<E extends EntryLike>(
  cell: readonly E[],
  { dates, asKnown }: { readonly dates: readonly CalendarDate[]; readonly asKnown?: Instant | undefined },
): (E | null)[] {
  const lines = dates.map((): E | null => null)
  for (const entry of livingLines(cell, asKnown)) keepGreatest(lines, entry, dates)
  return lines
}

/** The lines of one cell that can be a state: known by then, superseded by none of those known, and no voids. */
export function livingLines<E extends EntryLike>(cell: readonly E[], asKnown: Instant | undefined): E[] {
  const known = asKnown === undefined ? cell : cell.filter((entry) => entry.recordedAt <= asKnown)
  const dead = new Set(known.flatMap(({ supersedes }) => supersedes ?? []))
  return known.filter((entry) => !dead.has(entry.id) && entryKind(entry) !== 'void')
}

/** Puts a living line in the place of the line of every day on which it speaks later. */
export function keepGreatest<E extends EntryLike>(lines: (E | null)[], entry: E, dates: readonly CalendarDate[]): void {
  for (let index = 0; index < dates.length; index++) {
    if (entry.observedOn > dates[index]!) continue
    const sofar = lines[index]!
    if (sofar === null || compareEntries(entry, sofar) > 0) lines[index] = entry
  }
}

/** Do two entries speak about the same pupil, the same objective or measure, and on the same track? */
export function isSameCell(
  a: Pick<EntryLike, 'pupilId' | 'objectiveId' | 'measureId' | 'track'>,
  b: Pick<EntryLike, 'pupilId' | 'objectiveId' | 'measureId' | 'track'>,
): boolean {
  return (
    a.pupilId === b.pupilId && a.objectiveId === b.objectiveId && a.measureId === b.measureId && a.track === b.track
  )
}

/** Throws unless all entries belong to one cell and track. */
export function checkOneCell(entries: readonly EntryLike[]): void {
  const first = entries[0]
  const stranger = first && entries.find((entry) => !isSameCell(first, entry))
  if (stranger)
    throw new TrackError('markbook/mixed-cells', 'Entries must share one pupil, objective or measure, and track', {
      ids: [first.id, stranger.id],
    })
}
