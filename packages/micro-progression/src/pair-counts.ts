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
  // Ids are looked up once: first come, first numbered; then renumbered by code unit.
  const numbers = new Map<Id, number>()
  const numberOf = (item: Id) => {
    let number = numbers.get(item)
    if (number === undefined) {
      number = numbers.size
      numbers.set(item, number)
    }
    return number
  }
  for (const item of also) numberOf(item)
  const size = comparisons.length
  const lower = new Int32Array(size)
  const higher = new Int32Array(size)
  for (let at = 0; at < size; at++) {
    const { a, b } = comparisons[at] as Comparison
    lower[at] = numberOf(a)
    higher[at] = numberOf(b)
  }
  const items = [...numbers.keys()].sort(compareCodeUnits)
  const place = new Int32Array(items.length)
  for (let index = 0; index < items.length; index++) place[numbers.get(items[index] as Id) as number] = index

  const isTurned = new Uint8Array(size)
  const everyOne = new Int32Array(size)
  for (let at = 0; at < size; at++) {
    const i = place[lower[at] as number] as number
    const j = place[higher[at] as number] as number
    everyOne[at] = at
    isTurned[at] = i > j ? 1 : 0
    lower[at] = Math.min(i, j)
    higher[at] = Math.max(i, j)
  }

  const order = sortedBy(lower, {
    order: sortedBy(higher, { order: everyOne, below: items.length }),
    below: items.length,
  })
  const first = new Int32Array(size)
  const second = new Int32Array(size)
  const met = new Float64Array(size)
  const won = new Float64Array(size)
  const tied = new Float64Array(size)
  let edges = 0
  for (const at of order) {
    const i = lower[at] as number
    const j = higher[at] as number
    if (i === j) continue
    if (edges === 0 || first[edges - 1] !== i || second[edges - 1] !== j) {
      first[edges] = i
      second[edges] = j
      edges += 1
    }
    const edge = edges - 1
    const { outcome, n = 1 } = comparisons[at] as Comparison
    met[edge] = (met[edge] as number) + n
    if (outcome === 'tie') {
      tied[edge] = (tied[edge] as number) + n
      won[edge] = (won[edge] as number) + n / 2
    } else if ((outcome === 'a') === (isTurned[at] === 0)) won[edge] = (won[edge] as number) + n
  }
  return {
    items,
    first: first.subarray(0, edges),
    second: second.subarray(0, edges),
    met: met.subarray(0, edges),
    won: won.subarray(0, edges),
    tied: tied.subarray(0, edges),
  }
}

/** The same numbers of rows, by their keys (0 to `below`), those with the same key staying in their order. */
function sortedBy(
  keys: Int32Array,
  { order, below }: { readonly order: Int32Array; readonly below: number },
): Int32Array {
  const starts = new Int32Array(below + 1)
  for (const key of keys) starts[key + 1] = (starts[key + 1] as number) + 1
  for (let key = 0; key < below; key++) starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number)
  const sorted = new Int32Array(order.length)
  for (const at of order) {
    const key = keys[at] as number
    const slot = starts[key] as number
    sorted[slot] = at
    starts[key] = slot + 1
  }
  return sorted
}
