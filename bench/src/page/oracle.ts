import { emptyPage, offsetOf, type PageIntegers } from './integers.js'
import { type Groups, onTrackPercent, type Rows, SECURED_FROM, SUBJECTS, VOID, type Workload } from './workload.js'

/** What a page says on three days: a function of its rows, which are the school's groups unless others are given. */
export type Oracle = (days: readonly number[]) => (groups?: Groups) => PageIntegers

/**
 * The page as the semantics say it, with no thought of speed and nothing shared with any engine.
 *
 * A row that another row of its cell supersedes is dead, whatever the days; a void is never a state. As at a day, the row with
 * the greatest (day, recorded, id) up to that day stands. What is not taught by then counts nowhere; what is taught and not
 * judged counts as not secured, unless nothing at all is judged: then the pupil is not counted.
 */
export function oracleOf({ pupils, judgements, tests, plans, planOf, groups: ownGroups }: Workload): Oracle {
  const depths = cellsOf(judgements)
  const scores = cellsOf(tests)
  return (days) => {
    const ofPupil = Array.from({ length: pupils }, (_, pupil) =>
      Array.from({ length: SUBJECTS }, (_, subject) => {
        const { objectives, taughtFrom } = plans[planOf[pupil * SUBJECTS + subject]!]!
        let assigned = 0
        const numbers = days.flatMap((day) => {
          const due = objectives.filter((_, place) => taughtFrom[place]! <= day)
          const judged = due.map((objective) => valueAsOf(depths, pupil, objective, day)).filter(isKnown)
          const secured = judged.filter((depth) => depth >= SECURED_FROM).length
          const counted = judged.length > 0
          assigned = counted ? due.length : 0
          const onTrack = counted && 100 * secured >= onTrackPercent(day) * due.length
          const score = valueAsOf(scores, pupil, subject, day)
          return [secured, onTrack ? 1 : 0, score ?? 0, isKnown(score) ? 1 : 0]
        })
        return [1, assigned, ...numbers]
      }),
    )
    return (groups = ownGroups) => {
      const page = emptyPage(groups.length)
      for (const [group, members] of groups.entries())
        for (let subject = 0; subject < SUBJECTS; subject++)
          for (const pupil of members)
            for (const [place, number] of ofPupil[pupil]![subject]!.entries())
              page[offsetOf(group, subject) + place]! += number
      return page
    }
  }
}

/** The page of several schools together: every number is a sum. */
export function sumOf(pages: readonly PageIntegers[]): PageIntegers {
  return pages[0]!.map((_, place) => pages.reduce((sum, page) => sum + page[place]!, 0))
}

interface Row {
  readonly value: number
  readonly day: number
  readonly recorded: number
  readonly id: number
  readonly supersedes: number
}

/** By pupil and item, what can ever stand, in the order in which it does. */
type Cells = ReadonlyMap<string, readonly Row[]>

function cellsOf(rows: Rows): Cells {
  const cells = new Map<string, Row[]>()
  for (const index of rows.id.keys()) {
    const key = `${rows.pupil[index]} ${rows.item[index]}`
    const row: Row = {
      value: rows.value[index]!,
      day: rows.day[index]!,
      recorded: rows.recorded[index]!,
      id: rows.id[index]!,
      supersedes: rows.supersedes[index]!,
    }
    const cell = cells.get(key)
    if (cell) cell.push(row)
    else cells.set(key, [row])
  }
  return new Map([...cells].map(([key, cell]) => [key, standing(cell)]))
}

function standing(cell: readonly Row[]): Row[] {
  return cell
    .filter(({ id }) => !cell.some(({ supersedes }) => supersedes === id))
    .filter(({ value }) => value !== VOID)
    .sort((a, b) => a.day - b.day || a.recorded - b.recorded || a.id - b.id)
}

function valueAsOf(cells: Cells, pupil: number, item: number, day: number): number | undefined {
  return cells.get(`${pupil} ${item}`)?.findLast((row) => row.day <= day)?.value
}

function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined
}
