import { type CalendarDate, compareCodeUnits, type Instant } from '@track/kernel'

/** The day asked about, and optionally the last moment whose writing counts (that very instant included). */
export interface AsOf {
  readonly asOf: CalendarDate
  readonly asKnown?: Instant | undefined
}

/** A version of something under one id, as it stands from a day on. */
export interface Version {
  readonly id: string
  readonly effectiveFrom: CalendarDate
  readonly recordedAt: Instant
}

/** The known versions of one id, from the one that counts least to the one that counts most: by day, then by writing. */
export function knownVersions<V extends Version>(
  versions: readonly V[],
  { id, asKnown }: { readonly id: string; readonly asKnown: Instant | undefined },
): V[] {
  return versions
    .filter((version) => version.id === id && (asKnown === undefined || version.recordedAt <= asKnown))
    .sort(compareVersions)
}

/**
 * The version that answers for a day. Before the first there was no other to read by, so the first day's last correction answers;
 * undefined only if none is known.
 */
export function versionAsOf<V extends Version>(
  versions: readonly V[],
  { id, asOf, asKnown }: AsOf & { readonly id: string },
): V | undefined {
  const known = knownVersions(versions, { id, asKnown })
  const firstDay = known[0]?.effectiveFrom
  return known.findLast(({ effectiveFrom }) => effectiveFrom <= asOf || effectiveFrom === firstDay)
}

/** Sorts what counts least first: by the day it counts from, then by when it was written. */
export function compareVersions(a: Omit<Version, 'id'>, b: Omit<Version, 'id'>): number {
  return (
    compareCodeUnits(a.effectiveFrom, b.effectiveFrom) ||
    compareCodeUnits(a.recordedAt, b.recordedAt) ||
    // Two versions written in one millisecond: any order will do, so long as it is not that of the input.
    compareCodeUnits(JSON.stringify(a), JSON.stringify(b))
  )
}
