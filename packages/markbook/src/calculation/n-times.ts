import type { CalculationOf } from './calculation.js'
import { mean } from './mean.js'

/**
 * The mean of all ranks at or above `atLeast`, once there are `times` of them; until then nothing is known.
 *
 * All of them count, not only the first or last `times`; where they stand among lower ones does not matter.
 *
 * @example
 * ```ts
 * nTimes([2, 3, 4, 3], { times: 3, atLeast: 3 }) // => 10 / 3
 * nTimes([2, 3, 4], { times: 3, atLeast: 3 }) // => null
 * ```
 */
export function nTimes(
  ranks: readonly number[],
  { times, atLeast }: Pick<CalculationOf<'n-times'>, 'times' | 'atLeast'>,
): number | null {
  const high = ranks.filter((rank) => rank >= atLeast)
  return high.length < times ? null : mean(high)
}
