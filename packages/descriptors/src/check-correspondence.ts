import type { Issue } from '@track/kernel'
import { issue, repeats } from './check-words.js'
import type { Correspondence } from './correspondence.js'
import type { DeepReadonly } from './deep-readonly.js'
import type { Descriptor } from './descriptor-set.js'

/**
 * What a school should mend in a correspondence before using it. An empty list is a good one.
 *
 * Errors: a word in two categories, or twice in one; a word that none of the sets has; an id or label of a category used twice. A word that
 * stands in no category is no issue: it is shown as its own. `row` is the category's place from 1.
 *
 * @example
 * ```ts
 * import { checkCorrespondence } from '@track/descriptors'
 *
 * const sets = [{ descriptors: [{ id: 'secure', label: 'Secure' }] }]
 * const at = { id: 'at', label: 'At', descriptorIds: ['secure'] }
 * const above = { id: 'above', label: 'Above', descriptorIds: ['secure'] }
 * checkCorrespondence({ categories: [at, above] }, { sets }).map(({ message }) => message)
 * // => ['“Secure” stands in “At” already; a word can mean only one category.']
 * ```
 */
export function checkCorrespondence(
  { categories }: DeepReadonly<Pick<Correspondence, 'categories'>>,
  {
    sets,
  }: { readonly sets: readonly { readonly descriptors: readonly Readonly<Pick<Descriptor, 'id' | 'label'>>[] }[] },
): Issue[] {
  const labels = new Map(sets.flatMap(({ descriptors }) => descriptors.map(({ id, label }) => [id, label] as const)))
  const placed = new Map<string, string>()
  const issues = [
    ...repeats(categories, { field: 'id', code: 'descriptors/repeated-id', noun: 'Category' }),
    ...repeats(categories, { field: 'label', code: 'descriptors/repeated-label', noun: 'Category' }),
  ]
  for (const [index, { label, descriptorIds }] of categories.entries()) {
    for (const id of descriptorIds) {
      const [word, before] = [labels.get(id), placed.get(id)]
      placed.set(id, before ?? label)
      const row = index + 1
      if (word === undefined) {
        const message = `A word of “${label}” is in none of the sets; choose another.`
        issues.push({ ...issue('descriptorIds', 'descriptors/unknown-word', message), row })
      } else if (before !== undefined) {
        const message = `“${word}” stands in “${before}” already; a word can mean only one category.`
        issues.push({ ...issue('descriptorIds', 'descriptors/word-in-two-categories', message), row })
      }
    }
  }
  return issues
}
