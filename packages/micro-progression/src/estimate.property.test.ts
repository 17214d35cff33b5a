import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparisons, turned } from '../test/arbitraries.js'
import type { Comparison } from './comparison.js'
import { type Estimate, type Estimator, estimate, type NoEstimate } from './estimate.js'

const estimators: Estimator[] = ['map', 'mle', 'firth', 'epsilon', 'davidson']
const estimator = fc.constantFrom(...estimators)

/** Within rounding: every estimator stops at a hundred-millionth or nearer. */
function expectSame(found: Estimate | NoEstimate, expected: Estimate | NoEstimate): void {
  if (!found.exists || !expected.exists) {
    expect(found.exists).toBe(expected.exists)
    return
  }
  expect(found.items).toEqual(expected.items)
  expect(found.components).toBe(expected.components)
  for (const item of found.items) {
    expect(Math.abs(found.quality[item]! - expected.quality[item]!)).toBeLessThan(1e-6)
    expect(Math.abs(found.standardError[item]! - expected.standardError[item]!)).toBeLessThan(1e-5)
  }
}

test('the order of the log, and which of two is called a, change nothing', () => {
  fc.assert(
    fc.property(comparisons, estimator, fc.infiniteStream(fc.boolean()), (log, named, coin) => {
      const other = log.toReversed().map((one) => (coin.next().value ? turned(one) : one))
      expectSame(estimate(other, { estimator: named }), estimate(log, { estimator: named }))
    }),
    { numRuns: 60 },
  )
})

test('a comparison that counts three times is three comparisons', () => {
  fc.assert(
    fc.property(comparisons, estimator, (log, named) => {
      const apart = log.flatMap(({ n = 1, ...one }) => Array.from({ length: n }, () => one))
      expect(estimate(apart, { estimator: named })).toEqual(estimate(log, { estimator: named }))
    }),
    { numRuns: 60 },
  )
})

/** Most pieces were compared once: Firth's penalty is as heavy here as it gets. */
const TREE = [
  { a: 'p5', b: 'p1', outcome: 'b', n: 1, judge: 'anna' },
  { a: 'p3', b: 'p1', outcome: 'a', n: 2, judge: 'anna' },
  { a: 'p1', b: 'p4', outcome: 'a', n: 1, judge: 'anna' },
  { a: 'p2', b: 'p3', outcome: 'a', n: 2, judge: 'anna' },
] satisfies Comparison[]

test('other ids in another order change the names and nothing else', () => {
  fc.assert(
    fc.property(comparisons, estimator, (log, named) => {
      const renamed = (id: string) => `${9 - Number(id.slice(1))}`
      const other = estimate(
        log.map((one) => ({ ...one, a: renamed(one.a), b: renamed(one.b) })),
        { estimator: named },
      )
      const own = estimate(log, { estimator: named })
      if (!own.exists) {
        expect(other.exists).toBe(false)
        return
      }
      const back = (values: Readonly<Record<string, number>>) =>
        Object.fromEntries(own.items.map((id) => [id, values[renamed(id)]!]))
      const { quality, standardError } = other as Estimate
      expectSame({ ...own, quality: back(quality), standardError: back(standardError) }, own)
    }),
    { numRuns: 60, examples: [[TREE, 'firth']] },
  )
})

test('if every answer had been the opposite the scale would be upside down', () => {
  fc.assert(
    fc.property(comparisons, estimator, (log, named) => {
      const opposite = log.map((one) => ({ ...turned(one), a: one.a, b: one.b }))
      const found = estimate(opposite, { estimator: named })
      const own = estimate(log, { estimator: named })
      if (!own.exists) {
        expect(found.exists).toBe(false)
        return
      }
      expectSame(found, {
        ...own,
        quality: Object.fromEntries(own.items.map((id) => [id, -own.quality[id]!])),
      })
    }),
    { numRuns: 60 },
  )
})

test('a prior around another mean moves everything by as much', () => {
  fc.assert(
    fc.property(comparisons, fc.integer({ min: -3, max: 3 }), (log, mean) => {
      const own = estimate(log, { prior: { kind: 'normal', mean: 0, sd: 1.5 } })
      expectSame(estimate(log, { prior: { kind: 'normal', mean, sd: 1.5 } }), {
        ...own,
        quality: Object.fromEntries(own.items.map((id) => [id, own.quality[id]! + mean])),
      })
    }),
    { numRuns: 40 },
  )
})

test('where it says it stands, no piece wants to move: what it scored is what was expected, less the pull of the prior', () => {
  fc.assert(
    fc.property(comparisons, (log) => {
      const { items, quality } = estimate(log)
      for (const item of items) {
        let surplus = -quality[item]! / 4
        for (const { a, b, outcome, n = 1 } of log) {
          if (a !== item && b !== item) continue
          const other = a === item ? b : a
          const score = outcome === 'tie' ? 0.5 : (outcome === 'a') === (a === item) ? 1 : 0
          surplus += n * (score - 1 / (1 + Math.exp(quality[other]! - quality[item]!)))
        }
        expect(Math.abs(surplus)).toBeLessThan(1e-8)
      }
    }),
    { numRuns: 60 },
  )
})

test('starting from an earlier estimate leads to the same place', () => {
  fc.assert(
    fc.property(comparisons, (log) => {
      const { quality } = estimate(log.slice(0, -1))
      expectSame(estimate(log, { warm: quality }), estimate(log))
    }),
    { numRuns: 60 },
  )
})

test('an estimate is JSON', () => {
  fc.assert(
    fc.property(comparisons, estimator, (log, named) => {
      const found = estimate(log, { estimator: named })
      expect(JSON.parse(JSON.stringify(found))).toEqual(found)
    }),
    { numRuns: 30 },
  )
})

test('Davidson without a prior is given exactly where it comes to rest: expected scores and ties are those there were', () => {
  fc.assert(
    fc.property(comparisons, (log) => {
      const found = estimate(log, { estimator: 'davidson', prior: null })
      if (!found.exists) return
      const surplus = new Map(found.items.map((item) => [item, 0]))
      let ties = 0
      for (const { a, b, outcome, n = 1 } of log) {
        const half = (found.quality[a]! - found.quality[b]!) / 2
        const whole = Math.exp(half) + Math.exp(-half) + Math.exp(found.tie!.quality)
        const tie = Math.exp(found.tie!.quality) / whole
        const expected = Math.exp(half) / whole + tie / 2
        const score = outcome === 'tie' ? 0.5 : outcome === 'a' ? 1 : 0
        surplus.set(a, surplus.get(a)! + n * (score - expected))
        surplus.set(b, surplus.get(b)! - n * (score - expected))
        ties += n * ((outcome === 'tie' ? 1 : 0) - tie)
      }
      for (const value of [...surplus.values(), ties]) expect(Math.abs(value)).toBeLessThan(1e-7)
      for (const item of found.items) expect(Math.abs(found.quality[item]!)).toBeLessThan(50)
    }),
    { numRuns: 100 },
  )
})
