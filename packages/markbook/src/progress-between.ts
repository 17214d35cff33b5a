import { compareCodeUnits, toNumber } from '@track/kernel'
import { mean } from './calculation/mean.js'
import { sumOf } from './sum-of.js'

/** The depth of each objective that was judged, as its rank; an objective that was not judged has no key. */
export type RanksOfObjectives = Readonly<Record<string, number>>

/** Which objectives changed between two days, by id. An objective that is only in the earlier one is in no list. */
export interface ObjectiveChanges {
  readonly startedNew: string[]
  readonly deepened: string[]
  readonly slipped: string[]
  readonly unchanged: string[]
}

/**
 * Which objectives did a pupil start, deepen in or slip in between two days? Ids, each list sorted by code unit.
 *
 * Started: judged at the end and not at the beginning, whatever the depth. Deepened, slipped, unchanged: judged at both. What is
 * no longer on the list at the end is left out, so replacing an objective is nobody's loss.
 *
 * @example
 * ```ts
 * import { changesBetween } from '@track/markbook'
 *
 * const changes = changesBetween({ add: 2, halve: 2, old: 1 }, { add: 3, halve: 2, count: 1 })
 * changes.deepened // => ['add']
 * changes.startedNew // => ['count']
 * ```
 */
export function changesBetween(before: RanksOfObjectives, after: RanksOfObjectives): ObjectiveChanges {
  const changes: ObjectiveChanges = { startedNew: [], deepened: [], slipped: [], unchanged: [] }
  for (const id of Object.keys(after).sort(compareCodeUnits)) changes[changeOf(rankIn(before, id), after[id]!)].push(id)
  return changes
}

/** What a pupil learned between two days, as several numbers that are read side by side. Average depths are unrounded. */
export interface Progress {
  readonly startedNew: number
  readonly deepened: number
  readonly slipped: number
  readonly unchanged: number
  /** The average depth of the objectives judged at both ends, at the beginning and at the end; null when there are none. */
  readonly matchedAverageDepthBefore: number | null
  readonly matchedAverageDepthAfter: number | null
  /** The average depth of all that was judged by then: falls when new objectives are started. */
  readonly averageDepthBefore: number | null
  readonly averageDepthAfter: number | null
  /** All ranks gained together, a new objective from 0. Slips stand beside it and are never taken off. */
  readonly learningGained: number
}

/**
 * What did a pupil learn between two days, also one who was secure all year?
 *
 * Counts what was started, deepened, slipped and left as it was (`changesBetween` names them). The matched average compares the
 * same objectives with themselves; the plain average does not and falls when new work begins. Starting an objective never
 * lowers `learningGained`. It says nothing about how much should have been learned.
 *
 * @example
 * ```ts
 * import { progressBetween } from '@track/markbook'
 *
 * const progress = progressBetween({ add: 2, halve: 2 }, { add: 3, halve: 2, count: 1, share: 1 })
 * progress.learningGained // => 3
 * progress.matchedAverageDepthAfter // => 2.5
 * progress.averageDepthAfter // => 1.75
 * ```
 */
export function progressBetween(before: RanksOfObjectives, after: RanksOfObjectives): Progress {
  const { startedNew, deepened, slipped, unchanged } = changesBetween(before, after)
  const matched = [...deepened, ...slipped, ...unchanged]
  return {
    startedNew: startedNew.length,
    deepened: deepened.length,
    slipped: slipped.length,
    unchanged: unchanged.length,
    matchedAverageDepthBefore: mean(matched.map((id) => before[id]!)),
    matchedAverageDepthAfter: mean(matched.map((id) => after[id]!)),
    averageDepthBefore: mean(Object.values(before)),
    averageDepthAfter: mean(Object.values(after)),
    learningGained: toNumber(
      sumOf([...startedNew, ...deepened].flatMap((id) => gain(rankIn(before, id) ?? 0, after[id]!))),
    ),
  }
}

/** An id may be a word that every object knows, such as `constructor`. */
function rankIn(ranks: RanksOfObjectives, id: string): number | undefined {
  return Object.hasOwn(ranks, id) ? ranks[id] : undefined
}

/** What to add up for a rank that rose. A calculated rank may have decimals, or lie below every depth and gain nothing. */
function gain(before: number, after: number): number[] {
  return after > before ? [after, -before] : []
}

function changeOf(before: number | undefined, after: number): keyof ObjectiveChanges {
  if (before === undefined) return 'startedNew'
  return after > before ? 'deepened' : after < before ? 'slipped' : 'unchanged'
}
