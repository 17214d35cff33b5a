import type { PageGroup } from '../page-input.js'

/**
 * The pupils of a page, put together where they are in the same rows on every date: eight overlapping groups of 1,500 pupils are
 * some thirty classes. A page adds up a class once and then adds it to each of its rows.
 */
export interface PupilClasses {
  readonly count: number
  /** The class of each pupil by number. Pupils of no row are a class too. */
  readonly classOf: Int32Array
  readonly rowsOf: readonly (readonly Membership[])[]
  /** How many pupils each row has, one list for each row: on each date, or one number that stands for all. */
  readonly pupils: readonly (readonly number[])[]
  /** Does every row have the same members on all dates, whichever these are? */
  readonly steady: boolean
}

/** A row that a class belongs to; `dates` are the places of the dates on which it does, null if on all. */
export interface Membership {
  readonly row: number
  readonly dates: readonly number[] | null
}

/** Puts pupils into classes, those of the rows and whoever was numbered before. A pupil counts once however often a list names them. */
export function classesOf(
  rows: readonly PageGroup[],
  {
    pupils,
    numberOf,
  }: { readonly pupils: ReadonlyMap<string, number>; readonly numberOf: (pupilId: string) => number },
): PupilClasses {
  const lists = rows.map(({ members }) => distinctLists(members))
  const numbers = lists.map((ofRow) => ofRow.map(({ members }) => Int32Array.from(members, numberOf)))

  // Each list splits every class it meets into those on it and those not. Class 0 is on no list.
  const classOf = new Int32Array(pupils.size)
  const cameBy: { readonly from: number; readonly membership: Membership }[] = [
    { from: -1, membership: { row: -1, dates: null } },
  ]
  const lastListOf = new Int32Array(classOf.length).fill(-1)
  const splitInto: number[] = []
  const sizes = lists.map((ofRow) => ofRow.map(() => 0))
  let list = 0
  for (const [row, ofRow] of lists.entries())
    for (const [place, { dates }] of ofRow.entries()) {
      const membership = { row, dates }
      const firstNew = cameBy.length
      for (const pupil of numbers[row]![place]!) {
        if (lastListOf[pupil] === list) continue
        lastListOf[pupil] = list
        sizes[row]![place]!++
        const from = classOf[pupil]!
        let into = splitInto[from] ?? -1
        if (into < firstNew) {
          into = cameBy.length
          cameBy.push({ from, membership })
          splitInto[from] = into
        }
        classOf[pupil] = into
      }
      list++
    }
  return {
    ...withoutEmpty(classOf, cameBy),
    pupils: lists.map((ofRow, row) => sizesOnDates(ofRow, sizes[row]!)),
    steady: lists.every((ofRow) => ofRow.length === 1),
  }
}

interface MemberList {
  readonly members: readonly string[]
  readonly dates: readonly number[] | null
}

/** The lists of a row that differ, each with the dates it stands for. Mostly that is one list for all. */
function distinctLists(members: PageGroup['members']): MemberList[] {
  const lists: { readonly members: readonly string[]; readonly dates: number[] }[] = []
  for (const [date, ids] of members.entries()) {
    const known = lists.find((list) => isSameList(list.members, ids))
    if (known) known.dates.push(date)
    else lists.push({ members: ids, dates: [date] })
  }
  const [only] = lists
  return lists.length === 1 && only ? [{ members: only.members, dates: null }] : lists
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((id, place) => id === b[place]))
}

function sizesOnDates(lists: readonly MemberList[], sizes: readonly number[]): number[] {
  const onDates: number[] = []
  for (const [place, { dates }] of lists.entries()) for (const date of dates ?? [0]) onDates[date] = sizes[place]!
  return onDates
}

/** Numbers the classes that still have pupils from 0, and collects the rows of each from the splits it came by. */
function withoutEmpty(
  classOf: Int32Array,
  cameBy: readonly { readonly from: number; readonly membership: Membership }[],
): Pick<PupilClasses, 'count' | 'classOf' | 'rowsOf'> {
  const renamed = new Int32Array(cameBy.length).fill(-1)
  const rowsOf: Membership[][] = []
  for (const found of classOf) {
    if (renamed[found] !== -1) continue
    renamed[found] = rowsOf.length
    const rows: Membership[] = []
    for (let split = found; split > 0; split = cameBy[split]!.from) rows.push(cameBy[split]!.membership)
    rowsOf.push(rows)
  }
  return { count: rowsOf.length, classOf: classOf.map((found) => renamed[found]!), rowsOf }
}
