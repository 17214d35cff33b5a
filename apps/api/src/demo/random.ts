/** A stream of chance that is the same for the same seed, on every machine. */
export interface Random {
  /** A number from 0 up to, not including, 1. */
  readonly fraction: () => number
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number
  /** True about so often: 0.25 is one time in four. */
  readonly chance: (probability: number) => boolean
  /** A number around 0 with standard deviation 1, as heights and scores fall. */
  readonly normal: () => number
  readonly pick: <T>(from: readonly T[]) => T
  readonly shuffle: <T>(list: readonly T[]) => T[]
  /** An identifier in the shape of a UUID (version 8, the one for recipes of one's own). */
  readonly uuid: () => string
  /** An identifier in the shape of a UUID that sorts by its moment (version 7). */
  readonly uuidAt: (milliseconds: number) => string
}

/**
 * Chance that can be repeated: the generator xoshiro128**, its state filled from the letters of the seed.
 *
 * Give every concern a seed of its own (`larkfield/pupils`), so that a change in one leaves the others as they were.
 * Never for secrets.
 */
export function makeRandom(seed: string): Random {
  const bits = xoshiro128(stateFrom(seed))
  const fraction = () => bits() / 0x1_0000_0000
  const below = (limit: number) => Math.floor(fraction() * limit)

  return {
    fraction,
    below,
    chance: (probability) => fraction() < probability,
    normal: () => Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction()),
    pick: (from) => from[below(from.length)]!,
    shuffle: (list) => {
      const shuffled = [...list]
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = below(last + 1)
        const moved = shuffled[last]!
        shuffled[last] = shuffled[other]!
        shuffled[other] = moved
      }
      return shuffled
    },
    uuid: () => toUuid(hex8(bits()) + hex8(bits()), '8', hex8(bits()) + hex8(bits())),
    uuidAt: (milliseconds) =>
      toUuid(milliseconds.toString(16).padStart(12, '0') + hex8(bits()).slice(4), '7', hex8(bits()) + hex8(bits())),
  }
}

/** The generator xoshiro128** of Blackman and Vigna: 32 bits at a time from a state of four words. */
export function xoshiro128(seed: readonly number[]): () => number {
  let [a, b, c, d] = seed as [number, number, number, number]
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }
}

function stateFrom(seed: string): number[] {
  let hash = 0x811c9dc5
  for (let index = 0; index < seed.length; index++) hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193)
  return Array.from({ length: 4 }, () => {
    hash = (hash + 0x9e3779b9) | 0
    let word = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad)
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97)
    return word ^ (word >>> 15)
  })
}

function rotate(word: number, places: number): number {
  return (word << places) | (word >>> (32 - places))
}

function hex8(word: number): string {
  return word.toString(16).padStart(8, '0')
}

function toUuid(high: string, version: '7' | '8', low: string): string {
  const variant = '89ab'[Number.parseInt(low[0]!, 16) % 4]!
  return `${high.slice(0, 8)}-${high.slice(8, 12)}-${version}${high.slice(13, 16)}-${variant}${low.slice(1, 4)}-${low.slice(4, 16)}`
}
