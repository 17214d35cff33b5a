import type { Strand } from '@track/objectives'

/**
 * The headings above an objective, from the top, joined as people read them.
 *
 * @example
 * ```ts
 * const strands = [
 *   { id: 'n', parentId: null, name: 'Number' },
 *   { id: 'f', parentId: 'n', name: 'Fractions' },
 * ]
 * pathsOf(strands)('f') // => 'Number › Fractions'
 * pathsOf(strands)(null) // => ''
 * ```
 */
export function pathsOf(
  strands: readonly Pick<Strand, 'id' | 'parentId' | 'name'>[],
): (strandId: string | null) => string {
  const strandOf = new Map(strands.map((strand) => [strand.id, strand]))
  return (strandId) => {
    const names: string[] = []
    for (let at = strandOf.get(strandId ?? ''); at; at = strandOf.get(at.parentId ?? '')) names.unshift(at.name)
    return names.join(' › ')
  }
}
