import { compareCodeUnits } from '@track/kernel'
import { type AsOf, compareDated, greatest, isKnown } from './in-force.js'
import type { ObjectiveWording } from './objective.js'

/**
 * Which words an objective had on a day, so that an old report shows the words of its time.
 *
 * Of its wordings known by `asKnown`, the one with the greatest `(effectiveFrom, recordedAt)` among those in effect on the day.
 * Before the first there were no other words, so the first wording answers. Undefined only if none is known.
 *
 * @example
 * ```ts
 * import { wordingAsOf } from '@track/objectives'
 *
 * const wordings = [
 *   { objectiveId: 'o1', wording: 'Count in 6s', effectiveFrom: '2025-09-01', recordedAt: '2025-08-20T09:00:00.000Z' },
 *   { objectiveId: 'o1', wording: 'Count in sixes', effectiveFrom: '2026-01-05', recordedAt: '2026-01-04T09:00:00.000Z' },
 * ] as const
 * wordingAsOf(wordings, { objectiveId: 'o1', asOf: '2025-12-12' }) // => 'Count in 6s'
 * wordingAsOf(wordings, { objectiveId: 'o1', asOf: '2026-01-05' }) // => 'Count in sixes'
 * wordingAsOf(wordings, { objectiveId: 'o1', asOf: '2026-01-05', asKnown: '2026-01-01T00:00:00.000Z' }) // => 'Count in 6s'
 * ```
 */
export function wordingAsOf(
  wordings: readonly Worded[],
  { objectiveId, asOf, asKnown }: AsOf & { readonly objectiveId: string },
): string | undefined {
  const known = wordings.filter((wording) => wording.objectiveId === objectiveId && isKnown(wording, asKnown))
  const inEffect = known.filter(({ effectiveFrom }) => effectiveFrom <= asOf)
  if (inEffect.length > 0) return greatest(inEffect, compareWordings)?.wording
  const firstDay = greatest(known, (a, b) => compareCodeUnits(b.effectiveFrom, a.effectiveFrom))?.effectiveFrom
  const first = known.filter(({ effectiveFrom }) => effectiveFrom === firstDay)
  return greatest(first, compareWordings)?.wording
}

function compareWordings(a: Worded, b: Worded): number {
  return compareDated(a, b) || compareCodeUnits(a.wording, b.wording)
}

type Worded = Pick<ObjectiveWording, 'objectiveId' | 'wording' | 'effectiveFrom' | 'recordedAt'>
