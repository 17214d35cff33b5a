import { baselineOf } from './baseline-of.js'
import type { WatchedPage } from './hidden-cells-watched.js'
import { isSmall } from './hidden-groups.js'
import { HIDDEN_CELL, type PageCell } from './page-cell.js'
import { pageRows } from './page-rows.js'
import { reachOf } from './reach.js'
import { smallestPart } from './suppression.js'

/**
 * The numbers of a page's own rows, given those of all that is watched, with a hidden one wherever a number is of too few pupils or
 * would give away one that is: `cells[row][column][date]`.
 *
 * A number is as small as the pupils counted in it. Of one column on one date, the shown numbers are added and subtracted as a reader
 * could; whatever reaches a number of too few, be it on the page or not, or one of a hidden row, loses its smallest. Who is counted
 * stands beside who is not, and together they are the row: so a shown 0 of the one or the other is known of everybody in the row.
 * Where nothing is small, nothing is worked out.
 *
 * A change is hidden where either of its ends is. Each end loses the rows that it loses in a column of its own, never fewer: two
 * columns that show the same number give away no more than one.
 */
export function hideCells(
  page: WatchedPage,
  cells: readonly (readonly (readonly PageCell[])[])[],
): (readonly (readonly PageCell[])[])[] {
  const { definition, hidden, rows } = page
  const own = cells.slice(0, rows)
  if (definition.minimumGroup <= 0) return own
  const isHiddenRow = definition.groupIds.map((id, row) => row < rows && hidden.has(id))
  const kindsOn = kindReader(page)
  const hiddenAt = definition.columns.map((column, place) =>
    definition.dates.map((_, date) => {
      const at = cells.map((ofGroup) => ofGroup[place]![date]!)
      const rules = { rows, minimum: definition.minimumGroup, isHiddenRow, kindsOn }
      const hiddenHere = hiddenPlaces({ date, counted: at.map(({ n }) => n ?? 0) }, rules)
      const baseline = baselineOf(definition, { column, date })
      if (!baseline) return hiddenHere
      const start = { date: baseline.date, counted: at.map(({ before }) => before?.n ?? 0) }
      return new Set([...hiddenHere, ...hiddenPlaces(start, rules)])
    }),
  )
  return own.map((columns, row) =>
    columns.map((dates, column) => dates.map((cell, date) => (hiddenAt[column]![date]!.has(row) ? HIDDEN_CELL : cell))),
  )
}

/** How many pupils of each watched group are counted in a number of a column on a date. */
interface CountedOn {
  readonly date: number
  readonly counted: readonly number[]
}

/** The pupils of each watched group by kind: pupils who are in the same groups are of one kind, and cannot be told apart. */
interface Kinds {
  readonly lists: readonly (readonly number[])[]
  readonly sizes: readonly number[]
  /** What has been worked out before of shown rows, which are often the same in many columns. */
  readonly reaches: Map<string, ReturnType<typeof reachOf>>
}

interface HidingRules {
  readonly rows: number
  readonly minimum: number
  readonly isHiddenRow: readonly boolean[]
  readonly kindsOn: (date: number) => Kinds
}

/** The rows whose number is hidden. */
function hiddenPlaces(
  { date, counted }: CountedOn,
  { rows, minimum, isHiddenRow, kindsOn }: HidingRules,
): ReadonlySet<number> {
  const places = [...isHiddenRow.keys()]
  const own = places.slice(0, rows)
  const isTooFew = (place: number) => isSmall(counted[place]!, minimum)
  const hidden = new Set(own.filter((row) => isHiddenRow[row] || isTooFew(row)))
  // Numbers of rows that keep hidden ones safe keep them safe as well, unless one of them is known to count nobody.
  const isSafe =
    !places.some((place) => !isHiddenRow[place] && isTooFew(place)) &&
    !own.some((row) => !isHiddenRow[row] && counted[row] === 0)
  const secrets = places.filter((place) => isTooFew(place) || (isHiddenRow[place] && counted[place]! > 0))
  if (isSafe || secrets.length === 0) return hidden

  const kinds = kindsOn(date)
  for (let before = -1; before < hidden.size; ) {
    before = hidden.size
    const shown = own.filter((row) => !hidden.has(row))
    if (shown.length === 0) break
    const full = shown.filter((row) => counted[row] === kinds.sizes[row])
    const known = [
      ...shown,
      ...rowsWithin(full, { kinds, rows: own.filter((row) => !isHiddenRow[row] && hidden.has(row)) }),
    ]
    const reach = reachOfRows(kinds, { known, empty: shown.filter((row) => counted[row] === 0) })
    for (const secret of secrets) {
      const found = reach(secret)
      if (!found) continue
      const giveAway = found.map((place) => known[place]!).filter((row) => shown.includes(row))
      if (giveAway.some((row) => hidden.has(row))) continue
      const toHide = giveAway.length > 0 ? giveAway : full.filter((row) => !hidden.has(row))
      const smallest = smallestPart(toHide.map((row) => ({ name: `${row}`, row, n: counted[row]! })))
      if (smallest) hidden.add(smallest.row)
    }
  }
  return hidden
}

/** The rows whose pupils are all in some of these: of rows in which nobody is missing, they miss nobody either. */
function rowsWithin(
  full: readonly number[],
  { kinds, rows }: { readonly kinds: Kinds; readonly rows: readonly number[] },
): number[] {
  if (full.length === 0) return []
  return rows.filter((row) =>
    kinds.lists[row]!.every((holds, kind) => holds === 0 || full.some((other) => kinds.lists[other]![kind] === 1)),
  )
}

/** Which of the known rows, added and subtracted, leave exactly those who are counted in another? */
function reachOfRows(
  { lists, reaches }: Kinds,
  { known, empty }: { readonly known: readonly number[]; readonly empty: readonly number[] },
): (place: number) => number[] | undefined {
  const countsNobody = (kind: number) => empty.some((row) => lists[row]![kind] === 1)
  const withoutEmpty = (place: number) =>
    empty.length === 0 ? lists[place]! : lists[place]!.map((holds, kind) => (countsNobody(kind) ? 0 : holds))
  const key = `${known}/${empty}`
  const reach = reaches.get(key) ?? reachOf(known.map(withoutEmpty))
  reaches.set(key, reach)
  return (place) => reach(withoutEmpty(place))
}

/** Dates on which every group has the same pupils are read once. */
function kindReader(page: WatchedPage): (date: number) => Kinds {
  const groups = pageRows(page)
  const read: Kinds[] = []
  return function kindsOn(date): Kinds {
    const isAsBefore = date > 0 && groups.every(({ members }) => members[date] === members[date - 1])
    const kinds = read[date] ?? (isAsBefore ? kindsOn(date - 1) : kindsOf(groups.map(({ members }) => members[date]!)))
    read[date] = kinds
    return kinds
  }
}

function kindsOf(groups: readonly (readonly string[])[]): Kinds {
  const placesOf = new Map<string, number[]>()
  const sizes = groups.map((ids, place) => {
    const distinct = new Set(ids)
    for (const id of distinct) {
      const places = placesOf.get(id)
      if (places) places.push(place)
      else placesOf.set(id, [place])
    }
    return distinct.size
  })
  const kinds = [...new Map([...placesOf.values()].map((places) => [places.join(), places])).values()]
  const lists = groups.map(() => new Array<number>(kinds.length).fill(0))
  for (const [kind, places] of kinds.entries()) for (const place of places) lists[place]![kind] = 1
  return { lists, sizes, reaches: new Map() }
}
