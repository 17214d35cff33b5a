import type { DeepReadonly } from './deep-readonly.js'
import type { DescriptorSet } from './descriptor-set.js'
import type { ConditionsAnswer } from './meets-by-counts.js'
import { meetsConditions, type PupilFacts } from './meets-conditions.js'

/** A word that the school's rule proposes for a pupil, or none, and why. Never anything but a proposal. */
export interface Suggestion {
  readonly descriptorId: string | null
  /** The reasons of the last word tried, if that decided: it holds, or it is unknown whether it does. */
  readonly reasons: ConditionsAnswer['reasons']
  /** Every word that was tried, in the rule's order. */
  readonly tried: readonly (ConditionsAnswer & { readonly descriptorId: string })[]
}

/**
 * Which word would the school's own rule suggest for a pupil on a day?
 *
 * The first suggestion that holds. If it is unknown whether an earlier one holds, that one might be the right word, so nothing is
 * suggested. Null as well if none holds, or the set has no rule. Nothing is written: the teacher's choice is an entry of its own.
 *
 * @example
 * ```ts
 * import { suggestDescriptor } from '@track/descriptors'
 *
 * const atLeast = (percentAtLeast: number) =>
 *   ({ anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast, of: 'taught', tags: [] }] }] }) as const
 * const suggestions = [
 *   { descriptorId: 'secure', when: atLeast(75) },
 *   { descriptorId: 'developing', when: atLeast(30) },
 * ]
 * const objective = { id: 'count-in-6s', tags: [], taught: true, scaleId: 'depth' }
 * const half = [{ ...objective, rank: 2, secure: true }, { ...objective, id: 'count-in-7s', rank: 1, secure: false }]
 * suggestDescriptor({ suggestions }, { objectives: half }).descriptorId // => 'developing'
 * suggestDescriptor({ suggestions }, { objectives: [] }).descriptorId // => null
 * ```
 */
export function suggestDescriptor(
  { suggestions }: DeepReadonly<Pick<DescriptorSet, 'suggestions'>>,
  facts: PupilFacts,
): Suggestion {
  const tried: Suggestion['tried'][number][] = []
  for (const { descriptorId, when } of suggestions) {
    const answer = { descriptorId, ...meetsConditions(when, facts) }
    tried.push(answer)
    if (answer.met !== false) {
      return { descriptorId: answer.met ? descriptorId : null, reasons: answer.reasons, tried }
    }
  }
  return { descriptorId: null, reasons: [], tried }
}
