import type { Dense } from './covariance-of.js'
import type { PairCounts } from './pair-counts.js'

/** What the comparisons and the prior say together about every two pieces, as a matrix (the negative second derivative). */
export function informationOf(
  { items, first, second, met }: PairCounts,
  { quality, precision }: { readonly quality: Float64Array; readonly precision?: Float64Array },
): Dense {
  const size = items.length
  const values = new Float64Array(size * size)
  const add = (row: number, column: number, weight: number) => {
    values[row * size + column] = (values[row * size + column] as number) + weight
  }
  if (precision) for (let i = 0; i < size; i++) add(i, i, precision[i] as number)
  for (let edge = 0; edge < first.length; edge++) {
    const i = first[edge] as number
    const j = second[edge] as number
    const e = Math.exp(-Math.abs((quality[i] as number) - (quality[j] as number)))
    const weight = ((met[edge] as number) * e) / ((1 + e) * (1 + e))
    add(i, i, weight)
    add(j, j, weight)
    add(i, j, -weight)
    add(j, i, -weight)
  }
  return { size, values }
}
