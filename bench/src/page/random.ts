/** Whole numbers that are the same on every machine and every run. */
export interface Random {
  /** A whole number from 0 to `n` - 1, all equally likely. */
  below(n: number): number
  /** True in `percent` of a hundred draws. */
  percent(percent: number): boolean
  /** The place of one weight, drawn by weight, out of weights added up from the first on. */
  weighted(sums: ArrayLike<number>): number
  shuffle<T extends number[] | Int32Array>(values: T): T
}

/** xoshiro128** (Blackman and Vigna), its state filled from the seed by splitmix32. Integers only. */
export function xoshiro128(seed: number): Random {
  const state = new Int32Array(4)
  for (let word = 0, mixed = seed; word < 4; word++) {
    mixed = (mixed + 0x9e3779b9) | 0
    let z = mixed
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    state[word] = z ^ (z >>> 15)
  }

  const next = (): number => {
    const [a, b, c, d] = [state[0]!, state[1]!, state[2]!, state[3]!]
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9)
    const third = c ^ a
    const fourth = d ^ b
    state[0] = a ^ fourth
    state[1] = b ^ third
    state[2] = third ^ (b << 9)
    state[3] = rotate(fourth, 11)
    return result >>> 0
  }

  // The numbers above the last whole multiple of n are drawn again: else the low ones would come a little more often.
  const below = (n: number): number => {
    const limit = 2 ** 32 - (2 ** 32 % n)
    for (;;) {
      const drawn = next()
      if (drawn < limit) return drawn % n
    }
  }

  return {
    below,
    percent: (percent) => below(1000) < percent * 10,
    weighted(sums) {
      const drawn = below(sums[sums.length - 1]!)
      let [low, high] = [0, sums.length - 1]
      while (low < high) {
        const middle = (low + high) >> 1
        if (drawn < sums[middle]!) high = middle
        else low = middle + 1
      }
      return low
    },
    shuffle(values) {
      for (let last = values.length - 1; last > 0; last--) {
        const other = below(last + 1)
        const value = values[last]!
        values[last] = values[other]!
        values[other] = value
      }
      return values
    },
  }
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits))
}
