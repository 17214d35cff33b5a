import type { Correspondence, DepthScale, DescriptorSet, Measure, OnTrackRule } from '@track/descriptors'
import type { CalendarDate, Instant } from '@track/kernel'
import type { CalculationChoice, EntryLike, Ledger } from '@track/markbook'
import type { PageDefinition } from './page-definition.js'

/**
 * All that a page is calculated from: plain data, so that the browser, the server and a test calculate the same page.
 *
 * What is optional is needed only by some measures and rules. `asKnown` shows the page as it was then: entries and versions
 * recorded later do not count.
 */
export interface PageInput {
  readonly definition: PageDefinition
  readonly groups: readonly PageGroup[]
  /** In the pupils' own programmes or, for the age-related view, in those of their classes: the page reads what it is given. */
  readonly taught: readonly TaughtList[]
  /** What is planned for the year, in the same programmes: where a rule asks for a share of it. */
  readonly planned?: readonly TaughtList[] | undefined
  /** The log. Only the teachers' track is read; entries of other pupils and objectives do no harm. Else give its `ledger`. */
  readonly entries?: readonly EntryLike[] | undefined
  /** The log of the teachers' track as a ledger, which is read a hundred times as fast. */
  readonly ledger?: Ledger | undefined
  /** In which scale each taught or planned objective is recorded, and its tags, where a rule asks for some. */
  readonly objectives: readonly PageObjective[]
  /** Every version of those scales. */
  readonly scales: readonly DepthScale[]
  /** Every version of the on-track rules that the columns name. */
  readonly rules: readonly OnTrackRule[]
  /** Every version of how several judgements become one. Without any, the latest counts. */
  readonly calculations?: readonly CalculationChoice[] | undefined
  /** Every version of the sets of words, for what a page says of them. */
  readonly sets?: readonly DescriptorSet[] | undefined
  readonly correspondences?: readonly Correspondence[] | undefined
  /** The names of measures, for explanations, and how reliable a test is, for what is said of a change. */
  readonly measures?: readonly Pick<Measure, 'id' | 'name' | 'reliability' | 'standardDeviation'>[] | undefined
  /** The names of the audiences that a page may be for. */
  readonly audiences?: readonly { readonly id: string; readonly name: string }[] | undefined
  /** The splits, merges, replacements and retirements, for the note that an objective list changed. */
  readonly revisions?: readonly PageRevision[] | undefined
  readonly asKnown?: Instant | undefined
  /** The school's own today: dates after it have not come, and have no numbers. Without it every date has come. */
  readonly today?: CalendarDate | undefined
}

export interface PageObjective {
  readonly id: string
  readonly scaleId: string
  readonly tags?: readonly string[] | undefined
}

/** Which objectives took the place of which from a day on. */
export interface PageRevision {
  readonly id: string
  readonly on: CalendarDate
  readonly replacedIds: readonly string[]
  readonly addedIds: readonly string[]
  readonly recordedAt: Instant
}

/** A row of the page. The whole school is a group like any other. */
export interface PageGroup {
  readonly id: string
  /** What the school calls it, for explanations. */
  readonly name?: string | undefined
  /**
   * The whole that this group and others make up without overlap: the id of another group, or a word that they share. Rows
   * with the same members as all the parts together count as their whole as well. Pass every part, also those that are not a
   * row of the page: a small one must not be found by subtraction.
   */
  readonly partOf?: string | undefined
  /** The pupils' ids on each date of the page: see `membershipDates`. */
  readonly members: readonly (readonly string[])[]
}

/** What is taught by each date of the page (or planned on it), to pupils who work in the same programme of one subject. */
export interface TaughtList {
  readonly subjectId: string
  readonly pupilIds: readonly string[]
  readonly objectiveIds: readonly (readonly string[])[]
}

/**
 * On which day to look up a group's members, for each date of a page.
 *
 * With `current` membership that is the last day of the page for all of them, so that a group is the same pupils in every
 * column; with `as-at-each-date` it is the date itself.
 *
 * @example
 * ```ts
 * import { membershipDates } from '@track/reports'
 *
 * const dates = [{ label: 'Autumn', on: '2025-12-12' }, { label: 'Spring', on: '2026-03-27' }] as const
 * membershipDates({ dates, membership: 'current' }) // => ['2026-03-27', '2026-03-27']
 * membershipDates({ dates, membership: 'as-at-each-date' }) // => ['2025-12-12', '2026-03-27']
 * ```
 */
export function membershipDates({
  dates,
  membership,
}: {
  readonly dates: readonly { readonly on: CalendarDate }[]
  readonly membership: PageDefinition['membership']
}): CalendarDate[] {
  const days = dates.map(({ on }) => on)
  if (membership === 'as-at-each-date') return days
  const last = days.toSorted().at(-1)!
  return days.map(() => last)
}
