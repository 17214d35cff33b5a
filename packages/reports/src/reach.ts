/**
 * Which of these lists of whole numbers, each taken some number of times, add up to another list? Their places, or undefined.
 *
 * It is what somebody with a pencil can work out of the sums on a page. Counted modulo a prime: a combination by fractions
 * that the prime divides would be missed, and of the small sums of a page there is none.
 *
 * @example
 * ```ts
 * const [all, girls, boys] = [[1, 1, 1], [1, 0, 0], [0, 1, 1]]
 * reachOf([all, girls])(boys) // => [0, 1]
 * reachOf([all])(boys) // => undefined
 * ```
 */
export function reachOf(lists: readonly (readonly number[])[]): (target: readonly number[]) => number[] | undefined {
  const width = lists[0]?.length ?? 0
  const steps: { readonly pivot: number; readonly row: Float64Array }[] = []

  /** What is left of a list when all that the steps so far can reach is taken off, and behind it what was taken. */
  const rest = (list: readonly number[]): Float64Array => {
    const row = new Float64Array(width + lists.length)
    row.set(list)
    for (const { pivot, row: step } of steps) {
      const times = row[pivot]!
      if (times !== 0)
        for (let place = pivot; place < row.length; place++) row[place] = modulo(row[place]! - times * step[place]!)
    }
    return row
  }

  for (const [place, list] of lists.entries()) {
    const row = rest(list)
    row[width + place] = 1
    const pivot = row.findIndex((value) => value !== 0)
    if (pivot >= width) continue
    const times = inverse(row[pivot]!)
    steps.push({ pivot, row: row.map((value) => modulo(value * times)) })
  }

  return (target) => {
    const row = rest(target)
    if (row.subarray(0, width).some((value) => value !== 0)) return undefined
    return lists.flatMap((_, place) => (row[width + place] === 0 ? [] : place))
  }
}

/** Small enough that products of two remainders are exact. */
const PRIME = 67_108_859

function modulo(value: number): number {
  const remainder = value % PRIME
  return remainder < 0 ? remainder + PRIME : remainder
}

/** By Fermat: the power two below the prime. */
function inverse(value: number): number {
  let [result, base] = [1, value]
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = modulo(result * base)
    base = modulo(base * base)
  }
  return result
}
