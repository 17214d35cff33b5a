import { expect, test } from 'vitest'
import { chartOf, exemplar, wall } from '../test/e17.js'
import { answer, ask, type Chart, type Placing, type PlacingAnswer, startPlacing, undoAnswer } from './index.js'

const answered = (placing: Placing, ...answers: readonly PlacingAnswer[]) => answers.reduce(answer, placing)
const asked = (placing: Placing) => {
  const next = ask(placing)
  if ('result' in next) throw new Error('nothing more is asked')
  return next.levelId
}
const resultOf = (placing: Placing) => {
  const next = ask(placing)
  if (!('result' in next)) throw new Error(`asked about ${next.levelId}`)
  return next.result
}
const byHalving = (...answers: readonly PlacingAnswer[]) =>
  resultOf(answered(startPlacing(wall, { rule: 'halving' }), ...answers))
const measured = (gap: number, standardError = 0.3) =>
  chartOf([0, 1, 2, 3, 4].map((k) => exemplar(`p${k}`, { quality: k * gap, standardError })))
const levelsUpTo = (count: number) => chartOf(Array.from({ length: count }, (_, place) => `p${place}`))

test('a pupil holds a paper up to the middle of what is open, and says better, same or not yet (A1-18, A1-22, PRO-7)', () => {
  const start = startPlacing(wall, { rule: 'halving' })
  expect(ask(start)).toEqual({ exemplarId: 'r05', levelId: 'L2' })
  expect(asked(answered(start, 'better'))).toBe('L3')
  expect(asked(answered(start, 'better', 'better'))).toBe('L4')
  expect(asked(answered(start, 'not-yet'))).toBe('L1')
})

test('says where it falls, what comes next and what that takes (A1-18, A1-19, PRO-7, PRO-8)', () => {
  expect(byHalving('better', 'not-yet')).toEqual({
    levelId: 'L2',
    betweenId: 'L3',
    probability: null,
    nearestId: 'r05',
    targetId: 'L3',
    qualifiersOfTarget: [{ id: 'q3', text: 'Qualifier of 3' }],
    questions: 2,
  })
})

test('between two levels when it is as good as the one and not yet as good as the next (A1-18)', () => {
  expect(byHalving('not-yet', 'better')).toMatchObject({ levelId: 'L1', betweenId: 'L2', targetId: 'L2' })
  expect(byHalving('not-yet', 'not-yet')).toMatchObject({ levelId: 'L0', betweenId: null, targetId: 'L1' })
})

test('about the same as an exemplar is at its level, and nothing more is asked', () => {
  expect(byHalving('same')).toMatchObject({ levelId: 'L2', betweenId: null, nearestId: 'r05', questions: 1 })
  expect(byHalving('better', 'same')).toMatchObject({ levelId: 'L3', betweenId: null, nearestId: 'r03' })
})

test('beyond the top there is no next level, only something to grow (E17, A1-19)', () => {
  expect(byHalving('better', 'better', 'better')).toMatchObject({
    levelId: 'L4',
    betweenId: null,
    targetId: 'beyond the chart',
    qualifiersOfTarget: [],
  })
})

test('three questions are enough for eight levels, whatever is answered (A1-22)', () => {
  for (const levels of [2, 3, 4, 5, 6, 7, 8])
    for (const prior of [null, Array.from({ length: levels }, (_, place) => 3 ** place)])
      for (let answers = 0; answers < 8; answers++) {
        const given = [4, 2, 1].map((bit) => (answers & bit ? 'better' : 'not-yet'))
        const done = answered(
          startPlacing(levelsUpTo(levels), { rule: 'halving', prior }),
          ...(given as PlacingAnswer[]),
        )
        expect(resultOf(done).questions).toBeLessThanOrEqual(3)
      }
})

test('every level can be reached, from the numbers of a class as well', () => {
  for (const levels of [2, 3, 5, 8, 12])
    for (const prior of [null, Array.from({ length: levels }, (_, place) => (place === 1 ? 20 : 1))])
      for (let truth = 0; truth < levels; truth++) {
        let placing = startPlacing(levelsUpTo(levels), { rule: 'halving', prior })
        for (let next = ask(placing); !('result' in next); next = ask(placing))
          placing = answer(placing, truth >= Number(next.levelId.slice(1)) ? 'better' : 'not-yet')
        expect(resultOf(placing).levelId).toBe(`L${truth}`)
      }
})

test('what is likely in this class is asked about first', () => {
  expect(asked(startPlacing(wall, { rule: 'halving', prior: [1, 1, 1, 20, 1] }))).toBe('L3')
  expect(asked(startPlacing(wall, { rule: 'halving', prior: [20, 1, 1, 1, 1] }))).toBe('L1')
  expect(asked(startPlacing(wall, { rule: 'halving', prior: [0, 0, 0] }))).toBe('L2')
})

test('questions that ran out leave it between', () => {
  const placing = answered(startPlacing(wall, { rule: 'halving', maxQuestions: 1 }), 'better')
  expect(resultOf(placing)).toMatchObject({ levelId: 'L2', betweenId: 'L3', questions: 1 })
})

