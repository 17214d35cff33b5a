import type { CalendarDate, Instant } from '@track/kernel'
import { cellsOf } from './cells-of.js'
import { compareEntries } from './compare-entries.js'
import type { EntryLike, Track } from './entry.js'
import { upTo } from './judgements-as-of.js'

/** As `StatesAtDates`, with all the judgements that count on each day in the place of the one in force. */
export type JudgementsAtDates<E> = ReadonlyMap<string, JudgementsOfPupil<E>>

/** One pupil's part of it: by objective and by measure, a list for each day. */
export interface JudgementsOfPupil<E> {
  readonly objectives: ReadonlyMap<string, readonly (readonly E[])[]>
  readonly measures: ReadonlyMap<string, readonly (readonly E[])[]>
}

/**
 * Everybody's judgements that counted on each of several days, for reports that calculate over more than the latest one.
 *
 * For every cell of one track what `judgementsAsOf` says of it, oldest first, one list for each of `dates`; an empty list means
 * unknown on that day. A cell that is unknown on all of them may have empty lists or no key.
 *
 * @example
 * ```ts
 * import { judgementsAtDates } from '@track/markbook'
 *
 * const line = { pupilId: 'ada', objectiveId: 'count-in-6s', measureId: null, track: 'teacher' } as const
 * const log = [
 *   { ...line, id: 'e1', value: 'emerging', observedOn: '2025-11-10', recordedAt: '2025-11-10T10:00:00.000Z' },
 *   { ...line, id: 'e2', value: 'secure', observedOn: '2026-03-02', recordedAt: '2026-03-02T10:00:00.000Z' },
 * ] as const
 * const judgements = judgementsAtDates(log, { dates: ['2025-12-12', '2026-03-27'], track: 'teacher' })
 * judgements.get('ada')?.objectives.get('count-in-6s')?.map((lines) => lines.length) // => [1, 2]
 * ```
 */
export function judgementsAtDates<E extends EntryLike>(
  entries: readonly E[],
  {
    dates,
    asKnown,
    track,
  }: { readonly dates: readonly CalendarDate[]; readonly asKnown?: Instant | undefined; readonly track: Track },
): JudgementsAtDates<E> {
  const pupils = cellsOf(entries, {
    asKnown,
    track,
    start: (): E[] => [],
    add: (cell, entry) => cell.push(entry),
  })
  const overDates = (cells: ReadonlyMap<string, E[]>) => {
    const judgements = new Map<string, E[][]>()
    for (const [id, cell] of cells) {
      cell.sort(compareEntries)
      judgements.set(
        id,
        dates.map((date) => upTo(cell, date)),
      )
    }
    return judgements
  }
  const judgements = new Map<string, Record<'objectives' | 'measures', Map<string, E[][]>>>()
  for (const [pupilId, { objectives, measures }] of pupils)
    judgements.set(pupilId, { objectives: overDates(objectives), measures: overDates(measures) })
  return judgements
}
