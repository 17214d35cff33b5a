import { countUpTo } from './count-up-to.js'

/**
 * A row of numbers as it changed over the days, so that the row as it stood on any day is a copy and a few thousand steps.
 *
 * Events in the order of their days, each a step that one place of the row takes, and the whole row as it was before every so
 * many of them.
 */
export interface Timeline {
  /** The days on which anything may happen, ascending. What happened up to `days[d]` is before event `ends[d]`. */
  readonly days: Int32Array
  readonly ends: Int32Array
  readonly places: Uint16Array | Int32Array
  /** What each event adds to its place; or where that is found in `sizes`, as there are only few. */
  readonly steps: Uint8Array | Int32Array
  readonly sizes: Int32Array | null
  readonly interval: number
  readonly checkpoints: readonly Int32Array[]
}

/** Events while they are gathered, in any order; a day is a place in a timeline's `days`. */
export interface Events {
  count: number
  days: Int32Array
  places: Int32Array
  steps: Int32Array
}

/** Four times the row: all checkpoints together are then much smaller than the events, and few events are stepped through. */
const EVENTS_A_CHECKPOINT = 4
const FEWEST = 1024

export function noEvents(room: number): Events {
  return { count: 0, days: new Int32Array(room), places: new Int32Array(room), steps: new Int32Array(room) }
}

/** Makes room for so many more. */
export function makeRoom(events: Events, more: number): void {
  const needed = events.count + more
  if (needed <= events.days.length) return
  for (const name of ['days', 'places', 'steps'] as const) {
    const longer = new Int32Array(Math.max(needed, events.days.length * 2))
    longer.set(events[name])
    events[name] = longer
  }
}

/** The timeline of a row that stands at `start` before anything happens. Events of one place and day keep their order. */
export function timelineOf(
  events: Events,
  {
    start,
    days,
    sizes = null,
  }: { readonly start: Int32Array; readonly days: Int32Array; readonly sizes?: Int32Array | null },
): Timeline {
  const { count } = events
  const ends = new Int32Array(days.length + 1)
  for (let event = 0; event < count; event++) ends[events.days[event]! + 1]!++
  for (let day = 0; day < days.length; day++) ends[day + 1]! += ends[day]!
  const places = start.length > 65_536 ? new Int32Array(count) : new Uint16Array(count)
  const steps = sizes ? new Uint8Array(count) : new Int32Array(count)
  for (let event = 0; event < count; event++) {
    const to = ends[events.days[event]!]!++
    places[to] = events.places[event]!
    steps[to] = events.steps[event]!
  }

  const interval = Math.max(EVENTS_A_CHECKPOINT * start.length, FEWEST)
  const checkpoints: Int32Array[] = []
  const row = start.slice()
  for (let event = 0; event <= count; event += interval) {
    checkpoints.push(row.slice())
    takeSteps({ places, steps, sizes }, row, event, Math.min(event + interval, count))
  }
  return { days, ends: ends.slice(0, days.length), places, steps, sizes, interval, checkpoints }
}

/** The row as it stood on a day. */
export function rowOn(timeline: Timeline, day: number): Int32Array {
  const { days, ends, interval, checkpoints } = timeline
  const end = ends[countUpTo(days, day) - 1] ?? 0
  const checkpoint = Math.floor(end / interval)
  const row = checkpoints[checkpoint]!.slice()
  takeSteps(timeline, row, checkpoint * interval, end)
  return row
}

function takeSteps(
  { places, steps, sizes }: Pick<Timeline, 'places' | 'steps' | 'sizes'>,
  row: Int32Array,
  from: number,
  to: number,
): void {
  if (sizes) for (let event = from; event < to; event++) row[places[event]!]! += sizes[steps[event]!]!
  else for (let event = from; event < to; event++) row[places[event]!]! += steps[event]!
}