test('an answer can be taken back, and one too many changes nothing', () => {
  const start = startPlacing(wall, { rule: 'halving' })
  const one = answer(start, 'better')
  expect(undoAnswer(answer(one, 'not-yet'))).toEqual(one)
  expect(undoAnswer(start)).toEqual(start)
  const done = answered(start, 'better', 'not-yet')
  expect(answer(done, 'better')).toBe(done)
})

test('a placing is JSON and can be gone on with tomorrow', () => {
  for (const rule of ['halving', 'bayes'] as const) {
    const placing = answered(startPlacing(measured(2.5), { rule }), 'better')
    expect(ask(JSON.parse(JSON.stringify(placing)))).toEqual(ask(placing))
  }
})

test('by Bayes the most telling paper is asked about, each once, and five questions are enough', () => {
  for (const chart of [measured(0.2), measured(2.5), wall]) {
    let placing = startPlacing(chart, { rule: 'bayes' })
    const seen: string[] = []
    for (let next = ask(placing); !('result' in next); next = ask(placing)) {
      seen.push(next.exemplarId)
      placing = answer(placing, seen.length % 2 === 1 ? 'better' : 'not-yet')
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeLessThanOrEqual(5)
    expect(seen[0]).toBe(chart.levels[2]!.exemplars[0]!.pieceId)
  }
})

test('by Bayes it stops as soon as one level is 80 % sure, and says how sure', () => {
  const sure = resultOf(startPlacing(measured(8), { rule: 'bayes', prior: { mean: 19, sd: 1 } }))
  expect(sure).toMatchObject({ levelId: 'L2', betweenId: null, nearestId: 'p2', questions: 0 })
  expect(sure.probability).toBeGreaterThan(0.8)
  const some = resultOf(answered(startPlacing(measured(2.5), { rule: 'bayes', maxQuestions: 2 }), 'not-yet', 'not-yet'))
  expect(some).toMatchObject({ levelId: 'L0', betweenId: null, nearestId: 'p0' })
  expect(some.probability).toBeGreaterThan(0.5)
})

test('by Bayes about the same as an exemplar speaks for its level', () => {
  for (const gap of [1.5, 2.5, 4])
    for (const maxQuestions of [1, 5]) {
      const start = startPlacing(measured(gap), { rule: 'bayes', maxQuestions })
      let placing = answer(start, 'same')
      for (let next = ask(placing); !('result' in next); next = ask(placing))
        placing = answer(placing, Number(next.levelId.slice(1)) < 2 ? 'better' : 'not-yet')
      expect(resultOf(placing)).toMatchObject({ levelId: 'L2', nearestId: 'p2' })
    }
})

test('by Bayes nothing is asked that would tell hardly anything', () => {
  // The class is about level 2, and what was said of the papers beside it leaves nothing to ask about those far away.
  const start = startPlacing(measured(30), { rule: 'bayes', prior: { mean: 60, sd: 1 } })
  expect(asked(start)).toBe('L2')
  expect(resultOf(answer(start, 'same'))).toMatchObject({ questions: 1, nearestId: 'p2' })
})

test('by Bayes it is between when the last two answers say "this one" and "not yet the next one"', () => {
  const placing = answered(startPlacing(measured(1), { rule: 'bayes', maxQuestions: 2 }), 'better', 'not-yet')
  expect(placing.answers.map(({ levelId }) => levelId)).toEqual(['L2', 'L3'])
  const result = resultOf(placing)
  expect(result).toMatchObject({ levelId: 'L2', betweenId: 'L3', targetId: 'L3', questions: 2 })
  expect(result.probability).toBeLessThan(0.8)
})

test('the numbers of a class weigh in by Bayes as well', () => {
  const prior = [1, 1, 1, 1, 60]
  expect(resultOf(startPlacing(measured(2.5), { rule: 'bayes', prior }))).toMatchObject({ levelId: 'L4', questions: 0 })
  // The numbers of a scale of another length say nothing.
  expect(asked(startPlacing(measured(2.5), { rule: 'bayes', prior: [1, 9] }))).toBe('L2')
})

test('a chart whose order was made by hand can be placed on, with no probability', () => {
  for (const truth of [0, 1, 2, 3, 4]) {
    const result = resultOf(answered(startPlacing(wall, { rule: 'bayes' }), ...answersOf(wall, truth)))
    expect(result.probability).toBeNull()
    expect(Math.abs(Number(result.levelId.slice(1)) - truth)).toBeLessThanOrEqual(1)
  }
})

/** The answers to whatever is asked about a piece that stands at this place of the scale of levels. */
function answersOf(chart: Chart, place: number): PlacingAnswer[] {
  let placing = startPlacing(chart, { rule: 'bayes' })
  for (let next = ask(placing); !('result' in next); next = ask(placing))
    placing = answer(placing, place >= Number(next.levelId.slice(1)) ? 'better' : 'not-yet')
  return placing.answers.map((each) => each.answer)
}
