import type { Issue } from '@track/kernel'
import { ERROR_CODES } from './errors.js'

/** Pieces in order, low to high; those on one rung are about the same. */
export type Rungs = readonly (readonly string[])[]

/** The pieces that show a level. Lists of these go low to high, as the levels do. */
export interface ExemplarsOfLevel {
  readonly levelId: string
  readonly pieceIds: readonly string[]
}

/**
 * Which level is each piece of the order at? The highest level that has an exemplar at or below it.
 *
 * Null is a piece below the lowest exemplar, and every piece while no level has any.
 *
 * @example
 * ```ts
 * import { levelsOf } from '@track/micro-progression'
 *
 * const exemplars = [{ levelId: '0', pieceIds: ['r04'] }, { levelId: '1', pieceIds: ['r07'] }]
 * levelsOf([['r04'], ['r01'], ['r07'], ['r02']], exemplars) // => { r04: '0', r01: '0', r07: '1', r02: '1' }
 * ```
 */
export function levelsOf(rungs: Rungs, exemplars: readonly ExemplarsOfLevel[]): Record<string, string | null> {
  const shownBy = new Map(exemplars.flatMap(({ pieceIds }, place) => pieceIds.map((pieceId) => [pieceId, place])))
  let highest = -1
  const levels: [string, string | null][] = []
  for (const rung of rungs) {
    for (const pieceId of rung) highest = Math.max(highest, shownBy.get(pieceId) ?? -1)
    for (const pieceId of rung) levels.push([pieceId, exemplars[highest]?.levelId ?? null])
  }
  return Object.fromEntries(levels)
}

/**
 * Do the exemplars climb with their levels? Every exemplar of a level stands on a lower rung than every one of a higher level.
 *
 * Levels without exemplars are passed over, and so are pieces that are not in the order.
 *
 * @example
 * ```ts
 * import { exemplarsInOrder } from '@track/micro-progression'
 *
 * const rungs = [['low'], ['middle'], ['high']]
 * exemplarsInOrder(rungs, [{ levelId: '0', pieceIds: ['middle'] }, { levelId: '1', pieceIds: ['low'] }]) // => false
 * ```
 */
export function exemplarsInOrder(rungs: Rungs, exemplars: readonly ExemplarsOfLevel[]): boolean {
  return outOfOrder(rungs, exemplars).length === 0
}

/**
 * What is wrong with where the exemplars stand: one that is not in the order, and one that is not above those of the level below.
 *
 * `row` counts the levels from 1.
 *
 * @example
 * ```ts
 * import { checkExemplars } from '@track/micro-progression'
 *
 * const exemplars = [{ levelId: '0', pieceIds: ['b'] }, { levelId: '1', pieceIds: ['a'] }]
 * checkExemplars([['a'], ['b']], exemplars).map(({ code, row }) => [code, row]) // => [['micro-progression/exemplars-out-of-order', 2]]
 * ```
 */
export function checkExemplars(rungs: Rungs, exemplars: readonly ExemplarsOfLevel[]): Issue[] {
  const placed = new Set(rungs.flat())
  const unplaced = exemplars.flatMap(({ pieceIds }, place) => (pieceIds.every((id) => placed.has(id)) ? [] : [place]))
  return [
    ...unplaced.map((place) => issue('micro-progression/exemplar-without-place', place)),
    ...outOfOrder(rungs, exemplars).map((place) => issue('micro-progression/exemplars-out-of-order', place)),
  ]
}

/** The places of the levels whose exemplars do not all stand above every exemplar of a lower level. */
function outOfOrder(rungs: Rungs, exemplars: readonly ExemplarsOfLevel[]): number[] {
  const rungOf = new Map(rungs.flatMap((rung, place) => rung.map((pieceId) => [pieceId, place])))
  let below = -1
  return exemplars.flatMap(({ pieceIds }, place) => {
    const at = pieceIds.flatMap((pieceId) => rungOf.get(pieceId) ?? [])
    const isAbove = at.every((rung) => rung > below)
    below = Math.max(below, ...at)
    return isAbove ? [] : [place]
  })
}

function issue(code: keyof typeof ERROR_CODES, place: number): Issue {
  return { code, field: 'levels', row: place + 1, message: ERROR_CODES[code], severity: 'error' }
}
