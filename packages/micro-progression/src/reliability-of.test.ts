import { expect, test } from 'vitest'
import type { Comparison } from './comparison.js'
import { empiricalBayes } from './empirical-bayes.js'
import { estimate } from './estimate.js'
import { reliabilityOf } from './reliability-of.js'
import { seededRandom } from './seeded-random.js'
import { separationOf } from './separation-of.js'
import { splitHalf } from './split-half.js'

/** A session of `each` comparisons a piece between pieces whose true qualities spread by `sd`; `near` pairs only neighbours of what is known. */
function session({ seed, sd, each, near = false }: { seed: number; sd: number; each: number; near?: boolean }) {
  const random = seededRandom(seed)
  const bell = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const pieces = Array.from({ length: 40 }, (_, at) => ({ id: `p${at + 10}`, true: sd * bell() }))
  const decisions: Comparison[] = []
  for (let round = 0; round < each; round++) {
    const { quality } = estimate(decisions, { items: pieces.map(({ id }) => id), withErrors: false })
    const shuffled = pieces.map((piece) => ({ piece, at: random() })).sort((x, y) => x.at - y.at)
    const order = near ? shuffled.sort((x, y) => quality[x.piece.id]! - quality[y.piece.id]! || x.at - y.at) : shuffled
    for (let at = 0; at + 1 < order.length; at += 2) {
      const [a, b] = [order[at]!.piece, order[at + 1]!.piece]
      const outcome = random() < 1 / (1 + Math.exp(b.true - a.true)) ? 'a' : 'b'
      decisions.push({ a: a.id, b: b.id, outcome, judge: `j${(at / 2) % 4}` })
    }
  }
  return decisions
}

test('on coin tosses with pairs chosen by the scores the honest number stays low where the published one soars', () => {
  const found = reliabilityOf(session({ seed: 3, sd: 0, each: 12, near: true }), { splits: 20 })
  expect(found.empiricalBayes).toBeLessThan(0.2)
  expect(found.ssr).toBeGreaterThan(0.6)
  expect(found.warnings.map(({ code }) => code)).toContain('micro-progression/ssr-inflated')
})

test('where pairs are random and pieces differ, every number says so, and nothing is warned of', () => {
  const found = reliabilityOf(session({ seed: 5, sd: 2, each: 30 }), { splits: 20 })
  expect(found.empiricalBayes).toBeGreaterThan(0.8)
  expect(Math.abs(found.ssr! - found.empiricalBayes!)).toBeLessThan(0.1)
  expect(found.expectedTau).toBeGreaterThan(0.7)
  expect(found.splitHalf!.spearmanBrown).toBeGreaterThan(0.75)
  expect(found.warnings).toEqual([])
})

test('random check pairs come out as the scale says, or the scale is called stretched', () => {
  const truth = session({ seed: 7, sd: 2, each: 40 })
  const { checkPairs } = reliabilityOf(truth.slice(0, 600), { checkPairs: truth.slice(600), splits: 1 })
  expect(Math.abs(checkPairs!.slope - 1)).toBeLessThan(3 * checkPairs!.standardError)
  const tosses = session({ seed: 9, sd: 0, each: 6 })
  const stretched = reliabilityOf(truth.slice(0, 600), { checkPairs: tosses, splits: 1 })
  expect(stretched.checkPairs!.slope).toBeLessThan(0.3)
  expect(stretched.warnings.map(({ code }) => code)).toContain('micro-progression/scale-stretched')
})

test('one comparison, or none, is told as nothing rather than as a number', () => {
  expect(reliabilityOf([])).toEqual({
    empiricalBayes: null,
    expectedTau: null,
    ssr: null,
    ssrObservedG: null,
    separation: null,
    strata: null,
    splitHalf: null,
    checkPairs: null,
    warnings: [],
  })
  const tied = [{ a: 'p', b: 'q', outcome: 'tie' }] as const
  expect(reliabilityOf(tied)).toMatchObject({ ssr: null, splitHalf: null })
  expect(empiricalBayes(tied)!.reliability).toBeLessThan(0.01)
  expect(separationOf(estimate(tied), { errors: 'full' })).toBeNull()
})

test('groups that nothing connects are warned of', () => {
  const apart = [
    { a: 'p', b: 'q', outcome: 'a' },
    { a: 'r', b: 's', outcome: 'a' },
  ] as const
  expect(reliabilityOf(apart).warnings.map(({ code }) => code)).toEqual(['micro-progression/groups-not-connected'])
})

test('the same seed draws the same halves, in whatever order the log comes', () => {
  const decisions = session({ seed: 11, sd: 1, each: 10 })
  const halves = splitHalf(decisions, { seed: 4, splits: 10 })
  expect(splitHalf(decisions.toReversed(), { seed: 4, splits: 10 })).toEqual(halves)
  expect(splitHalf(decisions, { seed: 5, splits: 10 })!.alternate).toEqual(halves!.alternate)
})

test('judges who never met a piece in common have no halves to compare', () => {
  const one = { a: 'p', b: 'q', outcome: 'a', judge: 'anna' } as const
  expect(splitHalf([one, { ...one, a: 'r', b: 's', judge: 'ben' }])).toBeNull()
  expect(splitHalf([one])).toBeNull()
})
