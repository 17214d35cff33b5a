import type { DepthScale } from '@track/descriptors'
import type { CalendarDate, Instant } from '@track/kernel'
import type { Ledger } from './ledger.js'
import type { Timeline } from './timeline.js'

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

/** Who is taught what, with all names looked up: ask it with `tallyLedger` of any days, as often as you like. */
export interface Plan {
  readonly ledger: Ledger
  readonly members: number
  /** Where the members of each list begin, and where those of the last one end. */
  readonly memberStarts: Int32Array
  readonly listOfMember: Int32Array
  readonly membersOfPupil: ReadonlyMap<string, readonly number[]>
  /** Every objective that any list teaches, numbered. */
  readonly objectives: ReadonlyMap<string, number>
  /** What each list teaches. */
  readonly strands: readonly (readonly Strand[])[]
  readonly slots: number
  readonly slotStarts: Int32Array
  readonly measureOfSlot: readonly string[]
  readonly slotsOfPupil: ReadonlyMap<string, readonly number[]>
  readonly scaleIds: readonly string[]
  readonly scales: readonly PlanScale[]
  /** What was made of the ledger's index so far; made anew with the index. */
  made: MadeOfIndex
}

/**
 * Objectives of one list in one scale, each from a day on. What ends is in two strands: one counts it from its first day, the other
 * takes it off again from the day after its last.
 */
export interface Strand {
  readonly sign: 1 | -1
  readonly scaleId: string
  /** By their numbers in the plan. */
  readonly objectives: Int32Array
  readonly days: Int32Array
  readonly daysAscending: Int32Array
}

/**
 * A timeline of the members' counts for each reading of the scales, by its key, and one of the lines in the slots. Null where the
 * counts were asked for once, and read from the lines.
 */
export interface MadeOfIndex {
  readonly index: Ledger['index']
  readonly counts: Map<string, Timeline | null>
  marks: Timeline | null
}
