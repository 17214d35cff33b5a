import type { PlacingAnswer } from './placement.js'
import type { Placing, PlacingResult } from './placing-state.js'
import { targetOf } from './target-of.js'

/** What a placing has come to. */
export function resultOf(
  { chart, answers }: Placing,
  found: {
    readonly low: number
    readonly isBetween: boolean
    readonly nearestId: string
    readonly probability: number | null
  },
): { readonly result: PlacingResult } {
  const { low, isBetween, nearestId, probability } = found
  const levelId = chart.levels[low]!.level.id
  const target = targetOf(chart, { levelId })
  return {
    result: {
      levelId,
      betweenId: isBetween ? chart.levels[low + 1]!.level.id : null,
      probability,
      nearestId,
      targetId: target.isTop ? 'beyond the chart' : target.levelId,
      qualifiersOfTarget: target.isTop ? [] : target.qualifiers,
      questions: answers.length,
    },
  }
}

/** Whether the last two answers say "at least as good as this level" and "not yet as good as the next one". */
export function isBetweenLevels({ chart, answers }: Placing, low: number): boolean {
  const lastTwo = answers.slice(-2)
  const says = (place: number, answer: PlacingAnswer) =>
    lastTwo.some((each) => each.answer === answer && each.levelId === chart.levels[place]?.level.id)
  return says(low, 'better') && says(low + 1, 'not-yet')
}

/** The part of the class at each level, nobody's level left without a little; null when that is not known. */
export function sharesOf({ prior, chart: { levels } }: Pick<Placing, 'prior' | 'chart'>): number[] | null {
  if (!prior || 'mean' in prior || prior.length !== levels.length) return null
  const all = prior.reduce((sum, count) => sum + count + 0.5, 0)
  return prior.map((count) => (count + 0.5) / all)
}
