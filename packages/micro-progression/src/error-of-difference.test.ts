import { expect, test } from 'vitest'
import { errorOfDifference } from './error-of-difference.js'
import { type Estimate, estimate } from './estimate.js'

const team = [
  { a: 'p1', b: 'p2', outcome: 'a', n: 12 },
  { a: 'p1', b: 'p2', outcome: 'b', n: 4 },
  { a: 'p3', b: 'p4', outcome: 'tie' },
] as const

test('pieces compared with one another are surer of their distance than their own errors say', () => {
  const made = estimate(team)
  const errorOf = errorOfDifference(team, { estimate: made })
  const { p1, p2 } = made.standardError
  expect(errorOf('p1', 'p2')).toBeLessThan(Math.hypot(p1!, p2!))
  expect(errorOf('p2', 'p1')).toBe(errorOf('p1', 'p2'))
  expect(errorOf('p1', 'p1')).toBe(0)
})

test('without a prior it is the textbook error of a log odds', () => {
  const two = team.slice(0, 2)
  const errorOf = errorOfDifference(two, { estimate: estimate(two, { estimator: 'mle' }) as Estimate })
  expect(errorOf('p1', 'p2')).toBeCloseTo(Math.sqrt(1 / 12 + 1 / 4), 9)
})

test('nothing tells pieces apart that no comparisons connect', () => {
  expect(errorOfDifference(team, { estimate: estimate(team) })('p1', 'p3')).toBeNull()
})

test('against a hard anchor only the other piece is unsure', () => {
  const anchors = { p1: { quality: 1, standardError: 0.2 } }
  const made = estimate(team, { anchors, anchoring: 'hard' })
  expect(errorOfDifference(team, { estimate: made })('p1', 'p2')).toBeCloseTo(made.standardError.p2!, 12)
})

test('a piece that is not there is a mistake of whoever asks', () => {
  expect(() => errorOfDifference(team, { estimate: estimate(team) })('p1', 'p9')).toThrow(
    expect.objectContaining({ code: 'micro-progression/not-estimated' }),
  )
})
