import { expect, test } from 'vitest'
import { kendallOf, pearsonOf, spearmanOf } from './correlation.js'

test('lists that rise together, against each other, and with ties', () => {
  expect([pearsonOf([1, 2, 3], [2, 4, 6]), spearmanOf([1, 2, 3], [9, 4, 1]), kendallOf([1, 2, 3], [1, 8, 9])]).toEqual([
    1, -1, 1,
  ])
  expect(spearmanOf([1, 1, 2, 3], [1, 2, 2, 3])).toBeCloseTo(0.83333333, 8)
  expect(kendallOf([1, 1, 2, 3], [1, 2, 2, 3])).toBeCloseTo(0.8, 12)
})

test('a list that does not vary has no correlation', () => {
  expect([pearsonOf([1, 1], [1, 2]), spearmanOf([1, 1], [1, 2]), kendallOf([1, 2], [3, 3])]).toEqual([null, null, null])
})
