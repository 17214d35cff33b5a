import type { PageCell } from '../page-cell.js'
import type { PageInput } from '../page-input.js'

/**
 * A page as it was and as it is, by all that each is calculated from. The groups asked for, the columns and the dates are the same.
 *
 * `before.input` may have been kept as JSON without its log: put the log as it was known then beside it, as the `entries` of then,
 * or as today's `entries` or `ledger` with the `asKnown` of then. Entries that are in both logs are told by their id.
 */
export interface PagesToCompare {
  readonly before: {
    readonly input: PageInput
    /** The page that was kept, whose numbers stand. Without it, it is calculated. */
    readonly page?: KeptPage | undefined
  }
  readonly after: { readonly input: PageInput }
}

/** The numbers of a page, also as a schema reads them. */
export interface KeptPage {
  readonly rows: readonly { readonly groupId: string; readonly cells: readonly (readonly KeptCell[])[] }[]
}

type KeptCell = {
  readonly [Field in keyof PageCell]: undefined extends PageCell[Field] ? PageCell[Field] | undefined : PageCell[Field]
}

/** What reads otherwise now on a page: the changed numbers in the order of the page, out of so many `numbers`. */
export interface PageDiff {
  readonly numbers: number
  readonly cells: readonly ChangedCell[]
}

/** A number of the page that is another one now, or is counted of so many others, and why. */
export interface ChangedCell {
  readonly groupId: string
  readonly column: number
  readonly date: number
  readonly before: PageCell
  readonly after: PageCell
  readonly causes: readonly CellCause[]
}

/**
 * One reason for which a number changed, and whose. Which words it is told in is left to whoever tells it.
 *
 * - `entries`: lines of the log, recorded since, that change what these pupils bring. Leaving out exactly `entryIds` gives it back.
 * - `joined`, `left`: pupils who are in the group now and were not, or the other way round.
 * - `taught`: other objectives count as taught or planned; `rule`, `scale`, `calculation`, `words`: another version of these.
 * - `hidden`: the number was shown and is hidden now, or the other way round. Nothing more is said of it.
 * - `other`: none of these, such as a date that had not come, or a page that an older edition of the program calculated.
 */
export interface CellCause {
  readonly kind: CauseKind
  readonly pupilIds: readonly string[]
  readonly entryIds: readonly string[]
}

/** What a number can have changed by, in the order in which it is told. */
export const CAUSE_KINDS = [
  'entries',
  'joined',
  'left',
  'taught',
  'rule',
  'scale',
  'calculation',
  'words',
  'hidden',
  'other',
] as const
export type CauseKind = (typeof CAUSE_KINDS)[number]
