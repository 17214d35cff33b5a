import { TrackError } from '@track/kernel'
import { layOut, type PageSums, type SumColumn, type SumField } from './page-sums.js'

/**
 * What several schools come to together: their sums added up, so that a pupil weighs the same wherever they go to school.
 *
 * Each school brings the same page: as many dates, and the same measures in the same places, by its own rules. Rows go together by
 * `groupId`; a row that a school does not have adds nothing. Dates and columns are named as in the first.
 */
export function addSums(all: readonly PageSums[]): PageSums {
  const [first] = all
  if (!first) throw new TrackError('reports/sums-do-not-match', 'There are no sums to add up', { pages: 0 })
  for (const [page, sums] of all.entries())
    if (!isSamePage(first, sums))
      throw new TrackError('reports/sums-do-not-match', 'Add up pages with the same columns and dates', { page })

  const groupIds = [...new Set(all.flatMap((sums) => sums.groupIds))]
  const rowOf = new Map(groupIds.map((id, row) => [id, row]))
  const dates = first.dates.length
  const { columns, width } = layOut(first.columns.map((_, c) => together(all.map((sums) => sums.columns[c]!))))
  const pupils = new Int32Array(groupIds.length * dates)
  const numbers = new Float64Array(groupIds.length * dates * width)
  for (const sums of all) {
    const places = placesIn(sums, columns)
    for (const [own, groupId] of sums.groupIds.entries())
      for (let date = 0; date < dates; date++) {
        const [from, to] = [own * dates + date, rowOf.get(groupId)! * dates + date]
        pupils[to]! += sums.pupils[from]!
        for (const [field, { place, times }] of places.entries())
          numbers[to * width + place]! += sums.numbers[from * sums.width + field]! * times
      }
  }
  return { groupIds, dates: first.dates, columns, width, pupils, numbers }
}

function isSamePage(a: PageSums, b: PageSums): boolean {
  return (
    a.dates.length === b.dates.length &&
    a.columns.length === b.columns.length &&
    a.columns.every(({ column }, c) => asks(column.measure) === asks(b.columns[c]!.column.measure))
  )
}

function asks(measure: SumColumn['column']['measure']): string {
  const { kind } = measure
  const how = kind === 'secured' ? measure.average : kind === 'mean-mark' ? measure.matched : null
  return JSON.stringify([kind, how])
}

/** One column of all schools: what any of them counts, in the finest unit that any of them needs. */
function together(columns: readonly SumColumn[]): Omit<SumColumn, 'offset'> {
  const fields = new Map(columns.flatMap((column) => column.fields.map((field) => [nameOf(field), field])))
  return {
    column: columns[0]!.column,
    fields: [...fields.values()],
    decimals: columns.some(({ decimals }) => decimals === null)
      ? null
      : Math.max(...columns.map(({ decimals }) => decimals ?? 0)),
  }
}

/** For each number of a school's row, in its order: where it goes, and into how much finer a unit. */
function placesIn(sums: PageSums, columns: readonly SumColumn[]): { readonly place: number; readonly times: number }[] {
  return sums.columns.flatMap((own, c) => {
    const { offset, fields, decimals } = columns[c]!
    const places = new Map(fields.map((field, place) => [nameOf(field), offset + place]))
    return own.fields.map((field) => ({
      place: places.get(nameOf(field))!,
      times: field.is === 'numerator' ? 10 ** ((decimals ?? 0) - (own.decimals ?? 0)) : 1,
    }))
  })
}

function nameOf(field: SumField): string {
  return JSON.stringify(field)
}
