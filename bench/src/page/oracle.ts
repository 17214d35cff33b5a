import { emptyPage, offsetOf, type PageIntegers } from './integers.js'
import { DATES, ON_TRACK_PERCENT, type Rows, SECURED_FROM, SUBJECTS, VOID, type Workload } from './workload.js'

/**
 * The page as the semantics say it, with no thought of speed and nothing shared with any engine.
 *
 * A row that another row of its cell supersedes is dead, whatever the days; a void is never a state. As at a day, the row with
 * the greatest (day, recorded, id) up to that day stands. What is not taught by then counts nowhere; what is taught and not
 * judged counts as not secured, unless nothing at all is judged: then the pupil is not counted.
 */
export function oracle({ judgements, tests, plans, planOf, groups }: Workload): PageIntegers {
  const depths = cellsOf(judgements)
  const scores = cellsOf(tests)
  const page = emptyPage()
  for (const [group, members] of groups.entries())
    for (let subject = 0; subject < SUBJECTS; subject++) {
      const numbers = [members.length]
      for (const [k, date] of DATES.entries()) {
        let [secured, taught, counted, onTrack, scoreSum, scoreCount] = [0, 0, 0, 0, 0, 0]
        for (const pupil of members) {
          const { objectives, taughtFrom } = plans[planOf[pupil * SUBJECTS + subject]!]!
          const due = objectives.filter((_, place) => taughtFrom[place]! <= date)
          const known = due.map((objective) => valueAsOf(depths.get(`${pupil} ${objective}`), date))
          const judged = known.filter((depth) => depth !== undefined)
          if (judged.length > 0) {
            const deep = judged.filter((depth) => depth >= SECURED_FROM).length
            secured += deep
            taught += due.length
            counted += 1
            if (100 * deep >= ON_TRACK_PERCENT[k]! * due.length) onTrack += 1
          }
          const score = valueAsOf(scores.get(`${pupil} ${subject}`), date)
          if (score !== undefined) {
            scoreSum += score
            scoreCount += 1
          }
        }
        numbers.push(secured, taught, counted, onTrack, scoreSum, scoreCount)
      }
      page.set(numbers, offsetOf(group, subject))
    }
  return page
}

interface Row {
  readonly value: number
  readonly day: number
  readonly recorded: number
  readonly id: number
  readonly supersedes: number
}

function cellsOf(rows: Rows): Map<string, Row[]> {
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
    cells.set(key, [...(cells.get(key) ?? []), row])
  }
  return cells
}

function valueAsOf(cell: readonly Row[] | undefined, date: number): number | undefined {
  if (cell === undefined) return undefined
  const standing = cell
    .filter(({ id }) => !cell.some((other) => other.supersedes === id))
    .filter(({ value }) => value !== VOID)
    .filter(({ day }) => day <= date)
    .sort((a, b) => a.day - b.day || a.recorded - b.recorded || a.id - b.id)
  return standing.at(-1)?.value
}
