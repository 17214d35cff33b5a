import type { Chart } from './chart.js'
import type { Placement } from './placement.js'
import { placeOfLevel } from './target-of.js'

type Levels = Pick<Chart, 'id' | 'levels'>
type Placed = Pick<Placement, 'levelId' | 'betweenId' | 'nearestId'>

/** Where a placement stands on another version of the chart. */
export type Mapped = { readonly levelId: string; readonly betweenId: string | null } | 'not comparable'

/**
 * Where does a placement on one version of a chart stand on another?
 *
 * Only exemplars that hang on both can say so: the level takes the place of the level that now shows the same paper. The exemplar
 * that the piece was said to be most like decides; without it all shared papers of the level have to agree. A placement between two
 * levels needs both, next to each other or become one. Otherwise the two are not comparable, whatever the levels are called.
 *
 * @example
 * ```ts
 * import { mapPlacement } from '@track/micro-progression'
 *
 * const chart = (id: string, papers: readonly string[]) => ({
 *   id,
 *   levels: papers.map((pieceId, place) => ({
 *     level: { id: String(place), label: String(place), value: place },
 *     exemplars: [{ pieceId, origin: 'pupil' as const, text: '…', imageId: null, quality: null, standardError: null }],
 *     qualifiers: [],
 *     isApart: null,
 *   })),
 * })
 * const [first, second] = [chart('v1', ['a', 'b', 'c']), chart('v2', ['x', 'a', 'b', 'z'])]
 * mapPlacement({ levelId: '1', betweenId: null, nearestId: 'b' }, first, second) // => { levelId: '2', betweenId: null }
 * mapPlacement({ levelId: '2', betweenId: null, nearestId: 'c' }, first, second) // => 'not comparable'
 * ```
 */
export function mapPlacement({ levelId, betweenId, nearestId }: Placed, from: Levels, to: Levels): Mapped {
  if (from.id === to.id) return { levelId, betweenId }
  const low = sharedPlace(levelId)
  const high = betweenId === null ? low : sharedPlace(betweenId)
  if (low === null || high === null || high < low || high > low + 1) return 'not comparable'
  return { levelId: to.levels[low]!.level.id, betweenId: high > low ? to.levels[high]!.level.id : null }

  function sharedPlace(id: string): number | null {
    const pieceIds = from.levels[placeOfLevel(from, id)]!.exemplars.map(({ pieceId }) => pieceId)
    const placesOf = (wanted: readonly string[]) =>
      to.levels.flatMap(({ exemplars }, place) =>
        exemplars.flatMap(({ pieceId }) => (wanted.includes(pieceId) ? [place] : [])),
      )
    const [nearest] = pieceIds.includes(nearestId) ? placesOf([nearestId]) : []
    if (nearest !== undefined) return nearest
    const [first, ...others] = placesOf(pieceIds)
    return first !== undefined && others.every((place) => place === first) ? first : null
  }
}
