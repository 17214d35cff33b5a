import { TrackError } from '@track/kernel'

/**
 * The same list with one objective moved to stand before another, or to the end with `before: null`.
 *
 * For changing the teaching order of a programme. Moving an objective before itself changes nothing.
 *
 * @example
 * ```ts
 * import { moveObjective } from '@track/objectives'
 *
 * moveObjective(['o1', 'o2', 'o3'], { objectiveId: 'o3', before: 'o1' }) // => ['o3', 'o1', 'o2']
 * moveObjective(['o1', 'o2', 'o3'], { objectiveId: 'o1', before: null }) // => ['o2', 'o3', 'o1']
 * ```
 */
export function moveObjective(
  objectiveIds: readonly string[],
  { objectiveId, before }: { readonly objectiveId: string; readonly before: string | null },
): string[] {
  const missing = [objectiveId, before].filter((id) => id !== null && !objectiveIds.includes(id))
  if (missing.length > 0) {
    throw new TrackError('objectives/not-in-order', 'The list does not hold the objective', { objectiveIds: missing })
  }
  if (before === objectiveId) return [...objectiveIds]
  const others = objectiveIds.filter((id) => id !== objectiveId)
  return others.toSpliced(before === null ? others.length : others.indexOf(before), 0, objectiveId)
}
