import type { EntryLike } from '@track/markbook'
import type { PageIntegers } from './integers.js'
import type { Workload } from './workload.js'

/** The same school twice: as columns of numbers, and its log as the objects that an application holds. */
export interface Source {
  readonly workload: Workload
  readonly entries: readonly EntryLike[]
}

/** A way to count the page. What an engine may do before the question is asked belongs in `load`, which is timed apart. */
export interface Engine {
  readonly name: string
  readonly load: (source: Source) => Promise<Loaded>
}

export interface Loaded {
  /** The timed part: from the loaded log to the answer, at dates that nobody asked for before. */
  readonly report: () => unknown
  /** Only lays the answer out for the comparison; not timed. */
  readonly integers: (answer: unknown) => PageIntegers
  readonly close?: () => void
}
