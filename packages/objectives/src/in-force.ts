import { type CalendarDate, compareCodeUnits, type Instant } from '@track/kernel'

/** The day asked about, and optionally the last moment whose writing counts (that very instant included). */
export interface AsOf {
  readonly asOf: CalendarDate
  readonly asKnown?: Instant | undefined
}

export interface Dated {
  readonly effectiveFrom: CalendarDate
  readonly recordedAt: Instant
}

/** The later of two dated rows: by the day they count from, then by when they were written. 0 leaves the tie to the caller. */
export function compareDated(a: Dated, b: Dated): number {
  return compareCodeUnits(a.effectiveFrom, b.effectiveFrom) || compareCodeUnits(a.recordedAt, b.recordedAt)
}

export function isKnown({ recordedAt }: { readonly recordedAt: Instant }, asKnown: Instant | undefined): boolean {
  return asKnown === undefined || recordedAt <= asKnown
}

/** The greatest of some rows, or undefined of none. */
export function greatest<Row>(rows: readonly Row[], compare: (a: Row, b: Row) => number): Row | undefined {
  return rows.reduce<Row | undefined>(
    (best, row) => (best === undefined || compare(row, best) > 0 ? row : best),
    undefined,
  )
}
