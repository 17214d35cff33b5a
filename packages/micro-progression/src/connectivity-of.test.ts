import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparisons } from '../test/arbitraries.js'
import { connectivityOf } from './connectivity-of.js'

test('a tie is an answer both ways', () => {
  expect(connectivityOf([{ a: 'p', b: 'q', outcome: 'tie' }])).toEqual({
    groups: [['p', 'q']],
    circles: [['p', 'q']],
    unbeaten: [],
    neverBetter: [],
    bridgesNeeded: 0,
  })
})

test('a piece nobody compared is a group of its own, and neither unbeaten nor never better', () => {
  const { groups, unbeaten, neverBetter } = connectivityOf([{ a: 'p', b: 'q', outcome: 'b' }], { items: ['r'] })
  expect([groups, unbeaten, neverBetter]).toEqual([[['p', 'q'], ['r']], ['q'], ['p']])
})

test('nothing is nothing', () => {
  expect(connectivityOf([])).toEqual({ groups: [], circles: [], unbeaten: [], neverBetter: [], bridgesNeeded: 0 })
})

test('a circle of a hundred thousand is found without running out of room', () => {
  const size = 100_000
  const circle = Array.from({ length: size }, (_, at) => ({
    a: `p${at}`,
    b: `p${(at + 1) % size}`,
    outcome: 'a' as const,
  }))
  expect(connectivityOf(circle).circles.map(({ length }) => length)).toEqual([size])
})

test('two are in one circle exactly when answers lead from each to the other', () => {
  fc.assert(
    fc.property(comparisons, (log) => {
      const beats = (a: string, b: string) =>
        log.some((one) =>
          one.a === a && one.b === b ? one.outcome !== 'b' : one.a === b && one.b === a && one.outcome !== 'a',
        )
      const { circles, groups } = connectivityOf(log)
      const items = groups.flat()
      const reached = (from: string) => {
        const seen = new Set([from])
        for (const at of seen) for (const to of items) if (beats(at, to)) seen.add(to)
        return seen
      }
      const reach = new Map(items.map((item) => [item, reached(item)]))
      for (const one of items) {
        for (const other of items) {
          const together = circles.some((circle) => circle.includes(one) && circle.includes(other))
          expect(together).toBe(reach.get(one)!.has(other) && reach.get(other)!.has(one))
        }
      }
    }),
    { numRuns: 60 },
  )
})
