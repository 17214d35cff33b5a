import type { ReadItem } from './read-framework.js'

/**
 * How many statements stand at each depth of the tree, from the top.
 *
 * A parent comes before what stands under it, as the readers list them.
 *
 * @example
 * ```ts
 * import { depths } from '@track/objectives/case'
 *
 * const items = [
 *   { externalId: 'number', parentId: null },
 *   { externalId: 'count', parentId: 'number' },
 *   { externalId: 'compare', parentId: 'number' },
 * ]
 * depths({ items }) // => [1, 2]
 * ```
 */
export function depths({ items }: { readonly items: readonly Pick<ReadItem, 'externalId' | 'parentId'>[] }): number[] {
  const counts: number[] = []
  const depthOf = new Map<string, number>()
  for (const { externalId, parentId } of items) {
    const depth = parentId === null ? 0 : (depthOf.get(parentId) ?? -1) + 1
    depthOf.set(externalId, depth)
    counts[depth] = (counts[depth] ?? 0) + 1
  }
  return counts
}
