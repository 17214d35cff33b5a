import { expect, it } from 'vitest'
import { percentileOf, standardisedOf } from './index.js'

it('stays within 1 and 99 and never falls as scores rise', () => {
  const ranks = Array.from({ length: 400 }, (_, index) => percentileOf(index / 2))
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  expect([ranks[0], ranks.at(-1)]).toEqual([1, 99])
})

it('has no score for 0, 100 and what lies beyond', () => {
  expect([-1, 0, 100, 101].map(standardisedOf)).toEqual([null, null, null, null])
  expect(standardisedOf(99.9)).toBe(146)
})

it('is why averages are taken of scores: the mean of percentile ranks is another number', () => {
  const scores = [85, 100, 130]
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length
  expect(percentileOf(mean(scores))).toBe(63)
  expect(mean(scores.map(percentileOf))).toBeLessThan(55)
})
