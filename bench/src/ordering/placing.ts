import { answer, ask, type Chart, startPlacing } from '@track/micro-progression'
import { normalOf, PEOPLE, randomOf } from './team.js'

export interface Placed {
  readonly exact: number
  readonly withinOne: number
  readonly questions: number
}

/**
 * Pieces of a class held up to five exemplars by pupils who are mistaken as people are: how often the level is
 * right (the highest whose exemplar is at or below), and how often it is that or the next one.
 */
export function place(
  rule: 'halving' | 'bayes',
  { gap, maxQuestions, pieces, seed }: { gap: number; maxQuestions: number; pieces: number; seed: number },
): Placed {
  const random = randomOf(seed)
  const chart = chartOf(gap)
  // A class about the middle of the chart, and spread over a step and a half; Bayes is told so, as of a class that is known.
  const prior = { mean: 2 * gap, sd: 1.5 * gap }
  let [exact, withinOne, questions] = [0, 0, 0]
  for (let piece = 0; piece < pieces; piece++) {
    const quality = prior.mean + prior.sd * normalOf(random)
    const truth = Math.max(0, Math.min(4, Math.floor(quality / gap)))
    let placing = startPlacing(chart, { rule, maxQuestions, prior: rule === 'bayes' ? prior : null })
    let next = ask(placing)
    for (; !('result' in next); next = ask(placing)) {
      const isBetter = random() < PEOPLE.real(quality - gap * Number(next.levelId))
      placing = answer(placing, isBetter ? 'better' : 'not-yet')
    }
    const off = Math.abs(Number(next.result.levelId) - truth)
    exact += off === 0 ? 1 : 0
    withinOne += off <= 1 ? 1 : 0
    questions += next.result.questions
  }
  return { exact: exact / pieces, withinOne: withinOne / pieces, questions: questions / pieces }
}

function chartOf(gap: number): Pick<Chart, 'id' | 'levels'> {
  const levels = [0, 1, 2, 3, 4].map((value) => ({
    level: { id: String(value), label: String(value), value },
    exemplars: [
      {
        ...{ pieceId: `exemplar ${value}`, origin: 'rewritten' as const, text: 'A copy', imageId: null },
        ...{ quality: value * gap, standardError: 0 },
      },
    ],
    qualifiers: [{ id: `q${value}`, text: 'Clear' }],
    isApart: null,
  }))
  return { id: 'wall', levels }
}
