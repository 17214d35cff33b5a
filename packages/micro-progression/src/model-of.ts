import type { Id } from '@track/kernel'
import type { NormalPrior } from './fit-map.js'
import type { PairCounts } from './pair-counts.js'
import type { QualityPrior } from './quality-prior.js'
import type { Anchor } from './session.js'

/** A prior and anchors, as the arithmetic wants them. A ghost is one more piece, at 0, that everybody has met. */
export interface Model {
  readonly pairs: PairCounts
  readonly prior: NormalPrior
  readonly isFixed: Uint8Array
}

export interface ModelOptions {
  readonly prior: QualityPrior | null
  readonly anchors?: Readonly<Record<Id, Anchor>> | undefined
  readonly anchoring?: 'soft' | 'hard' | undefined
}

export function modelOf(counted: PairCounts, { prior, anchors, anchoring = 'soft' }: ModelOptions): Model {
  const pairs = prior?.kind === 'ghost' ? withGhost(counted, prior.wins) : counted
  const size = pairs.items.length
  const mean = new Float64Array(size)
  const precision = new Float64Array(size)
  const isFixed = new Uint8Array(size)
  if (prior?.kind === 'normal') {
    mean.fill(prior.mean)
    precision.fill(1 / prior.sd ** 2)
  }
  if (pairs !== counted) isFixed[size - 1] = 1
  if (anchors) {
    for (let i = 0; i < counted.items.length; i++) {
      const item = counted.items[i] as Id
      const anchor = Object.hasOwn(anchors, item) ? anchors[item] : undefined
      if (!anchor) continue
      mean[i] = anchor.quality
      if (anchoring === 'hard') isFixed[i] = 1
      else precision[i] = 1 / anchor.standardError ** 2
    }
  }
  return { pairs, prior: { mean, precision }, isFixed }
}

function withGhost(pairs: PairCounts, wins: number): PairCounts {
  const size = pairs.items.length
  const everybody = Int32Array.from(pairs.items.keys())
  return {
    items: [...pairs.items, ''],
    first: joined(pairs.first, everybody),
    second: joined(pairs.second, new Int32Array(size).fill(size)),
    met: joined(pairs.met, new Float64Array(size).fill(2 * wins)),
    won: joined(pairs.won, new Float64Array(size).fill(wins)),
    tied: joined(pairs.tied, new Float64Array(size)),
  }
}

function joined<T extends Int32Array | Float64Array>(head: T, tail: T): T {
  const whole =
    head instanceof Int32Array ? new Int32Array(head.length + tail.length) : new Float64Array(head.length + tail.length)
  whole.set(head)
  whole.set(tail, head.length)
  return whole as T
}
