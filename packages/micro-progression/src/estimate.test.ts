import { expect, test } from 'vitest'
import { deepFreeze } from '../test/e17.js'
import { type Estimate, estimate } from './estimate.js'

const ghost = { kind: 'ghost', wins: 0.5 } as const
const beat = (a: string, b: string, wins: number, losses = 0) => [
  { a, b, outcome: 'a' as const, n: wins },
  ...(losses > 0 ? [{ a, b, outcome: 'b' as const, n: losses }] : []),
]
const e18 = deepFreeze([
  ...beat('A', 'B', 3, 1),
  ...beat('A', 'C', 4),
  ...beat('A', 'D', 4),
  ...beat('B', 'C', 3, 1),
  ...beat('B', 'D', 3, 1),
  ...beat('C', 'D', 3, 1),
])

test('the worked example, against a ghost and under the usual prior (E18, PRO-3)', () => {
  const { quality } = estimate(e18, { prior: ghost })
  expect([quality.A, quality.B, quality.C, quality.D].map((value) => value?.toFixed(3))).toEqual([
    '1.709',
    '0.301',
    '-0.597',
    '-1.244',
  ])
  const usual = estimate(e18).quality
  expect([usual.A, usual.B, usual.C, usual.D].map((value) => value?.toFixed(6))).toEqual([
    '1.625710',
    '0.262446',
    '-0.627723',
    '-1.260433',
  ])
})

test('a piece that nobody compared stands where the prior says, and can be told from one that was (E18)', () => {
  const { quality, standardError, conditionalError, appearances, components } = estimate(e18, { items: ['E'] })
  expect([quality.E, standardError.E, conditionalError.E, appearances.E, appearances.A]).toEqual([0, 2, null, 0, 12])
  expect(components).toBe(2)
  expect(estimate(e18, { items: ['E'], prior: ghost }).quality.E).toBe(0)
})

test('the published strengths of four journals and of a league', () => {
  const cited = (a: string, b: string, wins: number, losses: number) => beat(a, b, wins, losses)
  const journals = [
    ...cited('Biometrika', 'CommStatist', 730, 33),
    ...cited('Biometrika', 'JASA', 498, 320),
    ...cited('Biometrika', 'JRSS-B', 221, 284),
    ...cited('CommStatist', 'JASA', 68, 813),
    ...cited('CommStatist', 'JRSS-B', 17, 276),
    ...cited('JASA', 'JRSS-B', 142, 325),
  ]
  const { quality } = estimate(journals, { estimator: 'mle' }) as Estimate
  const from = (id: string) => (quality[id]! - quality.Biometrika!).toFixed(4)
  expect([from('CommStatist'), from('JASA'), from('JRSS-B')]).toEqual(['-2.9491', '-0.4796', '0.2690'])
})

test('what does not exist is said not to, and why', () => {
  const unbeaten = beat('A', 'B', 3)
  expect(estimate(unbeaten, { estimator: 'mle' })).toMatchObject({
    exists: false,
    why: 'not-one-circle',
    connectivity: { unbeaten: ['A'], neverBetter: ['B'] },
  })
  expect(estimate(unbeaten, { estimator: 'firth' }).exists).toBe(true)
  expect(estimate(unbeaten, { estimator: 'epsilon' }).exists).toBe(true)
  const apart = [...unbeaten, ...beat('C', 'D', 1, 1)]
  for (const estimator of ['mle', 'firth', 'epsilon'] as const) {
    expect(estimate(apart, { estimator })).toMatchObject({ exists: false, why: 'not-connected' })
  }
  expect(estimate(apart, { estimator: 'davidson' })).toMatchObject({ exists: false, why: 'no-ties' })
  expect(estimate([{ a: 'A', b: 'B', outcome: 'tie' }], { estimator: 'davidson' })).toMatchObject({ why: 'no-ties' })
  // One win and one tie: the further apart and the readier to tie, the likelier.
  const tied = [...beat('A', 'B', 1), { a: 'A', b: 'B', outcome: 'tie' as const }]
  expect(estimate(tied, { estimator: 'davidson', prior: null })).toMatchObject({ why: 'out-of-reach' })
  expect(estimate([...tied, ...beat('B', 'A', 1)], { estimator: 'davidson', prior: null }).exists).toBe(true)
  // Of two that only one other links, epsilon asks for scores that no qualities give.
  expect(
    estimate([...beat('B', 'A', 1), ...beat('B', 'C', 1), ...beat('D', 'C', 1)], { estimator: 'epsilon' }),
  ).toMatchObject({
    why: 'out-of-reach',
  })
  expect(estimate(apart).exists).toBe(true)
})

test('nothing compared, nothing placed', () => {
  expect(estimate([])).toMatchObject({ exists: true, items: [], quality: {}, standardError: {}, components: 0 })
  expect(estimate([], { items: ['A', 'B'] }).quality).toEqual({ A: 0, B: 0 })
})

test('a piece compared with itself by mistake says nothing', () => {
  expect(estimate([...e18, { a: 'A', b: 'A', outcome: 'b' }])).toEqual(estimate(e18))
})

test('a hard anchor stays, a soft one may move, and both hold the others on their scale', () => {
  const anchors = { A: { quality: 3, standardError: 0.5 }, elsewhere: { quality: -5, standardError: 0.1 } }
  const hard = estimate(e18, { anchors, anchoring: 'hard' })
  const soft = estimate(e18, { anchors })
  expect([hard.quality.A, hard.standardError.A]).toEqual([3, 0])
  expect(soft.quality.A).toBeGreaterThan(2)
  expect(soft.quality.A).toBeLessThan(3)
  expect(hard.quality.D).toBeGreaterThan(estimate(e18).quality.D!)
  expect(hard.items).toEqual(['A', 'B', 'C', 'D'])
})

test('anchors under an estimator without a prior are a mistake of whoever asks', () => {
  const anchors = { A: { quality: 3, standardError: 0.5 } }
  expect(() => estimate(e18, { anchors, estimator: 'firth' })).toThrow(
    expect.objectContaining({ code: 'micro-progression/anchors-need-map' }),
  )
})

test('errors can be left out', () => {
  const { standardError, conditionalError, quality } = estimate(e18, { withErrors: false })
  expect([standardError, conditionalError]).toEqual([{}, {}])
  expect(quality).toEqual(estimate(e18).quality)
})

test('thousands of answers that all agree do not overflow', () => {
  const { quality, standardError } = estimate(beat('A', 'B', 1_000_000), { prior: ghost })
  expect(Number.isFinite(quality.A! + standardError.A!)).toBe(true)
  expect(quality.A).toBeGreaterThan(5)
})

test('a thousand pieces in a row, each only ever better than the one before', () => {
  const chain = Array.from({ length: 999 }, (_, at) => beat(`p${at + 1}`, `p${at}`, 1)).flat()
  const { quality } = estimate(chain, { withErrors: false })
  expect(quality.p999).toBeGreaterThan(quality.p0!)
  expect(estimate(chain, { estimator: 'mle', withErrors: false }).exists).toBe(false)
})
