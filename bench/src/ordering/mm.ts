import type { Comparison } from '@track/micro-progression'

/** Comparisons counted by pair: `won` times the first was the better of the two, `lost` times the second. */
export interface Counted {
  readonly items: readonly string[]
  readonly first: Int32Array
  readonly second: Int32Array
  readonly met: Float64Array
  readonly wins: Float64Array
}

export function count(comparisons: readonly Comparison[]): Counted {
  const index = new Map<string, number>()
  for (const { a, b } of comparisons) for (const id of [a, b]) if (!index.has(id)) index.set(id, index.size)
  const met = new Map<number, number>()
  const rows = comparisons.map(({ a, b, outcome, n = 1 }) => ({ i: index.get(a)!, j: index.get(b)!, outcome, n }))
  const wins = new Float64Array(index.size)
  for (const { i, j, outcome, n } of rows) {
    const key = Math.min(i, j) * index.size + Math.max(i, j)
    met.set(key, (met.get(key) ?? 0) + n)
    const share = outcome === 'tie' ? 0.5 : outcome === 'a' ? 1 : 0
    wins[i] = wins[i]! + share * n
    wins[j] = wins[j]! + (1 - share) * n
  }
  return {
    items: [...index.keys()],
    first: Int32Array.from(met.keys(), (key) => Math.floor(key / index.size)),
    second: Int32Array.from(met.keys(), (key) => key % index.size),
    met: Float64Array.from(met.values()),
    wins,
  }
}

/**
 * Minorisation and maximisation (Hunter 2004, Ann. Stat. 32:384), plainly: each piece's strength is its wins over the sum, over its
 * opponents, of how often they met by the sum of both strengths. Everybody also has half a win and half a loss against a ghost of
 * strength 1. Stops when no quality (the logarithm) moves by more than `tolerance`.
 */
export function fitByMm({ items, first, second, met, wins }: Counted, { tolerance = 1e-8 } = {}): Float64Array {
  const strength = new Float64Array(items.length).fill(1)
  const weight = new Float64Array(items.length)
  for (let moved = Number.POSITIVE_INFINITY; moved > tolerance; ) {
    for (let i = 0; i < weight.length; i++) weight[i] = 1 / (strength[i]! + 1)
    for (let edge = 0; edge < met.length; edge++) {
      const [i, j] = [first[edge]!, second[edge]!]
      const share = met[edge]! / (strength[i]! + strength[j]!)
      weight[i]! += share
      weight[j]! += share
    }
    moved = 0
    for (let i = 0; i < weight.length; i++) {
      const next = (wins[i]! + 0.5) / weight[i]!
      moved = Math.max(moved, Math.abs(Math.log(next / strength[i]!)))
      strength[i] = next
    }
  }
  return strength.map(Math.log)
}
