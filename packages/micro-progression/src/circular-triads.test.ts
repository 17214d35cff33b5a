import fc from 'fast-check'
import { expect, test } from 'vitest'
import { circularTriads } from './circular-triads.js'

const rounds = fc
  .integer({ min: 3, max: 8 })
  .chain((size) => fc.array(fc.boolean(), { minLength: 28, maxLength: 28 }).map((wins) => roundOf(size, wins)))

function roundOf(size: number, wins: readonly boolean[]) {
  const pairs = Array.from({ length: size }, (_, i) => Array.from({ length: i }, (_, j) => [i, j] as const)).flat()
  return pairs.map(([i, j], at) => ({ a: `p${i}`, b: `p${j}`, outcome: wins[at] ? ('a' as const) : ('b' as const) }))
}

test('counts the circles of three that there are', () => {
  fc.assert(
    fc.property(rounds, (log) => {
      const items = [...new Set(log.flatMap(({ a, b }) => [a, b]))]
      const beats = (x: string, y: string) =>
        log.some(
          ({ a, b, outcome }) => (a === x && b === y && outcome === 'a') || (a === y && b === x && outcome === 'b'),
        )
      let circles = 0
      for (const x of items)
        for (const y of items)
          for (const z of items) {
            if (beats(x, y) && beats(y, z) && beats(z, x)) circles += 1 / 3
          }
      const { triads, most, consistency } = circularTriads(log)!
      expect(triads).toBeCloseTo(circles, 9)
      expect(consistency).toBeCloseTo(1 - triads / most, 9)
      expect(consistency).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 50 },
  )
})

test('a pair that is missing or even leaves the question open', () => {
  const log = roundOf(
    4,
    Array.from({ length: 28 }, () => true),
  )
  expect(circularTriads(log)).toMatchObject({ triads: 0, consistency: 1 })
  expect(circularTriads(log.slice(1))).toBeNull()
  expect(circularTriads([...log, { a: 'p0', b: 'p1', outcome: 'a' }])).toBeNull()
  expect(circularTriads([])).toBeNull()
})
