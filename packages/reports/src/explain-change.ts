import type { CalendarDate } from '@track/kernel'
import { scoreChange } from '@track/markbook'
import { baselineOf } from './baseline-of.js'
import { sayPupils } from './explain-measure.js'
import type { ExplanationPart } from './explanation-part.js'
import { placesOf, unitOf } from './measure-unit.js'
import { type Between, moveBetween, readsTaught, sayMoves } from './notes/programme-changes.js'
import type { FinerChange } from './page-cell.js'
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
  if (!baseline || !ends) return []
  const { before, after, finer, samePupils } = ends
  const from = sayStart(input, column, input.definition.dates[baseline.date]!.on)
  const facts = {
    since: change.since.kind,
    pupils: change.pupils,
    from: before.value,
    nBefore: before.n,
    to: after.value,
    n: after.n,
    change: cell.value,
    samePupils,
    ...(finer && { finerFrom: finer.before, finerTo: finer.after, finerChange: finer.change }),
  }
  const places = placesOf(column.measure) + (finer ? 1 : 0)
  const sayEnd = (value: number | null, n: number | null, where: string) =>
    `${value === null ? 'nothing known' : finer ? value.toFixed(places) : value} ${where} (${sayPupils(n ?? 0)})`
  const start = sayEnd(finer?.before ?? before.value, before.n, from)
  const end = sayEnd(finer?.after ?? after.value, after.n, `on ${sayDay(opened.on)}`)
  const text = `From ${start} to ${end}: ${sayChange(cell.value, { finer, column })}. ${sayWhose(change.pupils, samePupils)}`
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

function sayWhose(pupils: 'raw' | 'matched', samePupils: boolean): string {
  if (pupils === 'matched') return 'Only pupils counted at both ends count.'
  if (samePupils) return 'The same pupils are counted at both ends.'
  return 'Each end counts its own pupils, so the change also moves when somebody comes, leaves or is away.'
}

/** The exact difference and, where rounding hides a part of it, how it is shown. */
function sayChange(
  value: number | null,
  { finer, column }: { readonly finer: FinerChange | undefined; readonly column: PageColumn },
): string {
  if (value === null) return 'so the change is not known'
  if (!finer || finer.change === value) return sayDifference(value, column)
  const size = Math.abs(value).toFixed(placesOf(column.measure))
  const shown = value === 0 ? size : `${value > 0 ? '+' : '−'}${size}`
  return `${sayDifference(finer.change, column)}, shown as ${shown}`
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
