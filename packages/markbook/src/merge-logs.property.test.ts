import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyDay, anyLog, deepFreeze } from '../test/fixtures.js'
import { mergeLogs, statesAsOf } from './index.js'

/** Three devices' parts of one log, overlapping. */
const threeLogs = anyLog.chain((log) =>
  fc.tuple(fc.shuffledSubarray(log), fc.shuffledSubarray(log), fc.shuffledSubarray(log)).map(deepFreeze),
)
const runs = { numRuns: 1000 }

it('does not care which log comes first', () => {
  fc.assert(
    fc.property(threeLogs, ([a, b]) => {
      expect(mergeLogs([a, b])).toEqual(mergeLogs([b, a]))
    }),
    runs,
  )
})

it('does not care which logs were merged before', () => {
  fc.assert(
    fc.property(threeLogs, ([a, b, c]) => {
      expect(mergeLogs([mergeLogs([a, b]), c])).toEqual(mergeLogs([a, mergeLogs([b, c])]))
      expect(mergeLogs([mergeLogs([a, b]), c])).toEqual(mergeLogs([a, b, c]))
    }),
    runs,
  )
})

it('changes nothing when a log is merged again', () => {
  fc.assert(
    fc.property(threeLogs, ([a, b]) => {
      const merged = mergeLogs([a, b])
      expect(mergeLogs([merged, a, merged])).toEqual(merged)
    }),
    runs,
  )
})

it('loses nothing and makes nothing up', () => {
  fc.assert(
    fc.property(threeLogs, anyDay, (logs, asOf) => {
      const merged = mergeLogs(logs)
      expect(new Set(merged)).toEqual(new Set(logs.flat()))
      expect(merged).toHaveLength(new Set(logs.flat().map(({ id }) => id)).size)
      const when = { asOf, track: 'teacher' } as const
      expect(statesAsOf(merged, when)).toEqual(statesAsOf([...new Set(logs.flat())], when))
    }),
    runs,
  )
})
