import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chartOf, exemplar, newPlacement, workOf } from '../test/e17.js'
import { answer, ask, checkPlacement, type PlacingAnswer, startPlacing, targetOf, undoAnswer } from './index.js'

const quality = fc.option(fc.integer({ min: -50, max: 50 }).map((tenths) => tenths / 10))
const charts = fc
  .array(fc.record({ quality, standardError: fc.constantFrom(null, 0.2, 1) }), { minLength: 2, maxLength: 9 })
  .map((places) => chartOf(places.map((place, at) => exemplar(`p${at}`, place))))
const priors = fc.constantFrom(null, { mean: 1, sd: 2 }, [4, 1, 0], [0, 9, 2, 2, 1])
const answers = fc.array(fc.constantFrom<PlacingAnswer>('better', 'same', 'not-yet'), { minLength: 12, maxLength: 12 })

test('whatever is answered, the questions end in a placement that says what it must (A1-18, A1-23)', () => {
  fc.assert(
    fc.property(
      charts,
      fc.constantFrom('halving' as const, 'bayes' as const),
      priors,
      answers,
      (chart, rule, prior, given) => {
        let placing = startPlacing(chart, { rule, prior })
        let asked = ask(placing)
        for (let at = 0; !('result' in asked); asked = ask(placing), at++) {
          expect(placing.answers.map(({ exemplarId }) => exemplarId)).not.toContain(asked.exemplarId)
          const next = answer(placing, given[at]!)
          expect(undoAnswer(next)).toEqual(placing)
          placing = JSON.parse(JSON.stringify(next))
        }
        const { result } = asked
        const { levelId, betweenId, nearestId, probability } = result
        expect(result.questions).toBeLessThanOrEqual(placing.maxQuestions)
        const target = targetOf(chart, { levelId })
        expect(result.targetId).toBe(target.isTop ? 'beyond the chart' : target.levelId)
        if (betweenId !== null) expect(betweenId).toBe(target.levelId)
        if (probability !== null) expect(probability).toBeGreaterThan(0)
        const qualifierIds = [`q${levelId.slice(1)}`]
        const placement = newPlacement({
          rule,
          levelId,
          betweenId,
          nearestId,
          probability,
          qualifierIds,
          answers: [...placing.answers],
        })
        expect(checkPlacement(chart, workOf('w', '2026-03-02'), placement)).toEqual([])
      },
    ),
  )
})
