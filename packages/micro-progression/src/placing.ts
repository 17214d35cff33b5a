import { askByBayes } from './ask-by-bayes.js'
import { askByHalving } from './ask-by-halving.js'
import type { Chart } from './chart.js'
import type { PlacingAnswer } from './placement.js'
import type { Asked, Placing, Prior } from './placing-state.js'

/**
 * Hold a piece up to a chart: where does it fall?
 *
 * At the highest level whose exemplar it is at least as good as; below the lowest it is at the lowest. `halving` asks about the middle
 * of the levels still open: three questions at most for up to eight levels. With the numbers of a class at each level as `prior` the
 * likely levels are reached sooner, in no more questions. `bayes` asks what tells most, five questions at most and about no exemplar
 * twice, and stops when one level is 80 % sure; several exemplars of a level are all used. A chart that nothing was compared for is
 * taken to have even steps, and then no probability is told. "About the same" is at that exemplar's level. It falls between two when
 * the last two answers say "at least as good as this" and "not yet as good as the next".
 *
 * @example
 * ```ts
 * import { answer, ask, startPlacing } from '@track/micro-progression'
 *
 * const level = (id: string) => ({
 *   level: { id, label: id, value: null },
 *   exemplars: [{ pieceId: `paper ${id}`, origin: 'rewritten' as const, text: '…', imageId: null, quality: null, standardError: null }],
 *   qualifiers: [{ id: `q${id}`, text: 'Clear' }],
 *   isApart: null,
 * })
 * const placing = startPlacing({ id: 'wall', levels: ['0', '1', '2', '3', '4'].map(level) }, { rule: 'halving' })
 * ask(placing) // => { exemplarId: 'paper 2', levelId: '2' }
 * const asked = ask(answer(answer(placing, 'better'), 'not-yet'))
 * 'result' in asked && [asked.result.levelId, asked.result.betweenId, asked.result.targetId] // => ['2', '3', '3']
 * ```
 */
export function startPlacing(
  { id, levels }: Pick<Chart, 'id' | 'levels'>,
  {
    rule,
    maxQuestions = rule === 'bayes' ? 5 : Math.max(3, Math.ceil(Math.log2(levels.length))),
    prior = null,
  }: {
    readonly rule: 'halving' | 'bayes'
    readonly maxQuestions?: number | undefined
    readonly prior?: Prior | null | undefined
  },
): Placing {
  return { chart: { id, levels }, rule, maxQuestions, prior, answers: [] }
}

/** What is asked next, or where the piece falls when nothing more needs to be asked. */
export function ask(placing: Placing): Asked {
  return placing.rule === 'halving' ? askByHalving(placing) : askByBayes(placing)
}

/** The placing after an answer to what was asked; a placing that has its result stays as it is. */
export function answer(placing: Placing, given: PlacingAnswer): Placing {
  const asked = ask(placing)
  if ('result' in asked) return placing
  return { ...placing, answers: [...placing.answers, { ...asked, answer: given }] }
}

/** The placing before its last answer. */
export function undoAnswer(placing: Placing): Placing {
  return { ...placing, answers: placing.answers.slice(0, -1) }
}
