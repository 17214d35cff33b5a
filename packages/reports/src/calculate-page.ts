import type { CalendarDate } from '@track/kernel'
import type { Ledger } from '@track/markbook'
import { blankCell, blankOf } from './blank-of.js'
import { cellReader } from './cell-reader.js'
import { checkDefinition } from './check-definition.js'
import { hideCells } from './hidden-cells.js'
import { type WatchedPage, watchedPage } from './hidden-cells-watched.js'
import type { PageCell } from './page-cell.js'
import type { PageColumn } from './page-definition.js'
import type { PageInput } from './page-input.js'
import { pageLog } from './page-log.js'
import { pageRows } from './page-rows.js'
import { addsUp } from './sums/adds-up.js'
import { cellOfSums } from './sums/cell-of-sums.js'
import type { PagePlace } from './sums/page-sums.js'
import { type PreparedPage, preparePage, regroupPage } from './sums/prepare-page.js'
import { sumPage } from './sums/sum-page.js'
import { type PageTally, tallyLog } from './tally-page.js'

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
 * `show: 'count'` tells how many instead of what share: objectives secured, pupils of whom the answer is yes. `change` tells by how
 * much a number differs from that of the first date, of the date before, or from a baseline test: see `ColumnChange`. It is
 * taken from the exact numbers and rounded once, and unknown where one end is; where one end is hidden, so is the change.
 *
 * Where the school calculates over several judgements, a calculated rank is secured from the line of the scale on, and too few
 * judgements for a rank count as assessed and not secured.
 *
 * A date that has not come by `today` has no numbers, and a change has none on the date that it is counted from: such places are
 * `blank`, which is not to be without data.
 *
 * A pupil without data is never counted as 0: `n` leaves the pupil out and `withoutData` says so. Numbers are exact until
 * the one rounding, half away from zero. With a `minimumGroup`, small rows and cells are hidden, and whatever would give them
 * away: see `hideParts` and `hideCells`. The order of the input does not matter; rows come in the order of `groupIds`.
 *
 * `prepared` spares most of the work: a page of the same columns on the same ledger (else it is left aside), made by `preparePage`
 * for everybody who may be on a page, with what is taught by days. Only versions that this page would read itself may stand in it.
 *
 * Source: `vectors/page.json`.
 */
export function calculatePage(
  input: PageInput,
  { prepared }: { readonly prepared?: PreparedPage | undefined } = {},
): CalculatedPage {
  checkDefinition(input.definition)
  const watched = watchedPage(input)
  const asked = { ...input, definition: watched.definition, groups: watched.groups }
  const { definition } = asked
  const ledger = pageLog(asked)
  const summed = readSums(asked, ledger, prepared)
  const others = definition.columns.filter((column) => !summed.has(column))
  const ofPupils =
    others.length > 0
      ? readPupils(asked, tallyLog({ ...asked, definition: { ...definition, columns: others } }, ledger))
      : undefined
  return assemble(watched, input.today, (place) => (summed.get(definition.columns[place.column]!) ?? ofPupils!)(place))
}

/** The second half of a page that is worked out pupil by pupil: from what is known of each pupil to the numbers of each group. */
export function aggregatePage(input: Omit<PageInput, 'entries' | 'ledger'>, tally: PageTally): CalculatedPage {
  const watched = watchedPage(input)
  const asked = { ...input, definition: watched.definition, groups: watched.groups }
  return assemble(watched, input.today, readPupils(asked, tally))
}

/** Finds the number of one place of a page. */
type CellAt = (place: PagePlace) => PageCell

/** The columns that add up in whole numbers, which are nearly all, each with its numbers. */
function readSums(input: PageInput, ledger: Ledger, prepared: PreparedPage | undefined): Map<PageColumn, CellAt> {
  const { definition, groups } = input
  const { groupIds } = definition
  const columns = [...new Set(definition.columns)].filter((column) => addsUp(input, column))
  // Of a day that stands twice, which of its two lists is taught?
  const isOnce = new Set(definition.dates.map(({ on }) => on)).size === definition.dates.length
  if (columns.length === 0 || !isOnce) return new Map()
  const ofColumns = { ...definition, columns }
  const sums = sumPage(
    prepared?.ledger === ledger && isSame(prepared.definition.columns, columns)
      ? regroupPage({ ...prepared, definition: ofColumns }, { groupIds, groups })
      : preparePage({ ...input, ledger, definition: ofColumns }),
  )
  const cells = new Map<PageColumn, CellAt>()
  for (const [place, { decimals }] of sums.columns.entries())
    if (decimals !== null) cells.set(columns[place]!, ({ row, date }) => cellOfSums(sums, { row, column: place, date }))
  return cells
}

/** Compared by what they say: a page that was asked for again is another object. */
function isSame(a: readonly PageColumn[], b: readonly PageColumn[]): boolean {
  return a.length === b.length && a.every((column, place) => JSON.stringify(column) === JSON.stringify(b[place]))
}

/** Every number from what each pupil of the row brings. */
function readPupils(input: Omit<PageInput, 'entries' | 'ledger'>, tally: PageTally): CellAt {
  const { columns, dates } = input.definition
  const members = pageRows(input).map((group) => group.members.map((ids) => [...new Set(ids)]))
  const readers = columns.map((): (ReturnType<typeof cellReader> | undefined)[] => dates.map(() => undefined))
  return ({ row, column, date }) => {
    const reader = readers[column]![date] ?? cellReader(input, tally, { column: columns[column]!, date })
    readers[column]![date] = reader
    return reader(members[row]!)
  }
}

function assemble(page: WatchedPage, today: PageInput['today'], cellAt: CellAt): CalculatedPage {
  const { definition, hidden } = page
  const { dates, columns } = definition
  const last = dates.reduce((latest, { on }, date) => (on > dates[latest]!.on ? date : latest), 0)
  const groups = pageRows(page)
  const blanks = columns.map((column) => dates.map((_, date) => blankOf({ dates, today }, { column, date })))
  const cells = hideCells(
    page,
    groups.map((_, row) =>
      columns.map((_, column) =>
        dates.map((_, date) => {
          const blank = blanks[column]![date]
          return blank ? blankCell(blank) : cellAt({ row, column, date })
        }),
      ),
    ),
  )
  return {
    dates,
    columns,
    rows: cells.map((ofRow, row): PageRow => {
      const { id, members } = groups[row]!
      return hidden.has(id)
        ? { groupId: id, n: null, suppressed: true, cells: ofRow }
        : { groupId: id, n: new Set(members[last]).size, cells: ofRow }
    }),
  }
}
