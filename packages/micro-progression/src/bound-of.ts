/**
 * How few decisions can put this many pieces in order at all: ⌈log2 n!⌉, since each decision can at best halve what is possible.
 *
 * @example
 * ```ts
 * import { boundOf } from '@track/micro-progression'
 *
 * boundOf(30) // => 108
 * boundOf(1) // => 0
 * ```
 */
export function boundOf(pieces: number): number {
  let bits = 0
  for (let k = 2; k <= pieces; k += 1) bits += Math.log2(k)
  // Sums of logarithms of powers of two can come out a hair above the whole number.
  return Math.max(0, Math.ceil(bits - 1e-9))
}
