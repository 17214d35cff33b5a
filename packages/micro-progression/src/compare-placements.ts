import type { Chart } from './chart.js'
import type { Placement } from './placement.js'
import type { Qualifier } from './session.js'
import { standingPlacements } from './standing-placements.js'

/** What one person says of a piece, and what they point at. */
export interface PlacementView {
  readonly placement: Placement
  readonly qualifiers: readonly Qualifier[]
  readonly nearestId: string
}

/**
 * Do those who placed a piece agree, and what does each of them point at?
 *
 * Every standing placement is there with its qualifiers and its nearest exemplar, the pupil's own first; none takes the place of
 * another. They disagree when not all say the same level, or the same two.
 *
 * @example
 * ```ts
 * import { comparePlacements } from '@track/micro-progression'
 *
 * const qualifiers = [{ id: 'q', text: 'Says why' }]
 * const chart = { id: 'wall', levels: [{ level: { id: '2', label: '2', value: 2 }, exemplars: [], qualifiers, isApart: null }] }
 * const said = { workId: 'w', chartId: 'wall', pupilId: 'ada', betweenId: null, rule: 'hand' as const, answers: [], probability: null, nearestId: 'p', qualifierIds: ['q'] }
 * const own = { ...said, id: 'a', by: 'pupil' as const, levelId: '3', recordedBy: 'ada', recordedAt: '2026-03-02T09:00:00.000Z' }
 * const teachers = { ...own, id: 'b', by: 'teacher' as const, levelId: '2', recordedBy: 'bea' }
 * const { agree, views } = comparePlacements([teachers, own], chart)
 * agree // => false
 * views.map(({ placement, qualifiers }) => [placement.levelId, qualifiers[0]?.text]) // => [['3', 'Says why'], ['2', 'Says why']]
 * ```
 */
export function comparePlacements(
  placements: readonly Placement[],
  { levels }: Pick<Chart, 'levels'>,
): { readonly agree: boolean; readonly views: PlacementView[] } {
  const qualifierOf = new Map(levels.flatMap(({ qualifiers }) => qualifiers.map((each) => [each.id, each])))
  const order = { pupil: 0, peer: 1, teacher: 2 }
  const standing = standingPlacements(placements).sort((a, b) => order[a.by] - order[b.by])
  const said = new Set(standing.map(({ levelId, betweenId }) => JSON.stringify([levelId, betweenId])))
  const views = standing.map((placement) => ({
    placement,
    qualifiers: placement.qualifierIds.flatMap((id) => qualifierOf.get(id) ?? []),
    nearestId: placement.nearestId,
  }))
  return { agree: said.size < 2, views }
}
