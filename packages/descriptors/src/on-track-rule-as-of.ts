import { type AsOf, knownVersions, type Version } from './in-force.js'

/**
 * Which version of the school's on-track rule counted on a day; undefined if there was none.
 *
 * Of the versions known by `asKnown`, the one with the greatest `(effectiveFrom, recordedAt)` among those in effect. Before the
 * first there was no rule, and nobody was on or off track: unlike a scale, the first version does not answer for earlier days.
 *
 * @example
 * ```ts
 * import { onTrackRuleAsOf } from '@track/descriptors'
 *
 * const versions = [
 *   { id: 'rule', name: '75 per cent', effectiveFrom: '2026-01-01', recordedAt: '2025-12-20T09:00:00.000Z' },
 * ] as const
 * onTrackRuleAsOf(versions, { ruleId: 'rule', asOf: '2026-01-01' })?.name // => '75 per cent'
 * onTrackRuleAsOf(versions, { ruleId: 'rule', asOf: '2025-12-31' }) // => undefined
 * ```
 */
export function onTrackRuleAsOf<V extends Version>(
  versions: readonly V[],
  { ruleId, asOf, asKnown }: AsOf & { readonly ruleId: string },
): V | undefined {
  return knownVersions(versions, { id: ruleId, asKnown }).findLast(({ effectiveFrom }) => effectiveFrom <= asOf)
}
