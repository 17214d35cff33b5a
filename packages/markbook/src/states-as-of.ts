import type { CalendarDate, Instant } from '@track/kernel'
import type { EntryLike, Track } from './entry.js'
import { type AsOf, linesInForce } from './state-as-of.js'

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
  for (const [pupilId, { objectives, measures }] of groupByCell(entries, track))
    result[pupilId] = { objectives: known(objectives), measures: known(measures) }
  return result

  function known(cells: Cells<E>): Record<string, E> {
    const states: Record<string, E> = Object.create(null)
    for (const [id, cell] of cells) {
      const [state] = linesInForce(cell, { dates: [asOf], asKnown }).map(unlessClear)
      if (state) states[id] = state
    }
    return states
  }
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
  const result = new Map<string, { objectives: Map<string, (E | null)[]>; measures: Map<string, (E | null)[]> }>()
  for (const [pupilId, { objectives, measures }] of groupByCell(entries, track))
    result.set(pupilId, { objectives: overDates(objectives), measures: overDates(measures) })
  return result

  function overDates(cells: Cells<E>): Map<string, (E | null)[]> {
    const states = new Map<string, (E | null)[]>()
    for (const [id, cell] of cells) states.set(id, linesInForce(cell, { dates, asKnown }).map(unlessClear))
    return states
  }
}

function unlessClear<E extends EntryLike>(line: E | null): E | null {
  return line?.value == null ? null : line
}

type Cells<E> = Map<string, E[]>

function groupByCell<E extends EntryLike>(
  entries: readonly E[],
  track: Track,
): Map<string, { objectives: Cells<E>; measures: Cells<E> }> {
  const pupils = new Map<string, { objectives: Cells<E>; measures: Cells<E> }>()
  for (const entry of entries) {
    if (entry.track !== track) continue
    let pupil = pupils.get(entry.pupilId)
    if (!pupil) {
      pupil = { objectives: new Map(), measures: new Map() }
      pupils.set(entry.pupilId, pupil)
    }
    const cells = entry.objectiveId === null ? pupil.measures : pupil.objectives
    const id = entry.objectiveId ?? entry.measureId ?? ''
    const cell = cells.get(id)
    if (cell) cell.push(entry)
    else cells.set(id, [entry])
  }
  return pupils
}
