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

function compareVersions(a: Version, b: Version): number {
  return (
    compareCodeUnits(a.effectiveFrom, b.effectiveFrom) ||
    compareCodeUnits(a.recordedAt, b.recordedAt) ||
    // Two versions written in one millisecond: any order will do, so long as it is not that of the input.
    compareCodeUnits(JSON.stringify(a), JSON.stringify(b))
  )
}
