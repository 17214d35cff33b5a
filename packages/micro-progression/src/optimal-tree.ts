/**
 * Which boundary to ask about first, so that the fewest questions are expected (Knuth's optimal tree over the levels still open).
 *
 * `shares` is how likely each level is; the open ones go from `low` to `high`, and boundary m lies between m − 1 and m. No more than
 * `depth` questions are needed whatever is answered; undefined when so few cannot be enough. Of equals, the one nearest the middle.
 *
 * @example
 * ```ts
 * optimalTree([0.7, 0.1, 0.1, 0.1], { low: 0, high: 3, depth: 3 }) // => 1
 * optimalTree([0.7, 0.1, 0.1, 0.1], { low: 0, high: 3, depth: 2 }) // => 2
 * ```
 */
export function optimalTree(
  shares: readonly number[],
  { low, high, depth }: { readonly low: number; readonly high: number; readonly depth: number },
): number | undefined {
  return best(low, high, depth).boundary

  /** Levels are few (twelve at most), so that trying every tree is quick. */
  function best(from: number, to: number, questions: number): { readonly cost: number; readonly boundary?: number } {
    if (from === to) return { cost: 0 }
    if (2 ** questions < to - from + 1) return { cost: Number.POSITIVE_INFINITY }
    const here = shares.slice(from, to + 1).reduce((sum, share) => sum + share, 0)
    const middle = Math.ceil((from + to) / 2)
    let found: { readonly cost: number; readonly boundary?: number } = { cost: Number.POSITIVE_INFINITY }
    for (const boundary of boundariesFrom(middle, { from, to })) {
      const cost = here + best(from, boundary - 1, questions - 1).cost + best(boundary, to, questions - 1).cost
      if (cost < found.cost - 1e-12) found = { cost, boundary }
    }
    return found
  }
}

function boundariesFrom(middle: number, { from, to }: { readonly from: number; readonly to: number }): number[] {
  const boundaries = Array.from({ length: to - from }, (_, place) => from + 1 + place)
  return boundaries.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle) || b - a)
}
