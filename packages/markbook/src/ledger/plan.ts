import type { DepthScale } from '@track/descriptors'
import type { CalendarDate, Instant } from '@track/kernel'

/** Pupils who are taught the same in one subject. A pupil may be in lists of several subjects. */
export interface LedgerList {
  readonly pupilIds: readonly string[]
  readonly objectives: readonly TaughtObjective[]
}

/** What is taught, from which day (without: always) until which day (that day included; without: still), in which scale. */
export interface TaughtObjective {
  readonly objectiveId: string
  readonly scaleId: string
  readonly from?: CalendarDate | null | undefined
  readonly until?: CalendarDate | null | undefined
}

/** A version of a scale, as far as it is read here. */
export type PlanScale = Pick<DepthScale, 'id' | 'secureFrom' | 'effectiveFrom' | 'recordedAt'> & {
  readonly codes: readonly { readonly id: string }[]
}

/** Whose marks are looked up in which measure. */
export interface LedgerMarks {
  readonly measureId: string
  readonly pupilIds: readonly string[]
}

export interface PlanInput {
  readonly lists: readonly LedgerList[]
  /** Every version of the scales; those recorded after `asKnown` do not count. */
  readonly scales: readonly PlanScale[]
  readonly marks?: readonly LedgerMarks[] | undefined
  readonly asKnown?: Instant | undefined
}
