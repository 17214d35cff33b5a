import type { CalendarDate } from '@track/kernel'
import { hiddenGroups, isSmall } from './hidden-groups.js'
import { outcomeOf } from './outcome-of.js'
import { cellOf, HIDDEN_CELL, type PageCell } from './page-cell.js'
import type { PageColumn } from './page-definition.js'
import type { PageInput } from './page-input.js'
import { pageRows } from './page-rows.js'
import { type PageTally, tallyPage } from './tally-page.js'

/** Data on a page: `rows[r].cells[c][d]` is the number of group r, column c, date d. */
export interface CalculatedPage {
  readonly dates: readonly { readonly label: string; readonly on: CalendarDate }[]
  readonly columns: readonly PageColumn[]
  readonly rows: readonly PageRow[]
}

/** One group of the page. `n` counts its pupils on the last date of the page; a hidden row has none to show. */
export interface PageRow {
  readonly groupId: string
  readonly n: number | null
  readonly suppressed?: true
  readonly cells: readonly (readonly PageCell[])[]
}

/**
 * The few numbers people ask for, on one page: groups down, subjects and measures across, each at several dates, each with n.
 *
 * - `secured`, per pupil: the mean of the pupils' percentages of taught objectives secured; `pooled`: all objectives of all
 *   pupils together, so that a pupil with more objectives weighs more.
 * - `on-track`: the percentage of pupils who meet the school's rule in their own programme. Equality meets it.
 * - `described`, `category`: the percentage of pupils with a word whose word is one of these, or stands in the category. A word
 *   that stands in none counts in n all the same.
 * - `mean-mark`: the mean of the marks of the day. A code is counted beside it, not in it. `matched` keeps to pupils with a
 *   number on every date of the page, so that a mean never moves because somebody was away.
 * - `progress`: the mean per pupil of what changed since the first date of the page, of pupils judged by both dates. Both ends
 *   are read by the scale and calculation of the later one, so that new words are no progress. The first date has no number.
 * - `mean-number`: the mean of the pupils' means of the numbers that the school gave to its depths, by the latest judgement of
 *   each taught objective. A depth without a number is left out.
 *
 * Where the school calculates over several judgements, a calculated rank is secured from the line of the scale on, and too few
 * judgements for a rank count as assessed and not secured.
 *
 * A pupil without data is never counted as 0: `n` leaves the pupil out and `withoutData` says so. Numbers are exact until
 * the one rounding, half away from zero. With a `minimumGroup`, small rows and cells are hidden, and whatever would give them
 * away: see `hideParts`. The order of the input does not matter; rows come in the order of `groupIds`.
 *
 * Source: `vectors/page.json`.
 */
export function calculatePage(input: PageInput): CalculatedPage {
  return aggregatePage(input, tallyPage(input))
}

/** The second half of `calculatePage`: from what is known of each pupil to the numbers of each group. */
export function aggregatePage(
  input: Pick<PageInput, 'definition' | 'groups' | 'rules' | 'correspondences' | 'asKnown'>,
  tally: PageTally,
): CalculatedPage {
  const { dates, columns, minimumGroup } = input.definition
  const groups = pageRows(input)
  const hidden = hiddenGroups(input)
  const last = dates.reduce((latest, { on }, date) => (on > dates[latest]!.on ? date : latest), 0)
  const members = groups.map((group) => group.members.map((ids) => [...new Set(ids)]))

  const cells = groups.map((): PageCell[][] => columns.map(() => []))
  for (const [c, column] of columns.entries())
    for (const date of dates.keys()) {
      const outcomes = remember(outcomeOf(input, tally, { column, date }))
      for (const [r, { id }] of groups.entries()) {
        const cell = hidden.has(id) ? HIDDEN_CELL : cellOf(members[r]![date]!.map(outcomes), column.measure)
        cells[r]![c]!.push(isSmall(cell.n ?? 0, minimumGroup) ? HIDDEN_CELL : cell)
      }
    }

  return {
    dates,
    columns,
    rows: groups.map(({ id }, r) =>
      hidden.has(id)
        ? { groupId: id, n: null, suppressed: true, cells: cells[r]! }
        : { groupId: id, n: members[r]![last]!.length, cells: cells[r]! },
    ),
  }
}

function remember<V>(look: (pupilId: string) => V): (pupilId: string) => V {
  const known = new Map<string, V>()
  return (pupilId) => {
    let value = known.get(pupilId)
    if (value === undefined) {
      value = look(pupilId)
      known.set(pupilId, value)
    }
    return value
  }
}
