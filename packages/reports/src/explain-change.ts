import type { CalendarDate } from '@track/kernel'
import { scoreChange } from '@track/markbook'
import { baselineOf } from './baseline-of.js'
import { sayPupils } from './explain-measure.js'
import type { ExplanationPart } from './explanation-part.js'
import { unitOf } from './measure-unit.js'
import { type Between, moveBetween, readsTaught, sayMoves } from './notes/programme-changes.js'
import type { PageColumn } from './page-definition.js'
import type { PageInput } from './page-input.js'
import type { CellPosition, OpenedCell } from './pupils-behind-cell.js'
import { sayDay } from './say-day.js'

/** From what to what a number changed, of how many pupils each, and how much such a test changes by itself. Never whether that is good. */
export function changeOfCell(input: PageInput, position: CellPosition, opened: OpenedCell): ExplanationPart[] {
  const column = input.definition.columns[position.column]!
  const { change } = column
  const { ends, cell } = opened
  if (!change || cell.suppressed) return []
  const baseline = baselineOf(input.definition, { column, date: position.date })
  if (!baseline || !ends) {
    const text = 'There is no earlier date on the page to measure from.'
    return [{ about: 'change', text, facts: { since: change.since.kind, pupils: change.pupils } }]
  }
  const { before, after } = ends
  const from = sayStart(input, column, input.definition.dates[baseline.date]!.on)
  const facts = {
    since: change.since.kind,
    pupils: change.pupils,
    from: before.value,
    nBefore: before.n,
    to: after.value,
    n: after.n,
    change: cell.value,
  }
  const sayEnd = ({ value, n }: typeof before, where: string) =>
    `${value ?? 'nothing known'} ${where} (${sayPupils(n ?? 0)})`
  const difference = cell.value === null ? 'so the change is not known' : sayDifference(cell.value, column)
  const whose =
    change.pupils === 'matched'
      ? 'Only pupils counted at both ends count.'
      : 'Each end counts its own pupils, so the change also moves when somebody comes, leaves or is away.'
  const text = `From ${sayEnd(before, from)} to ${sayEnd(after, `on ${sayDay(opened.on)}`)}: ${difference}. ${whose}`
  return [
    { about: 'change', text, facts },
    ...otherObjectivesOf(input, column, { opened, earlier: baseline.date, later: position.date }),
    ...wobbleOf(input, column, opened),
  ]
}

/** Of most of the pupils counted, each end asks about other objectives. */
function otherObjectivesOf(
  input: PageInput,
  column: PageColumn,
  { opened, earlier, later }: Between & { readonly opened: OpenedCell },
): ExplanationPart[] {
  if (!readsTaught(input, column)) return []
  const among = () => new Set(opened.counted.map(({ pupilId }) => pupilId))
  const move = moveBetween(input, { earlier, later, subjectId: column.subjectId, among })
  if (!move) return []
  const { fewest, most } = move
  return [{ about: 'programme-changed', text: sayMoves(input, { earlier, later }, [move]), facts: { fewest, most } }]
}

function sayStart({ measures }: PageInput, { change }: PageColumn, on: CalendarDate): string {
  if (change?.since.kind !== 'measure') return `on ${sayDay(on)}`
  const { measureId } = change.since
  return `in “${measures?.find(({ id }) => id === measureId)?.name ?? measureId}”`
}

function sayDifference(value: number, column: PageColumn): string {
  if (value === 0) return 'no change'
  const size = Math.abs(value)
  const points = unitOf(column) === 'points' ? ` percentage ${size === 1 ? 'point' : 'points'}` : ''
  return `${size}${points} ${value > 0 ? 'more' : 'less'}`
}

const PUBLISHED_DEVIATION = 15

/** Two tests wobble as one whose reliability lies between theirs; of tests on different scales nothing is said. */
function wobbleOf(
  { measures = [] }: PageInput,
  { measure, change }: PageColumn,
  { counted }: OpenedCell,
): ExplanationPart[] {
  if (measure.kind !== 'mean-mark' || !change) return []
  const test = measures.find(({ id }) => id === measure.measureId)
  const { since } = change
  const other = since.kind === 'measure' ? measures.find(({ id }) => id === since.measureId) : test
  if (test?.reliability === undefined || other?.reliability === undefined) return []
  const standardDeviation = test.standardDeviation ?? PUBLISHED_DEVIATION
  if (standardDeviation !== (other.standardDeviation ?? PUBLISHED_DEVIATION)) return []
  const reliability = (test.reliability + other.reliability) / 2
  const changes = counted.flatMap(({ value, before }) =>
    before ? scoreChange({ from: before.value, to: value, reliability, standardDeviation }) : [],
  )
  const { threshold } = scoreChange({ from: 0, to: 0, reliability, standardDeviation })
  const within = changes.filter(({ withinUsualWobble }) => withinUsualWobble).length
  return [
    {
      about: 'wobble',
      text: `A second sitting of such a test alone moves one pupil’s mark by up to ${threshold}, nine times in ten (reliability ${reliability}). Of ${sayPupils(changes.length)}, ${within} changed by no more than that.`,
      facts: { threshold, reliability, standardDeviation, within, compared: changes.length },
    },
  ]
}
