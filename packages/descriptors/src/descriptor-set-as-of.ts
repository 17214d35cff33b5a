import { type AsOf, type Version, versionAsOf } from './in-force.js'

/**
 * How a set of words stood on a day: its words, what they meant, and which the school's rule would have suggested.
 *
 * As `scaleAsOf`: of the versions known by `asKnown`, the one with the greatest `(effectiveFrom, recordedAt)` among those in effect;
 * before the first, the first. Undefined only if none is known.
 *
 * @example
 * ```ts
 * import { descriptorSetAsOf } from '@track/descriptors'
 *
 * const versions = [
 *   { id: 'words', meaning: 'coverage', effectiveFrom: '2025-09-01', recordedAt: '2025-08-20T09:00:00.000Z' },
 *   { id: 'words', meaning: 'competence', effectiveFrom: '2026-01-01', recordedAt: '2025-12-20T09:00:00.000Z' },
 * ] as const
 * descriptorSetAsOf(versions, { setId: 'words', asOf: '2025-12-31' })?.meaning // => 'coverage'
 * descriptorSetAsOf(versions, { setId: 'words', asOf: '2026-01-01' })?.meaning // => 'competence'
 * ```
 */
export function descriptorSetAsOf<V extends Version>(
  versions: readonly V[],
  { setId, asOf, asKnown }: AsOf & { readonly setId: string },
): V | undefined {
  return versionAsOf(versions, { id: setId, asOf, asKnown })
}
