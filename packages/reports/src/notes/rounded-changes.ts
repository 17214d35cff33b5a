import { baselineOf } from '../baseline-of.js'
import type { CalculatedPage } from '../calculate-page.js'
import { placesOf } from '../measure-unit.js'
import type { PageCell } from '../page-cell.js'
import type { PageDefinition } from '../page-definition.js'
import type { PageNote } from '../page-note.js'
import type { NotedInput } from './noted-input.js'

/**
 * Where a change stands beside the two numbers it lies between and is not their difference, because each of the three is rounded by
 * itself: once for the page, with the first such change as an example.
 */
export function roundedChanges({ definition }: NotedInput, rows: CalculatedPage['rows']): PageNote[] {
  const { columns, dates } = definition
  const found: { readonly column: number; readonly text: string }[] = []
  for (const [place, column] of columns.entries()) {
    if (!column.change) continue
    for (const date of dates.keys()) {
      const baseline = baselineOf(definition, { column, date })
      const [after, before] = [plainColumn(columns, column), baseline && plainColumn(columns, baseline.column)]
      if (!baseline || after === undefined || before === undefined) continue
      const cellsOfRow = rows.map(({ cells }) => ({
        change: cells[place]![date]!,
        after: cells[after]![date]!,
        before: cells[before]![baseline.date]!,
      }))
      const looksWrong = cellsOfRow.find((cells) => isOffByRounding(cells, placesOf(column.measure)))
      if (looksWrong) found.push({ column: place, text: sayExample(looksWrong, column.measure) })
    }
  }
  const [first] = found
  if (!first) return []
  return [{ kind: 'rounded', text: first.text, columns: [...new Set(found.map(({ column }) => column))], ids: [] }]
}

type Column = PageDefinition['columns'][number]
type Three = { readonly change: PageCell; readonly after: PageCell; readonly before: PageCell }

/** The place of the column that shows the same number itself. */
function plainColumn(columns: readonly Column[], { subjectId, measure }: Pick<Column, 'subjectId' | 'measure'>) {
  const asked = JSON.stringify(measure)
  const place = columns.findIndex(
    (column) =>
      column.subjectId === subjectId && !column.change && !column.show && JSON.stringify(column.measure) === asked,
  )
  return place < 0 ? undefined : place
}

/** Only of the same pupils at each end: else it is they who make the difference. */
function isOffByRounding({ change, after, before }: Three, places: number): boolean {
  if (change.value === null || after.value === null || before.value === null) return false
  if (change.n !== after.n || change.before?.n !== before.n) return false
  const unit = 10 ** places
  return Math.round(change.value * unit) !== Math.round(after.value * unit) - Math.round(before.value * unit)
}

function sayExample({ change, after, before }: Three, measure: Column['measure']): string {
  const places = placesOf(measure)
  const [from, to, size] = [before.value!, after.value!, Math.abs(change.value!)].map((value) => value.toFixed(places))
  const shown = change.value === 0 ? size : `${change.value! > 0 ? '+' : '−'}${size}`
  return `A change is worked out from the exact numbers and rounded once, so it can differ by ${places === 0 ? '1' : '0.1'} from what the rounded numbers beside it give: from ${from} to ${to} is shown here as ${shown}.`
}
