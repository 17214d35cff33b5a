import { compareCodeUnits } from '@track/kernel'

/** A word, a yes or no, or null: whatever two policies say of a pupil. */
export type PolicyOutcome = string | boolean | null

/** What one pupil is now, and would be by a draft. */
export interface OutcomePair {
  readonly pupilId: string
  readonly now: PolicyOutcome
  readonly draft: PolicyOutcome
}

/** How many pupils each pair of outcomes has, and who would change. */
export interface OutcomeChanges<P extends OutcomePair> {
  readonly counts: readonly { readonly now: P['now']; readonly draft: P['draft']; readonly pupils: number }[]
  readonly changed: readonly P[]
}

/**
 * What would a draft of a policy change: how many pupils, from what to what, and for whom?
 *
 * Only pairs that occur are counted, those that stay included, so the counts add up to the pupils. Unknown is an outcome like any
 * other. Pairs come in the order of their texts and pupils in the order of their ids, which means nothing.
 *
 * @example
 * ```ts
 * import { compareOutcomes } from '@track/descriptors'
 *
 * const pupils = [
 *   { pupilId: 'ada', now: 'emerging', draft: 'secure' },
 *   { pupilId: 'ben', now: 'secure', draft: 'secure' },
 *   { pupilId: 'cai', now: null, draft: null },
 * ]
 * compareOutcomes(pupils).changed.map(({ pupilId }) => pupilId) // => ['ada']
 * compareOutcomes(pupils).counts.map(({ pupils }) => pupils) // => [1, 1, 1]
 * ```
 */
export function compareOutcomes<P extends OutcomePair>(pupils: readonly P[]): OutcomeChanges<P> {
  const counts = new Map<string, { now: P['now']; draft: P['draft']; pupils: number }>()
  for (const { now, draft } of pupils) {
    const key = JSON.stringify([now, draft])
    const count = counts.get(key) ?? { now, draft, pupils: 0 }
    counts.set(key, { ...count, pupils: count.pupils + 1 })
  }
  return {
    counts: [...counts].sort(([a], [b]) => compareCodeUnits(a, b)).map(([, count]) => count),
    changed: pupils.filter(({ now, draft }) => now !== draft).sort((a, b) => compareCodeUnits(a.pupilId, b.pupilId)),
  }
}
