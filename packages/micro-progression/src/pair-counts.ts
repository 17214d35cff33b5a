import { compareCodeUnits, type Id } from '@track/kernel'
import type { Comparison } from './comparison.js'

/**
 * Comparisons as the arithmetic wants them: pieces are numbers, and every two pieces that met are one edge.
 * Pieces stand by code unit and edges by piece, so that the order of the log changes nothing.
 */
export interface PairCounts {
  readonly items: readonly Id[]
  /** The lower piece of each edge, the higher one, and how often they met. */
  readonly first: Int32Array
  readonly second: Int32Array
  readonly met: Float64Array
  /** How often the first was the better one; a tie counts half. */
  readonly won: Float64Array
  /** How many of the meetings were ties. */
  readonly tied: Float64Array
}

/** Counts who met whom and who was better. A piece compared with itself says nothing and is left out; `items` adds pieces nobody compared. */
export function pairCountsOf(
  comparisons: readonly Comparison[],
  { items: also = [] }: { readonly items?: readonly Id[] } = {},
): PairCounts {
  const found = new Set<Id>(also)
  for (const { a, b } of comparisons) found.add(a).add(b)
  const items = [...found].sort(compareCodeUnits)
  const indexOf = new Map(items.map((item, index) => [item, index]))

  const slots = new Map<number, number>()
  const keys: number[] = []
  const won: number[] = []
  const met: number[] = []
  const tied: number[] = []
  for (const { a, b, outcome, n = 1 } of comparisons) {
    const i = indexOf.get(a) ?? 0
    const j = indexOf.get(b) ?? 0
    if (i === j) continue
    const key = i < j ? i * items.length + j : j * items.length + i
    let slot = slots.get(key)
    if (slot === undefined) {
      slot = keys.length
      slots.set(key, slot)
      keys.push(key)
      won.push(0)
      met.push(0)
      tied.push(0)
    }
    const isFirstBetter = (outcome === 'a') === i < j
    met[slot] = (met[slot] ?? 0) + n
    if (outcome === 'tie') tied[slot] = (tied[slot] ?? 0) + n
    won[slot] = (won[slot] ?? 0) + (outcome === 'tie' ? n / 2 : isFirstBetter ? n : 0)
  }

  const order = Float64Array.from(keys).sort()
  const counts = {
    items,
    first: new Int32Array(order.length),
    second: new Int32Array(order.length),
    met: new Float64Array(order.length),
    won: new Float64Array(order.length),
    tied: new Float64Array(order.length),
  }
  for (let edge = 0; edge < order.length; edge++) {
    const key = order[edge] ?? 0
    const slot = slots.get(key) ?? 0
    counts.first[edge] = Math.floor(key / items.length)
    counts.second[edge] = key % items.length
    counts.met[edge] = met[slot] ?? 0
    counts.won[edge] = won[slot] ?? 0
    counts.tied[edge] = tied[slot] ?? 0
  }
  return counts
}
