import type { CalendarDate, Instant } from '@track/kernel'
import type { AdjustmentChange, CarriedTask, Doer, Gauge } from './act.js'
import type { ReadingBand } from './publication.js'
import type { ChoiceKind, LineSymbol, TaskOption } from './template.js'

/** Words that may have been adjusted for this pupil; `original` is what stood there first, null when it still does. */
export interface Adjustable {
  readonly text: string
  readonly original: string | null
}

/** One way that a pupil took, from when it was chosen; `doneAt` null while it is not finished. */
export interface Attempt {
  readonly optionId: string
  readonly chosenAt: Instant
  readonly doneAt: Instant | null
}

/** One line of a pupil's list. Its words are '' when they were the pupil's and have been erased. */
export interface Line extends Adjustable {
  readonly id: string
  readonly from: 'template' | 'carried' | 'own' | 'move-on'
  readonly criterionIds: readonly string[]
  readonly getsMeReady: boolean
  readonly symbol: LineSymbol | null
  /** As many tasks as this line counts for: 1, or what a choice asks to choose. */
  readonly counts: number
  /** How many of them were done at any time and not unticked: another way tried never lowers it. */
  readonly done: number
  readonly isDone: boolean
  readonly doneBy: Doer | null
  readonly seenBy: readonly Doer[]
  readonly createdBy: Doer
  readonly choice: {
    readonly kind: ChoiceKind
    readonly choose: number
    readonly options: readonly TaskOption[]
    readonly chosenIds: readonly string[]
    readonly attempts: readonly Attempt[]
  } | null
}

export interface Credit {
  readonly plannedDone: number
  readonly plannedTotal: number
  /** Null when nothing is planned. */
  readonly plannedPercent: number | null
  readonly creditDone: number
  readonly creditTotal: number
  readonly creditPercent: number | null
}

export interface Adjustment {
  readonly id: string
  readonly change: AdjustmentChange
  readonly text: string | null
  readonly proposedBy: Doer
  readonly proposedAt: Instant
  readonly status: 'proposed' | 'accepted' | 'declined' | 'withdrawn' | 'by-teacher-alone'
  readonly settledAt: Instant | null
}

/** A pupil's note as it stands: everything that follows from what was given out and what was done since. */
export interface Microtrack {
  readonly publicationId: string
  readonly pupilId: string
  readonly startsOn: CalendarDate
  /** With more time, once that was agreed. */
  readonly endsOn: CalendarDate
  readonly readingBand: ReadingBand
  readonly symbols: boolean
  readonly largePrint: boolean
  readonly outcome: Adjustable
  readonly criteria: readonly (Adjustable & {
    readonly id: string
    readonly gauge: Gauge | null
    readonly gauges: readonly { readonly gauge: Gauge; readonly by: Doer; readonly recordedAt: Instant }[]
  })[]
  /** Whether the pupil has made the list their own (step 0). */
  readonly isBuilt: boolean
  /** Where the pupil said they would start, pinned above the list. */
  readonly startNext: string | null
  readonly lines: readonly Line[]
  /** What is not on the list and not done: optional tasks left off it, and what was left out by agreement. */
  readonly leftOff: readonly Line[]
  /** What may be moved on to, and whether it is open: the list is done, or the pupil is ready to show it. */
  readonly moveOn: readonly Line[]
  readonly isMoveOnOpen: boolean
  readonly credit: Credit
  /** What comes next: always something, until the note is closed. */
  readonly next:
    | { readonly kind: 'build' }
    | { readonly kind: 'line'; readonly lineId: string }
    | { readonly kind: 'move-on'; readonly lineId: string }
    | { readonly kind: 'show' }
    | { readonly kind: 'reflect' }
    | { readonly kind: 'closed' }
  readonly confidence: { readonly before: number | null; readonly after: number | null }
  readonly readyAt: Instant | null
  readonly askedAt: Instant | null
  readonly questions: readonly {
    readonly id: string
    readonly text: string
    readonly answers: readonly { readonly text: string; readonly recordedAt: Instant }[]
  }[]
  readonly checkIns: readonly {
    readonly standing: 'going-well' | 'needs-a-hand' | 'ready-for-more'
    readonly text: string | null
    readonly recordedAt: Instant
    readonly recordedBy: string
  }[]
  readonly adjustments: readonly Adjustment[]
  readonly exit: {
    readonly helped: 'yes' | 'partly' | 'no' | null
    readonly skipped: boolean
    readonly why: string | null
    readonly success: string | null
    readonly startNext: string | null
    readonly recordedAt: Instant
  } | null
  readonly isParked: boolean
  readonly isClosed: boolean
}

/**
 * What comes along from an earlier note: its tasks not yet done, under the ids they always had (a pupil's own with their words), and
 * where the pupil said they would start.
 */
export interface CarryOver {
  readonly tasks: readonly CarriedTask[]
  readonly own: readonly { readonly fromPublicationId: string; readonly taskId: string; readonly text: string }[]
  readonly startNext: string | null
}
