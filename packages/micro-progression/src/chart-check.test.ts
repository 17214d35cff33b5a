import { expect, test } from 'vitest'
import { chartOf, exemplar } from '../test/e17.js'
import { chartCheck } from './index.js'

const at = (...places: [number, number][]) =>
  chartOf(places.map(([quality, standardError], place) => exemplar(`p${place}`, { quality, standardError }))).levels

test('levels are told apart by a gap of two standard errors and four in five who agree (A1-14)', () => {
  const apart = (low: [number, number], high: [number, number]) => chartCheck(at(low, high)).neighbours[0]!.isApart
  // Four in five agree from a gap of ln 4 = 1.386.
  expect(apart([0, 0.1], [1.39, 0.1])).toBe(true)
  expect(apart([0, 0.1], [1.38, 0.1])).toBe(false)
  // 2 × √(0.6² + 0.8²) = 2.
  expect(apart([0, 0.6], [2.01, 0.8])).toBe(true)
  expect(apart([0, 0.6], [1.99, 0.8])).toBe(false)
  expect(apart([2, 0.1], [0, 0.1])).toBe(false)
})

test('says which two cannot be told apart, in the words of the scale', () => {
  const levels = at([0, 0.1], [3, 0.1], [3.5, 0.1]).map((each, place) => ({
    ...each,
    level: { ...each.level, label: ['Emerging', '★', '★★'][place]! },
  }))
  const { advice } = chartCheck(levels)
  expect(advice).toEqual([
    {
      code: 'micro-progression/not-apart',
      levelIds: ['L1', 'L2'],
      message: '“★” and “★★” cannot be told apart yet: compare more, or choose exemplars that are further apart.',
    },
  ])
})

test('where nothing was compared nothing is known, and nothing is advised', () => {
  expect(chartCheck(chartOf(['a', 'b']).levels)).toEqual({
    neighbours: [{ lowerId: 'L0', upperId: 'L1', isApart: null, gap: null, probability: null }],
    advice: [],
  })
})

test('of several exemplars the pair that is hardest to tell apart counts', () => {
  const [low, high] = at([0, 0.1], [3, 0.1])
  const both = { ...low!, exemplars: [...low!.exemplars, exemplar('near', { quality: 2.5, standardError: 0.1 })] }
  expect(chartCheck([low!, high!]).neighbours[0]).toMatchObject({ isApart: true, gap: 3 })
  expect(chartCheck([both, high!]).neighbours[0]).toMatchObject({ isApart: false, gap: 0.5 })
})

test('a known error of the gap takes the place of two independent ones', () => {
  const levels = at([0, 1], [2, 1])
  expect(chartCheck(levels).neighbours[0]!.isApart).toBe(false)
  expect(chartCheck(levels, { errorOfGap: () => 0.9 }).neighbours[0]!.isApart).toBe(true)
  expect(chartCheck(levels, { errorOfGap: () => null }).neighbours[0]!.isApart).toBe(false)
})
