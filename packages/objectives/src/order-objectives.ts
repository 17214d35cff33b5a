import { compareCodeUnits, TrackError } from '@track/kernel'
import type { Strand } from './framework.js'
import type { Objective } from './objective.js'

/**
 * The objectives of a framework in the order a teacher reads them: strand by strand, each with what stands under it.
 *
 * Under a strand first its own objectives, then its strands one after the other; objectives under no strand come first of all.
 * Each by position, then by id. A strand whose parent is not among `strands` stands at the top; an objective whose strand is not
 * among them counts as under none. Order one framework at a time. Throws on strands that stand under themselves.
 *
 * @example
 * ```ts
 * import { orderObjectives } from '@track/objectives'
 *
 * const strands = [
 *   { id: 'number', parentId: null, position: 1 },
 *   { id: 'fractions', parentId: 'number', position: 1 },
 *   { id: 'geometry', parentId: null, position: 2 },
 * ]
 * const objectives = [
 *   { id: 'angles', strandId: 'geometry', position: 1 },
 *   { id: 'halves', strandId: 'fractions', position: 1 },
 *   { id: 'counting', strandId: 'number', position: 1 },
 * ]
 * orderObjectives(objectives, strands).map(({ id }) => id) // => ['counting', 'halves', 'angles']
 * ```
 */
export function orderObjectives<O extends Pick<Objective, 'id' | 'strandId' | 'position'>>(
  objectives: readonly O[],
  strands: readonly Pick<Strand, 'id' | 'parentId' | 'position'>[],
): O[] {
  const known = new Set(strands.map(({ id }) => id))
  const placeOf = (id: string | null) => (id !== null && known.has(id) ? id : null)
  const objectivesUnder = childrenBy(objectives, ({ strandId }) => placeOf(strandId))
  const strandsUnder = childrenBy(strands, ({ parentId }) => placeOf(parentId))

  const ordered: O[] = []
  const visited = new Set<string>()
  const visit = (strandId: string | null) => {
    ordered.push(...(objectivesUnder.get(strandId) ?? []))
    for (const { id } of strandsUnder.get(strandId) ?? []) {
      visited.add(id)
      visit(id)
    }
  }
  visit(null)

  const unreached = [...known].filter((id) => !visited.has(id))
  if (unreached.length > 0) {
    throw new TrackError('objectives/strand-loop', 'Strands stand, by way of their parents, under themselves', {
      strandIds: unreached.sort(compareCodeUnits),
    })
  }
  return ordered
}

function childrenBy<Child extends { readonly id: string; readonly position: number }>(
  children: readonly Child[],
  parentOf: (child: Child) => string | null,
): Map<string | null, Child[]> {
  const families = new Map<string | null, Child[]>()
  for (const child of children.toSorted((a, b) => a.position - b.position || compareCodeUnits(a.id, b.id))) {
    const parent = parentOf(child)
    const family = families.get(parent)
    if (family) family.push(child)
    else families.set(parent, [child])
  }
  return families
}
