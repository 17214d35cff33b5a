import { compareCodeUnits, type Id } from '@track/kernel'
import { connectivityOf } from './connectivity-of.js'
import type { Verdicts } from './verdicts.js'

/** Where a piece stands by the model; for what the decisions leave open. */
export type Quality = ReadonlyMap<Id, number>

/**
 * An order out of decisions that contradict each other: whatever is in one circle of contradictions is ordered by quality, and the
 * circles by the decisions between them, by quality where those say nothing. Neighbours of `chain` that never met keep their order.
 */
export function condensationOf(
  chain: readonly (readonly Id[])[],
  { verdicts, quality }: { readonly verdicts: Verdicts; readonly quality: Quality },
): Id[][] {
  const items = chain.flat()
  const rungOf = new Map(chain.flatMap((rung, index) => rung.map((id) => [id, index] as const)))
  const edges = items.flatMap((a) =>
    verdicts
      .opponentsOf(a)
      .filter((b) => a < b && rungOf.has(b))
      .map((b) => ({ a, b, net: verdicts.of(a, b) ?? 0 })),
  )
  for (const [index, rung] of chain.entries()) {
    const [low, high] = [rung[0], chain[index + 1]?.[0]]
    if (low === undefined || high === undefined || verdicts.of(low, high) !== undefined) continue
    edges.push({ a: high, b: low, net: 1 })
  }
  // On one rung by an answer about something else: they stay together unless they are in the circle of others.
  for (const [first, ...rest] of chain) for (const id of rest) edges.push({ a: first as Id, b: id, net: 0 })

  const { circles } = connectivityOf(
    edges.map(({ a, b, net }) => ({ a, b, outcome: net > 0 ? 'a' : net < 0 ? 'b' : 'tie' })),
    { items },
  )
  const circleOf = new Map(circles.flatMap((circle, index) => circle.map((id) => [id, index] as const)))
  const above = circles.map(() => new Set<number>())
  const waitsFor = circles.map(() => 0)
  for (const { a, b, net } of edges) {
    const [high, low] = (net > 0 ? [circleOf.get(a), circleOf.get(b)] : [circleOf.get(b), circleOf.get(a)]) as [
      number,
      number,
    ]
    if (net === 0 || high === low || above[low]?.has(high)) continue
    above[low]?.add(high)
    waitsFor[high] = (waitsFor[high] ?? 0) + 1
  }

  const meanOf = circles.map((circle) => circle.reduce((sum, id) => sum + (quality.get(id) ?? 0), 0) / circle.length)
  const compare = (x: number, y: number) =>
    (meanOf[x] ?? 0) - (meanOf[y] ?? 0) || compareCodeUnits(circles[x]?.[0] ?? '', circles[y]?.[0] ?? '')
  const rungs: Id[][] = []
  const ready = circles.flatMap((_, index) => (waitsFor[index] === 0 ? [index] : []))
  for (let next = lowest(ready, compare); next !== undefined; next = lowest(ready, compare)) {
    const circle = circles[next] ?? []
    const isOneRung = new Set(circle.map((id) => rungOf.get(id))).size === 1
    rungs.push(...(isOneRung ? [[...circle]] : rungsByQuality(circle, { verdicts, quality })))
    for (const high of above[next] ?? []) {
      waitsFor[high] = (waitsFor[high] ?? 0) - 1
      if (waitsFor[high] === 0) ready.push(high)
    }
  }
  return rungs
}

function lowest(ready: number[], compare: (x: number, y: number) => number): number | undefined {
  ready.sort(compare)
  return ready.shift()
}

/** Low to high by quality; neighbours share a rung when they were compared and found about the same. */
export function rungsByQuality(
  ids: readonly Id[],
  { verdicts, quality }: { readonly verdicts: Verdicts; readonly quality: Quality },
): Id[][] {
  const sorted = [...ids].sort((a, b) => (quality.get(a) ?? 0) - (quality.get(b) ?? 0) || compareCodeUnits(a, b))
  const rungs: Id[][] = []
  for (const id of sorted) {
    const below = rungs.at(-1)
    if (below?.every((other) => verdicts.of(other, id) === 0)) below.push(id)
    else rungs.push([id])
  }
  return rungs
}

/**
 * Pieces on one rung were compared with its first piece and found about the same; two of them may still differ. Those that are better
 * than others on the rung then stand above it, the worse ones below.
 */
export function splitRung(rung: readonly Id[], verdicts: Verdicts): Id[][] {
  const standing = new Map(
    rung.map((id) => [id, rung.reduce((sum, other) => sum + Math.sign(verdicts.of(id, other) ?? 0), 0)]),
  )
  const heights = [...new Set(standing.values())].sort((x, y) => x - y)
  return heights.map((height) => rung.filter((id) => standing.get(id) === height))
}
