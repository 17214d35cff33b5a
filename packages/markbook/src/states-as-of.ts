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
  return collect(entries, track, (cell) => {
    const line = linesInForce(cell, { dates: [asOf], asKnown })[0]!
    return line?.value == null ? undefined : line
  })
}

/**
 * Where everybody stood on each of several days, for reports that compare them: one list a cell, in the order of `dates`.
 *
 * `null` in a list means unknown on that day; a cell that is unknown on all of them has no key.
 */
export function statesAtDates<E extends EntryLike>(
  entries: readonly E[],
  {
    dates,
    asKnown,
    track,
  }: { readonly dates: readonly CalendarDate[]; readonly asKnown?: Instant | undefined; readonly track: Track },
): StatesOfPupils<(E | null)[]> {
  return collect(entries, track, (cell) => {
    const states = linesInForce(cell, { dates, asKnown }).map((line) => (line?.value == null ? null : line))
    return states.some((state) => state !== null) ? states : undefined
  })
}

function collect<E extends EntryLike, S>(
  entries: readonly E[],
  track: Track,
  stateOf: (cell: readonly E[]) => S | undefined,
): StatesOfPupils<S> {
  const result: StatesOfPupils<S> = Object.create(null)
  for (const [pupilId, { objectives, measures }] of groupByCell(entries, track)) {
    const states = { objectives: Object.create(null), measures: Object.create(null) }
    result[pupilId] = states
    for (const [id, cell] of objectives) setKnown(states.objectives, id, stateOf(cell))
    for (const [id, cell] of measures) setKnown(states.measures, id, stateOf(cell))
  }
  return result
}

function setKnown<S>(states: Record<string, S>, id: string, state: S | undefined): void {
  if (state !== undefined) states[id] = state
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
    const [cells, id] =
      entry.objectiveId === null ? [pupil.measures, entry.measureId ?? ''] : [pupil.objectives, entry.objectiveId]
    const cell = cells.get(id)
    if (cell) cell.push(entry)
    else cells.set(id, [entry])
  }
  return pupils
}
