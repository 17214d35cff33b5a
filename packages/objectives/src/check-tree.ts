import { compareCodeUnits, type Issue } from '@track/kernel'
import type { ERROR_CODES } from './errors.js'
import type { Strand } from './framework.js'
import { inShort } from './in-short.js'

/** A heading as far as its place in the tree goes. */
export type PlacedStrand = Pick<Strand, 'id' | 'parentId' | 'name'>

/**
 * What is not right in the headings of one framework: nothing when they make a tree.
 *
 * Headings that stand, by way of their parents, under themselves (each ring once, by name), and a parent that is not there; as a
 * warning two of one name side by side. `row` counts within the list; its order decides nothing but where an issue points.
 *
 * @example
 * ```ts
 * import { checkTree } from '@track/objectives'
 *
 * const strands = [
 *   { id: 'a', parentId: 'b', name: 'Number' },
 *   { id: 'b', parentId: 'a', name: 'Fractions' },
 * ]
 * checkTree(strands).map(({ message }) => message)
 * // => ['“Number” stands under itself: Number › Fractions › Number. Put one of them elsewhere.']
 * ```
 */
export function checkTree(strands: readonly PlacedStrand[]): Issue[] {
  const rowOf = new Map(strands.map(({ id }, index) => [id, index + 1]))
  const known = new Map(strands.map((strand) => [strand.id, strand]))
  const seen = new Set<string>()
  return [
    ...rings(strands, known).map((ring) => {
      const chain = [ring[0]!, ...ring.toReversed()].map(({ name }) => inShort(name)).join(' › ')
      const message = `“${inShort(ring[0]!.name)}” stands under itself: ${chain}. Put one of them elsewhere.`
      return issue('objectives/strand-loop', { row: rowOf.get(ring[0]!.id)!, field: 'parentId', message })
    }),
    ...strands.flatMap(({ parentId, name }, index) => {
      if (parentId === null || known.has(parentId)) return []
      const message = `“${inShort(name)}” stands under a heading that is not there: put it under another one or at the top.`
      return issue('objectives/missing-parent', { row: index + 1, field: 'parentId', message })
    }),
    ...strands.flatMap(({ parentId, name }, index) => {
      const key = JSON.stringify([parentId, name])
      if (!seen.has(key)) {
        seen.add(key)
        return []
      }
      const message = `“${inShort(name)}” is there twice side by side: both are kept, rename or merge them if it was not meant.`
      const same = issue('objectives/same-heading', { row: index + 1, field: 'name', message })
      return { ...same, severity: 'warning' as const }
    }),
  ]
}

/** Each ring of headings once, child before parent, from the one with the least id. */
function rings(strands: readonly PlacedStrand[], known: ReadonlyMap<string, PlacedStrand>): PlacedStrand[][] {
  const done = new Set<string>()
  const found: PlacedStrand[][] = []
  for (const start of strands.toSorted((a, b) => compareCodeUnits(a.id, b.id))) {
    const path: PlacedStrand[] = []
    const onPath = new Map<string, number>()
    let strand: PlacedStrand | undefined = start
    while (strand && !done.has(strand.id) && !onPath.has(strand.id)) {
      onPath.set(strand.id, path.length)
      path.push(strand)
      strand = known.get(strand.parentId ?? '')
    }
    const place = strand && onPath.get(strand.id)
    if (place !== undefined) {
      const ring = path.slice(place)
      const least = ring.map(({ id }) => id).sort(compareCodeUnits)[0]
      const first = ring.findIndex(({ id }) => id === least)
      found.push([...ring.slice(first), ...ring.slice(0, first)])
    }
    for (const { id } of path) done.add(id)
  }
  return found
}

function issue(
  code: keyof typeof ERROR_CODES,
  what: { readonly row: number; readonly field: string; readonly message: string },
): Issue {
  return { ...what, code, severity: 'error' }
}
