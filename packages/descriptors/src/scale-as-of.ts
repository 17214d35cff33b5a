import { type AsOf, type Version, versionAsOf } from './in-force.js'

/**
 * How a depth scale stood on a day: its words, colours and order, and from where it counted as secured.
 *
 * Of the versions known by `asKnown`, the one with the greatest `(effectiveFrom, recordedAt)` among those in effect. Before the
 * first there was no other scale to read judgements by, so the first version answers. Undefined only if none is known.
 *
 * @example
 * ```ts
 * import { scaleAsOf } from '@track/descriptors'
 *
 * const versions = [
 *   { id: 'depth', name: 'Autumn words', effectiveFrom: '2025-09-01', recordedAt: '2025-08-20T09:00:00.000Z' },
 *   { id: 'depth', name: 'Spring words', effectiveFrom: '2026-01-01', recordedAt: '2025-12-20T09:00:00.000Z' },
 * ] as const
 * scaleAsOf(versions, { scaleId: 'depth', asOf: '2025-12-31' })?.name // => 'Autumn words'
 * scaleAsOf(versions, { scaleId: 'depth', asOf: '2026-01-01' })?.name // => 'Spring words'
 * scaleAsOf(versions, { scaleId: 'depth', asOf: '2024-01-01' })?.name // => 'Autumn words'
 * ```
 */
export function scaleAsOf<V extends Version>(
  versions: readonly V[],
  { scaleId, asOf, asKnown }: AsOf & { readonly scaleId: string },
): V | undefined {
  return versionAsOf(versions, { id: scaleId, asOf, asKnown })
}
