import type { Issue } from '@track/kernel'
import { checkWords, issue, leftOut, type Word, warning } from './check-words.js'
import type { DeepReadonly } from './deep-readonly.js'
import type { DescriptorSet } from './descriptor-set.js'

/**
 * What a school should mend in a set of words before using it. An empty list is a good set.
 *
 * Errors: fewer than two or more than twelve words; an id, label or short code used twice; a suggestion of a word that the set does
 * not have. Warnings, which a school may overrule: a colour that is hard to read on; a symbol used twice; a set that is to be read as
 * coverage with a rule about what was taught, or as competence with a rule about what is planned. `row` is a place from 1: of the
 * suggestion for `suggestions`, else of the word. Conditions themselves are for `checkConditions`.
 *
 * @example
 * ```ts
 * import { checkDescriptorSet } from '@track/descriptors'
 *
 * const word = { label: 'Moving on', shortCode: 'M', colour: '#ffffff', symbol: 'ring' } as const
 * const set = { descriptors: [{ ...word, id: 'a' }], meaning: 'judgement', suggestions: [] } as const
 * checkDescriptorSet(set).map(({ code }) => code) // => ['descriptors/descriptor-count']
 * ```
 */
export function checkDescriptorSet({
  descriptors,
  meaning,
  suggestions,
}: { readonly descriptors: readonly Word[] } & DeepReadonly<Pick<DescriptorSet, 'meaning' | 'suggestions'>>): Issue[] {
  const issues: Issue[] = []
  if (descriptors.length < 2 || descriptors.length > 12) {
    const message = `A set has 2 to 12 words; this one has ${descriptors.length}.`
    issues.push(issue('descriptors', 'descriptors/descriptor-count', message))
  }
  issues.push(...checkWords(descriptors))
  for (const [index, { descriptorId, when }] of suggestions.entries()) {
    const row = index + 1
    if (!descriptors.some(({ id }) => id === descriptorId)) {
      const message = `Suggestion ${row} is for a word that the set does not have; choose one of its words.`
      issues.push({ ...issue('suggestions', 'descriptors/unknown-suggestion', message), row })
    }
    const asked = when.anyOf.flatMap(({ allOf }) => allOf.flatMap((each) => ('of' in each ? each.of : [])))
    const other = asked.find((of) => (meaning === 'coverage' ? of !== 'planned' : of === 'planned'))
    if (meaning === 'judgement' || other === undefined) continue
    const message = `The set is read as ${meaning}, but suggestion ${row} asks about what is ${other}; change one of the two.`
    issues.push(warning({ ...issue('suggestions', 'descriptors/mixed-reading', message), row }))
  }
  return issues
}

/**
 * What a new version of a set would lose: one issue for each word that it leaves out.
 *
 * Labels, short codes, looks, descriptions, order, meaning and suggestions may change, and words may be added: the past keeps its own
 * version. A word that is gone would leave what teachers said without a word, so the caller decides whether anybody used it.
 *
 * @example
 * ```ts
 * import { checkDescriptorSetChange } from '@track/descriptors'
 *
 * const before = { descriptors: [{ id: 'a', label: 'Beginning' }, { id: 'b', label: 'Deepening' }] }
 * checkDescriptorSetChange(before, { descriptors: [{ id: 'b' }, { id: 'c' }] })[0]?.row // => 1
 * ```
 */
export function checkDescriptorSetChange(
  before: { readonly descriptors: readonly Pick<Word, 'id' | 'label'>[] },
  after: { readonly descriptors: readonly Pick<Word, 'id'>[] },
): Issue[] {
  const places = { field: 'descriptors', code: 'descriptors/descriptor-removed' } as const
  return leftOut(before.descriptors, after.descriptors, places)
}
