import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparisons } from '../test/arbitraries.js'
import type { Comparison } from './comparison.js'
import { judgeFit, pieceFit } from './fit-of.js'

const pieces = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']
const pairs = pieces.flatMap((a, at) => pieces.slice(at + 1).map((b) => [a, b] as const))
/** Every pair once: the lower number is better. */
const answersOf = (judge: string, outcome: Comparison['outcome'] = 'a') =>
  pairs.map(([a, b]) => ({ a, b, judge, outcome }))
const panel = [...answersOf('anna'), ...answersOf('ben'), ...answersOf('cleo')]

test('whoever answers back to front is flagged by what the others say, and nobody else is', () => {
  const fits = judgeFit([...panel, ...answersOf('dan', 'b')])
  expect(fits.map(({ id, isFlagged }) => [id, isFlagged])).toEqual([
    ['anna', false],
    ['ben', false],
    ['cleo', false],
    ['dan', true],
  ])
  expect(fits[3]!.againstOthers!.infit).toBeGreaterThan(fits[3]!.infit)
  expect(fits[3]!.agreement).toBe(0)
})

test('fewer than ten answers flag nobody', () => {
  const [dan] = judgeFit([...panel, ...answersOf('dan', 'b').slice(0, 9)]).slice(-1)
  expect(dan).toMatchObject({ id: 'dan', n: 9, isFlagged: false, againstOthers: null })
})

test('answers of nobody in particular count in the estimate and for nobody', () => {
  const nameless = panel.map(({ judge, ...rest }) => (judge === 'anna' ? rest : { judge, ...rest }))
  expect(judgeFit(nameless).map(({ id }) => id)).toEqual(['ben', 'cleo'])
  expect(judgeFit([])).toEqual([])
})

test('a tie is half an agreement', () => {
  const [only] = judgeFit([...panel, { a: 'p1', b: 'p2', judge: 'aaa', outcome: 'tie' }])
  expect(only).toMatchObject({ id: 'aaa', agreement: 0.5 })
})

test('a piece that some find strong and others weak is worth reading aloud', () => {
  const odd = panel.map((one) =>
    one.judge !== 'anna' && (one.a === 'p1' || one.b === 'p1') ? { ...one, outcome: 'b' as const } : one,
  )
  const [p1, ...others] = pieceFit([...odd, ...odd])
  expect(p1).toMatchObject({ id: 'p1', n: 30 })
  expect(others.every(({ infit }) => infit < p1!.infit)).toBe(true)
})

test('by the number of answers, judges and pieces each add up to everything said', () => {
  fc.assert(
    fc.property(comparisons, (log) => {
      const said = log.reduce((sum, { n = 1 }) => sum + n, 0)
      expect(judgeFit(log).reduce((sum, { n }) => sum + n, 0)).toBe(said)
      expect(pieceFit(log).reduce((sum, { n }) => sum + n, 0)).toBe(2 * said)
    }),
    { numRuns: 30 },
  )
})
