import type { Revision } from './revision.js'

/**
 * What a revision did to a list: one objective for several is a split, several for one a merge, none in their place a retirement,
 * anything else a replacement.
 *
 * @example
 * ```ts
 * import { revisionKind } from '@track/objectives'
 *
 * revisionKind({ replacedIds: ['o5'], addedIds: ['o5a', 'o5b'] }) // => 'split'
 * revisionKind({ replacedIds: ['o1', 'o2'], addedIds: ['o3'] }) // => 'merge'
 * revisionKind({ replacedIds: ['o1'], addedIds: ['o3'] }) // => 'replace'
 * revisionKind({ replacedIds: ['o1'], addedIds: [] }) // => 'retire'
 * ```
 */
export function revisionKind({
  replacedIds,
  addedIds,
}: {
  readonly replacedIds: Readonly<Revision['replacedIds']>
  readonly addedIds: Readonly<Revision['addedIds']>
}): 'split' | 'merge' | 'replace' | 'retire' {
  if (addedIds.length === 0) return 'retire'
  if (replacedIds.length === 1 && addedIds.length > 1) return 'split'
  return replacedIds.length > 1 && addedIds.length === 1 ? 'merge' : 'replace'
}
