import { compareCodeUnits } from '@track/kernel'
import type { Correspondence } from './correspondence.js'
import type { DeepReadonly } from './deep-readonly.js'
import type { Descriptor } from './descriptor-set.js'

type Categories = DeepReadonly<Pick<Correspondence, 'categories'>>

/** One bar of a chart of several sets together: a category of the school's, a word that stands in none, or unknown. */
export type CategoryCount =
  | { readonly kind: 'category'; readonly id: string; readonly label: string; readonly pupils: number }
  | { readonly kind: 'word'; readonly id: string; readonly label: string; readonly pupils: number }
  | { readonly kind: 'unknown'; readonly pupils: number }

/**
 * In which of the school's categories does a word stand? Undefined if in none: then it is a category of its own.
 *
 * @example
 * ```ts
 * import { categoryOf } from '@track/descriptors'
 *
 * const categories = [{ id: 'at', label: 'At', descriptorIds: ['meeting', 'secure'] }]
 * categoryOf({ categories }, 'secure')?.label // => 'At'
 * categoryOf({ categories }, 'pk3') // => undefined
 * ```
 */
export function categoryOf(
  { categories }: Categories,
  descriptorId: string,
): Categories['categories'][number] | undefined {
  return categories.find(({ descriptorIds }) => descriptorIds.includes(descriptorId))
}

/**
 * How many pupils are in each category, when pupils of several sets are shown together? One entry a pupil; null is unknown.
 *
 * The school's categories come first in their order, also the empty ones; then each word that stands in none, as a category of its own,
 * in the order of the sets; last, always, unknown. Nothing is dropped: the counts add up to the pupils. A word that is in none of
 * the sets given is shown by its id.
 *
 * @example
 * ```ts
 * import { countByCategory } from '@track/descriptors'
 *
 * const correspondence = { categories: [{ id: 'at', label: 'At', descriptorIds: ['meeting', 'secure'] }] }
 * const sets = [{ descriptors: [{ id: 'pk3', label: 'Pre-key-stage standard 3' }] }]
 * const words = ['meeting', 'pk3', null, 'secure', null]
 * countByCategory(words, { correspondence, sets }).map(({ pupils }) => pupils) // => [2, 1, 2]
 * ```
 */
export function countByCategory(
  descriptorIds: readonly (string | null)[],
  {
    correspondence,
    sets,
  }: {
    readonly correspondence: Categories
    readonly sets: readonly { readonly descriptors: readonly Readonly<Pick<Descriptor, 'id' | 'label'>>[] }[]
  },
): CategoryCount[] {
  const pupilsOf = new Map<string | null, number>()
  for (const id of descriptorIds) pupilsOf.set(id, (pupilsOf.get(id) ?? 0) + 1)
  const inCategory = new Map<string, number>()
  const alone = new Set<string>()
  for (const [id, pupils] of pupilsOf) {
    if (id === null) continue
    const category = categoryOf(correspondence, id)
    if (category) inCategory.set(category.id, (inCategory.get(category.id) ?? 0) + pupils)
    else alone.add(id)
  }
  const labels = new Map(sets.flatMap(({ descriptors }) => descriptors.map(({ id, label }) => [id, label] as const)))
  const strangers = [...alone].filter((id) => !labels.has(id)).sort(compareCodeUnits)
  const words = [...[...labels.keys()].filter((id) => alone.has(id)), ...strangers]
  return [
    ...correspondence.categories.map(({ id, label }) => ({
      kind: 'category' as const,
      id,
      label,
      pupils: inCategory.get(id) ?? 0,
    })),
    ...words.map((id) => ({ kind: 'word' as const, id, label: labels.get(id) ?? id, pupils: pupilsOf.get(id)! })),
    { kind: 'unknown', pupils: pupilsOf.get(null) ?? 0 },
  ]
}
