import {
  addRationals,
  type CalendarDate,
  type Rational,
  rational,
  rationalOf,
  roundRational,
  toNumber,
} from '@track/kernel'
import { hiddenGroups, isSmall } from './hidden-groups.js'
import type { PageColumn, PageMeasure } from './page-definition.js'
import type { PageInput } from './page-input.js'
import { pageRows } from './page-rows.js'
import { outcomeOf, type PupilOutcome } from './pupil-outcome.js'
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
 * One number of the page, rounded once: whole percents, marks to one decimal. Unknown is null, never 0.
 *
 * The group's pupils on that date are `n` + `withoutData` + all `codes` + `notMatched`. A hidden number shows none of them.
 */
export interface PageCell {
  readonly value: number | null
  /** The pupils counted. */
  readonly n: number | null
  /** The pupils of whom nothing is known: nothing taught, no judgement, or no mark. */
  readonly withoutData: number | null
  /** Means of marks only: how many pupils have which code in the mark's place. */
  readonly codes?: Readonly<Record<string, number>>
  /** Matched means only: pupils with a mark here who lack one on another date. */
  readonly notMatched?: number
  /**
   * What the number divides, so that pages of several schools can be added up: objectives if pooled, pupils on track, or
   * the sum of marks. Null for a mean of percentages, which has no single denominator, and where the value is unknown.
   */
  readonly fraction: { readonly numerator: number; readonly denominator: number } | null
  readonly suppressed?: true
}

/**
 * The few numbers people ask for, on one page: groups down, subjects and measures across, each at several dates, each with n.
 *
 * - `secured`, per pupil: the mean of the pupils' percentages of taught objectives secured; `pooled`: all objectives of all
 *   pupils together, so that a pupil with more objectives weighs more.
 * - `on-track`: the percentage of pupils who meet the school's rule in their own programme. Equality meets it.
 * - `mean-mark`: the mean of the marks of the day. A code is counted beside it, not in it. `matched` keeps to pupils with a
 *   number on every date of the page, so that a mean never moves because somebody was away.
 *
 * A pupil without data is never counted as 0: `n` leaves the pupil out and `withoutData` says so. Percentages are exact until
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
  input: Pick<PageInput, 'definition' | 'groups' | 'rules' | 'asKnown'>,
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

/** One number out of what its pupils bring. */
export function cellOf(outcomes: readonly PupilOutcome[], measure: PageMeasure): PageCell {
  const shares = outcomes.filter((outcome) => outcome.kind === 'share')
  const marks = outcomes.filter((outcome) => outcome.kind === 'mark')
  const missing = outcomes.filter((outcome) => outcome.kind === 'not-counted')
  const codes = missing.filter((outcome) => outcome.reason === 'code')
  const notMatched = missing.filter(({ reason }) => reason === 'not-matched').length
  const counts = {
    n: shares.length + marks.length,
    withoutData: missing.length - codes.length - notMatched,
    ...(measure.kind === 'mean-mark' ? { codes: countCodes(codes.map(({ code }) => code)) } : {}),
    ...(measure.kind === 'mean-mark' && measure.matched ? { notMatched } : {}),
  }
  if (counts.n === 0) return { value: null, ...counts, fraction: null }

  switch (measure.kind) {
    case 'mean-mark': {
      const sum = marks.map(({ value }) => rationalOf(value)).reduce(addRationals)
      const mean = { numerator: sum.numerator, denominator: sum.denominator * BigInt(marks.length) }
      return {
        value: roundRational(mean, 1),
        ...counts,
        fraction: { numerator: toNumber(sum), denominator: marks.length },
      }
    }
    case 'on-track': {
      const fraction = { numerator: shares.filter(({ onTrack }) => onTrack).length, denominator: shares.length }
      return { value: wholePercent(fraction), ...counts, fraction }
    }
    case 'secured': {
      if (measure.average === 'per-pupil')
        return { value: roundRational(meanPercent(shares)), ...counts, fraction: null }
      const fraction = { numerator: total(shares, 'secured'), denominator: total(shares, 'taught') }
      return { value: wholePercent(fraction), ...counts, fraction }
    }
  }
}

/** A number that must not be shown: it says nothing but that it is hidden. */
export const HIDDEN_CELL: PageCell = { value: null, n: null, withoutData: null, fraction: null, suppressed: true }

type Share = Extract<PupilOutcome, { kind: 'share' }>

/** Pupils with equally many objectives are added up in whole numbers first: fewer fractions, the same exact mean. */
function meanPercent(shares: readonly Share[]): Rational {
  const securedByTaught = new Map<number, number>()
  for (const { secured, taught } of shares) securedByTaught.set(taught, (securedByTaught.get(taught) ?? 0) + secured)
  const sum = [...securedByTaught].map(([taught, secured]) => rational(100 * secured, taught)).reduce(addRationals)
  return { numerator: sum.numerator, denominator: sum.denominator * BigInt(shares.length) }
}

function wholePercent({ numerator, denominator }: { numerator: number; denominator: number }): number {
  return roundRational(rational(100 * numerator, denominator))
}

function total(shares: readonly Share[], field: 'secured' | 'taught'): number {
  return shares.reduce((sum, share) => sum + share[field], 0)
}

function countCodes(codes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = Object.create(null)
  for (const code of codes.toSorted()) counts[code] = (counts[code] ?? 0) + 1
  return counts
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
