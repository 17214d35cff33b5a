import { compareCodeUnits } from '@track/kernel'
import type { Placement } from './placement.js'

/**
 * Where does everybody who looked say that a piece falls? The last placement of each person on each piece.
 *
 * Nobody's takes the place of another's. The answer is in the order in which they were recorded, whatever the order given.
 *
 * @example
 * ```ts
 * import { standingPlacements } from '@track/micro-progression'
 *
 * const said = { chartId: 'wall', pupilId: 'ada', by: 'pupil' as const, betweenId: null, rule: 'hand' as const, answers: [], probability: null, nearestId: 'p', qualifierIds: ['q'] }
 * const first = { ...said, id: 'a', workId: 'w', levelId: '1', recordedBy: 'ada', recordedAt: '2026-03-02T09:00:00.000Z' }
 * const second = { ...first, id: 'b', levelId: '2', recordedAt: '2026-03-02T09:05:00.000Z' }
 * standingPlacements([second, first]).map(({ id }) => id) // => ['b']
 * ```
 */
export function standingPlacements(placements: readonly Placement[]): Placement[] {
  const standing = new Map<string, Placement>()
  for (const placement of placements.toSorted(asRecorded)) {
    const person = JSON.stringify([placement.workId, placement.by, placement.recordedBy])
    standing.delete(person)
    standing.set(person, placement)
  }
  return [...standing.values()]
}

/** The order in which placements were recorded. */
export function asRecorded(a: Placement, b: Placement): number {
  return compareCodeUnits(a.recordedAt, b.recordedAt) || compareCodeUnits(a.id, b.id)
}
