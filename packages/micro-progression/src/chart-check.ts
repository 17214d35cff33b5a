import type { Advice } from '@track/kernel'
import type { Exemplar } from './chart.js'
import { ERROR_CODES } from './errors.js'
import type { Level } from './session.js'

/** Two neighbouring levels, and whether the comparisons tell them apart. Null: nothing was compared. */
export interface Neighbours {
  readonly lowerId: string
  readonly upperId: string
  readonly isApart: boolean | null
  /** How far the nearest of their exemplars are apart, in logits. */
  readonly gap: number | null
  /** The probability that somebody who compares the two says that the upper one is better. */
  readonly probability: number | null
}

export type ChartAdvice = Advice & { readonly levelIds: readonly [string, string] }

type LevelShown = {
  readonly level: Level
  readonly exemplars: readonly Pick<Exemplar, 'pieceId' | 'quality' | 'standardError'>[]
}

/**
 * Can a 2 and a 3 be told apart on this chart?
 *
 * They can when the gap is at least twice its standard error and somebody who compares the two says "the upper one" at least four times
 * in five (a gap of 1.39 logits). Of several exemplars of a level the pair that is hardest to tell apart counts. The standard error of
 * a gap is that of two independent estimates unless `errorOfGap` knows better. It is advice: a chart may hang all the same.
 *
 * @example
 * ```ts
 * import { chartCheck } from '@track/micro-progression'
 *
 * const at = (label: string, quality: number) => ({
 *   level: { id: label, label, value: Number(label) },
 *   exemplars: [{ pieceId: label, quality, standardError: 0.5 }],
 * })
 * const { neighbours, advice } = chartCheck([at('1', -2), at('2', 1), at('3', 1.5)])
 * neighbours.map(({ isApart }) => isApart) // => [true, false]
 * advice.map(({ message }) => message.split(':')[0]) // => ['“2” and “3” cannot be told apart yet']
 * ```
 */
export function chartCheck(
  levels: readonly LevelShown[],
  { errorOfGap }: { readonly errorOfGap?: ((lowerId: string, upperId: string) => number | null) | undefined } = {},
): { readonly neighbours: Neighbours[]; readonly advice: ChartAdvice[] } {
  const neighbours = levels.slice(1).map((upper, place) => compare(levels[place]!, upper, errorOfGap))
  const labelOf = new Map(levels.map(({ level }) => [level.id, level.label]))
  const advice = neighbours
    .filter(({ isApart }) => isApart === false)
    .map(({ lowerId, upperId }) => ({
      code: 'micro-progression/not-apart' as const,
      levelIds: [lowerId, upperId] as const,
      message: `“${labelOf.get(lowerId)}” and “${labelOf.get(upperId)}” cannot be told apart yet: ${ERROR_CODES['micro-progression/not-apart']}`,
    }))
  return { neighbours, advice }
}

const ENOUGH_ERRORS = 2
const ENOUGH_AGREEMENT = 0.8

function compare(
  lower: LevelShown,
  upper: LevelShown,
  errorOfGap: ((lowerId: string, upperId: string) => number | null) | undefined,
): Neighbours {
  const pairs = lower.exemplars.flatMap((low) =>
    upper.exemplars.flatMap((high) => {
      if (low.quality === null || high.quality === null) return []
      const error = errorOfGap?.(low.pieceId, high.pieceId) ?? independently(low.standardError, high.standardError)
      const gap = high.quality - low.quality
      const probability = 1 / (1 + Math.exp(-gap))
      const isApart = error !== null && gap >= ENOUGH_ERRORS * error && probability >= ENOUGH_AGREEMENT
      return [{ gap, probability, isApart }]
    }),
  )
  const ids = { lowerId: lower.level.id, upperId: upper.level.id }
  if (pairs.length === 0) return { ...ids, isApart: null, gap: null, probability: null }
  const nearest = pairs.reduce((a, b) => (b.gap < a.gap ? b : a))
  return { ...ids, ...nearest, isApart: pairs.every(({ isApart }) => isApart) }
}

function independently(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.hypot(a, b)
}
