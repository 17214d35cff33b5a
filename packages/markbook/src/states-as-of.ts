import type { CalendarDate, Instant } from '@track/kernel'
import { cellsOf } from './cells-of.js'
import type { EntryLike, Track } from './entry.js'
import { type AsOf, keepGreatest } from './state-as-of.js'

/**
 * What is known of many pupils: `states[pupilId]?.objectives[objectiveId]` and `states[pupilId]?.measures[measureId]`.
 *
 * Plain objects without a prototype, so that no id can collide with one. An unknown cell has no key; a pupil of whom nothing
 * is known may have none.
 */
export type StatesOfPupils<S> = Record<
  string,
  { readonly objectives: Record<string, S>; readonly measures: Record<string, S> }
>

/**
 * Where everybody stands in everything on a day: `stateAsOf` for every cell of one track, in one pass.
 *
 * @example
 * ```ts
 * import { statesAsOf } from '@track/markbook'
 *
 * const line = { measureId: null, track: 'teacher', observedOn: '2026-03-02', recordedAt: '2026-03-02T10:00:00.000Z' } as const
 * const states = statesAsOf(
 *   [
 *     { ...line, id: 'e1', pupilId: 'ada', objectiveId: 'count-in-6s', value: 'secure' },
 *     { ...line, id: 'e2', pupilId: 'ben', objectiveId: 'count-in-6s', value: 'emerging' },
 *   ],
 *   { asOf: '2026-03-31', track: 'teacher' },
 * )
 * states.ada?.objectives['count-in-6s']?.value // => 'secure'
 * ```
 */
export function statesAsOf<E extends EntryLike>(
  entries: readonly E[],
  { asOf, asKnown, track }: AsOf & { readonly track: Track },
): StatesOfPupils<E> {
  const result: StatesOfPupils<E> = Object.create(null)
  for (const [pupilId, { objectives, measures }] of statesAtDates(entries, { dates: [asOf], asKnown, track }))
    result[pupilId] = { objectives: toRecord(objectives), measures: toRecord(measures) }
  return result
}

function toRecord<E>(cells: ReadonlyMap<string, readonly (E | null)[]>): Record<string, E> {
  const states: Record<string, E> = Object.create(null)
  for (const [id, [state]] of cells) if (state) states[id] = state
  return states
}

/** As `StatesOfPupils`, held in maps: a page asks them a hundred thousand times. */
export type StatesAtDates<E> = ReadonlyMap<
  string,
  {
    readonly objectives: ReadonlyMap<string, readonly (E | null)[]>
    readonly measures: ReadonlyMap<string, readonly (E | null)[]>
  }
>

/**
 * Where everybody stood on each of several days, for reports that compare them: one list a cell, in the order of `dates`.
 *
 * `null` in a list means unknown on that day. A cell that is unknown on all of them may have a list of nulls or no key.
 */
export function statesAtDates<E extends EntryLike>(
  entries: readonly E[],
  {
    dates,
    asKnown,
    track,
  }: { readonly dates: readonly CalendarDate[]; readonly asKnown?: Instant | undefined; readonly track: Track },
): StatesAtDates<E> {
  const pupils = cellsOf(entries, {
    asKnown,
    track,
    start: () => dates.map((): E | null => null),
    add: (lines, entry) => keepGreatest(lines, entry, dates),
  })
  for (const { objectives, measures } of pupils.values())
    for (const cells of [objectives, measures]) for (const lines of cells.values()) forgetClears(lines)
  return pupils
}

function forgetClears<E extends EntryLike>(lines: (E | null)[]): void {
  for (let index = 0; index < lines.length; index++) if (lines[index]?.value === null) lines[index] = null
}
