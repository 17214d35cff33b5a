import type { CalendarDate } from '@track/kernel'
import type { Plan } from './plan.js'
import type { Reading } from './reading.js'

/**
 * How many objectives each member of each list was taught by each date, and how many of them are assessed and secured; and the
 * mark that stood, where marks were asked for.
 *
 * Member m is pupil number `m - memberStarts[l]` of list l; on date d its counts are at `d * members + m`. A slot is the same for
 * marks: `slotStarts`, `d * slots + s`.
 */
export interface Tally {
  readonly plan: Plan
  readonly dates: readonly CalendarDate[]
  readonly members: number
  readonly memberStarts: Int32Array
  readonly taught: Int32Array
  readonly assessed: Int32Array
  readonly secured: Int32Array
  readonly slots: number
  readonly slotStarts: Int32Array
  /** The number that stood, NaN where none or a word did. */
  readonly marks: Float64Array
  /** The line it stood in, word or number, by its number in the ledger; -1 where nothing did. */
  readonly markLines: Int32Array
  /** The dates as day numbers, and how the scales are read on each. */
  readonly days: readonly number[]
  readonly readings: readonly Reading[]
  /** How many lines of the ledger it knows. Whatever came later is taken in by `refreshTally`. */
  known: number
}

/** What a tally held before it was refreshed, at each place that changed; every place is named once. */
export interface TallyChanges {
  readonly counts: readonly { readonly place: number; readonly assessed: number; readonly secured: number }[]
  readonly marks: readonly { readonly place: number; readonly mark: number; readonly line: number }[]
}
