import type { EntryLike } from '@track/markbook'
import type { PageIntegers } from './integers.js'
import type { Workload } from './workload.js'

/** The same school twice: as columns of numbers, and its log as the objects that an application holds. */
export interface Source {
  readonly workload: Workload
  readonly entries: readonly EntryLike[]
}

/** A way to count the page. What an engine may do before the question is asked belongs in `load`, which is timed apart. */
export interface Engine<From = Source> {
  readonly name: string
  readonly load: (source: From) => Promise<Loaded>
}

export interface Loaded {
  /**
   * Puts the question for three days that nobody asked for before. The function it gives back is the timed part: from the
   * loaded log to the answer. Wording the question (a text of SQL, the input of a call) is not.
   */
  readonly ask: (days: readonly number[]) => () => unknown
  /** Only lays the answer out for the comparison; not timed. */
  readonly integers: (answer: unknown) => PageIntegers
  /** Milliseconds of the load that the log alone took, where that is told apart. */
  readonly logLoad?: number
  readonly close?: () => void | Promise<void>
}
