import { compareCodeUnits, type Id } from '@track/kernel'
import type { Comparison } from './comparison.js'
import { kendallOf, pearsonOf, spearmanOf } from './correlation.js'
import { estimate } from './estimate.js'
import { seededRandom } from './seeded-random.js'

/** How well two halves of the judges agree about the pieces that both have seen. */
export interface Halves {
  readonly itemsCompared: number
  readonly pearson: number
  readonly spearman: number
  readonly kendall: number
}

export interface SplitHalf {
  /** The judges by code unit, every other one. */
  readonly alternate: Halves
  /** Of the random halves: the median of Pearson's correlation, and what nine in ten lie between. */
  readonly median: number
  readonly low: number
  readonly high: number
  /** What the median says of the whole panel (Spearman and Brown): 2 r / (1 + r). */
  readonly spearmanBrown: number
  readonly splits: number
}

/**
 * Would another half of the judges have come to the same order?
 *
 * The panel is halved at random many times (and once by every other judge), each half fitted by itself under the usual prior, and the
 * qualities compared. The same seed gives the same halves. Too good where pairs were chosen by what the whole panel had said. Comparisons
 * without a judge are in neither half. Null with fewer than two judges, or where halves have no three pieces in common.
 *
 * @example
 * ```ts
 * import { splitHalf } from '@track/micro-progression'
 *
 * const pairs = [['p1', 'p2'], ['p2', 'p3'], ['p1', 'p3']] as const
 * const agreed = ['anna', 'ben', 'cleo', 'dan'].flatMap((judge) =>
 *   pairs.map(([a, b]) => ({ a, b, judge, outcome: 'a' as const })),
 * )
 * splitHalf(agreed, { seed: 1 })!.alternate.spearman // => 1
 * splitHalf(agreed.slice(0, 3)) // => null
 * ```
 */
export function splitHalf(
  comparisons: readonly Comparison[],
  { seed = 1, splits = 100 }: { readonly seed?: number; readonly splits?: number } = {},
): SplitHalf | null {
  const judges = [...new Set(comparisons.flatMap(({ judge }) => judge ?? []))].sort(compareCodeUnits)
  if (judges.length < 2) return null
  const alternate = halvesOf(comparisons, new Set(judges.filter((_, index) => index % 2 === 0)))
  const random = seededRandom(seed)
  const found: number[] = []
  for (let split = 0; split < splits; split++) {
    const half = new Set(shuffled(judges, random).slice(0, Math.ceil(judges.length / 2)))
    const halves = halvesOf(comparisons, half)
    if (halves) found.push(halves.pearson)
  }
  if (!alternate || found.length === 0) return null
  found.sort((x, y) => x - y)
  const median = quantileOf(found, 0.5)
  return {
    alternate,
    median,
    low: quantileOf(found, 0.05),
    high: quantileOf(found, 0.95),
    spearmanBrown: (2 * median) / (1 + median),
    splits: found.length,
  }
}

function halvesOf(comparisons: readonly Comparison[], half: ReadonlySet<Id>): Halves | null {
  const judged = comparisons.filter(({ judge }) => judge !== undefined)
  const one = estimate(
    judged.filter(({ judge }) => half.has(judge as Id)),
    { withErrors: false },
  )
  const other = estimate(
    judged.filter(({ judge }) => !half.has(judge as Id)),
    { withErrors: false },
  )
  const common = one.items.filter((item) => Object.hasOwn(other.quality, item))
  if (common.length < 3) return null
  const x = common.map((item) => one.quality[item] as number)
  const y = common.map((item) => other.quality[item] as number)
  const [pearson, spearman, kendall] = [pearsonOf(x, y), spearmanOf(x, y), kendallOf(x, y)]
  if (pearson === null || spearman === null || kendall === null) return null
  return { itemsCompared: common.length, pearson, spearman, kendall }
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const mixed = [...values]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T]
  }
  return mixed
}

function quantileOf(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number]
  return below + (at - Math.floor(at)) * (above - below)
}
