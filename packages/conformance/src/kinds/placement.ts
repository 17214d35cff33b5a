import { answer, ask, type Chart, type PlacingAnswer, startPlacing, targetOf } from '@track/micro-progression'

interface PlacementGiven {
  readonly levels: number
  readonly answers: readonly PlacingAnswer[]
}

/** A vector's levels are counted from 0, so a chart is made that names them so. */
export function answerPlacement({ levels, answers }: PlacementGiven) {
  const chart = chartOf(levels)
  const asked = ask(answers.reduce(answer, startPlacing(chart, { rule: 'halving' })))
  if (!('result' in asked)) return { level: null, nextTarget: null }
  const { levelId } = asked.result
  return { level: Number(levelId), nextTarget: Number(targetOf(chart, { levelId }).levelId) }
}

function chartOf(count: number): Pick<Chart, 'id' | 'levels'> {
  const levels = Array.from({ length: count }, (_, place) => ({
    level: { id: String(place), label: String(place), value: place },
    exemplars: [{ pieceId: String(place), origin: 'rewritten' as const, text: '', imageId: null, ...UNMEASURED }],
    qualifiers: [],
    isApart: null,
  }))
  return { id: 'chart', levels }
}

const UNMEASURED = { quality: null, standardError: null }
