import { addRationals, rational, roundRational } from '@track/kernel'
import type { PageCell } from '../page-cell.js'
import { checkPlace, type PagePlace, type PageSums, type SumField, sumsAt } from './page-sums.js'

/**
 * The number that a page shows for one place of its sums: the same as of the pupils themselves, of a school or of a trust.
 *
 * Knows nothing of what must be hidden.
 */
export function cellOfSums(sums: PageSums, place: PagePlace): PageCell {
  const { column, offset, fields, decimals } = sums.columns[checkPlace(sums, place).column]!
  const { measure, show } = column
  const { pupils, counted: n, numerator, denominator } = sumsAt(sums, place)
  const from = (place.row * sums.dates.length + place.date) * sums.width + offset
  const at = (field: number) => sums.numbers[from + field]!

  const counts =
    measure.kind === 'mean-mark' ? countsOfMarks(fields, { at, pupils, n }) : { n, withoutData: pupils - n }
  if (n === 0) return { value: null, ...counts, fraction: null }
  if (show === 'count') return { value: numerator, ...counts, fraction: { numerator, denominator } }
  if (measure.kind === 'secured' && measure.average === 'per-pupil')
    return { value: meanPercent(fields, { at, n }), ...counts, fraction: null }
  if (measure.kind === 'mean-mark') {
    const unit = 10 ** (decimals ?? 0)
    const value = roundRational(rational(numerator, unit * n), 1)
    return { value, ...counts, fraction: { numerator: numerator / unit, denominator: n } }
  }
  return { value: wholePercent(numerator, denominator), ...counts, fraction: { numerator, denominator } }
}

interface Counted {
  readonly at: (field: number) => number
  readonly n: number
}

/** Only the codes that somebody has, in the order of the fields, which is by code unit. */
function countsOfMarks(fields: readonly SumField[], { at, pupils, n }: Counted & { readonly pupils: number }) {
  const codes: Record<string, number> = Object.create(null)
  let withoutData = pupils - n
  let notMatched: number | undefined
  for (const [place, field] of fields.entries()) {
    if (field.is === 'not-matched') notMatched = at(place)
    else if (field.is === 'code' && at(place) > 0) codes[field.code] = at(place)
    else continue
    withoutData -= at(place)
  }
  return { n, withoutData, codes, ...(notMatched !== undefined && { notMatched }) }
}

/** Rounded half up. Whole numbers of this size divide without an error that could reach the next whole one. */
function wholePercent(numerator: number, denominator: number): number {
  return Math.floor((200 * numerator + denominator) / (2 * denominator))
}

/**
 * The mean of the pupils' percentages. As doubles where rounding cannot go wrong, which is nearly everywhere; next to a half, where
 * a tiny error would count, as exact fractions.
 */
function meanPercent(fields: readonly SumField[], { at, n }: Counted): number {
  let sum = 0
  for (let place = 0; place < fields.length; place++) {
    const field = fields[place]!
    if (field.is === 'secured-of') sum += at(place) / field.taught
  }
  const percent = (100 * sum) / n
  const fromHalf = Math.abs(percent - Math.floor(percent) - 0.5)
  return fromHalf > NEAR_A_HALF ? Math.round(percent) : exactMeanPercent(fields, { at, n })
}

const NEAR_A_HALF = 1e-6

function exactMeanPercent(fields: readonly SumField[], { at, n }: Counted): number {
  const sum = fields
    .map((field, place) => (field.is === 'secured-of' ? rational(100 * at(place), field.taught) : rational(0)))
    .reduce(addRationals)
  return roundRational({ numerator: sum.numerator, denominator: sum.denominator * BigInt(n) })
}
