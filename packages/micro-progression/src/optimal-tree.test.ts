import fc from 'fast-check'
import { expect, test } from 'vitest'
import { optimalTree } from './optimal-tree.js'

test('likely levels are asked about first, as far as the questions allow', () => {
  expect(optimalTree([0.7, 0.1, 0.1, 0.1], { low: 0, high: 3, depth: 3 })).toBe(1)
  expect(optimalTree([0.7, 0.1, 0.1, 0.1], { low: 0, high: 3, depth: 2 })).toBe(2)
  expect(optimalTree([0.7, 0.1, 0.1, 0.1], { low: 0, high: 3, depth: 1 })).toBeUndefined()
  expect(optimalTree([1, 1, 1, 1, 1], { low: 2, high: 4, depth: 2 })).toBe(3)
})

test('no questions more are expected than by halving', () => {
  const expected = (shares: readonly number[], choose: (low: number, high: number, depth: number) => number) => {
    const cost = (low: number, high: number, depth: number): number => {
      if (low === high) return 0
      const at = choose(low, high, depth)
      const here = shares.slice(low, high + 1).reduce((sum, share) => sum + share, 0)
      return here + cost(low, at - 1, depth - 1) + cost(at, high, depth - 1)
    }
    return cost(0, shares.length - 1, 4)
  }
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 8 }), (shares) => {
      const byTree = expected(shares, (low, high, depth) => optimalTree(shares, { low, high, depth })!)
      expect(byTree).toBeLessThanOrEqual(expected(shares, (low, high) => Math.ceil((low + high) / 2)))
    }),
  )
})
