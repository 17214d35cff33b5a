import type { CalendarDate } from '@track/kernel'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyCell, anyDay, anyLog, anyMoment } from '../test/fixtures.js'
import { compareEntries, historyOf, isSameCell, judgementsAsOf, judgementsAtDates, stateAsOf } from './index.js'

const dates: CalendarDate[] = ['2026-03-01', '2026-03-03', '2026-03-02']
const whenAsked = fc.record({ asOf: anyDay, asKnown: fc.option(anyMoment, { nil: undefined }) })

it('ends with the state, is empty when that is unknown, and begins after the last clear', () => {
  fc.assert(
    fc.property(anyCell, whenAsked, (cell, when) => {
      const judgements = judgementsAsOf(cell, when)
      expect(judgements.at(-1)).toBe(stateAsOf(cell, when))
      const standing = historyOf(cell, when).filter(({ status }) => status === 'in-force' || status === 'earlier')
      const cleared = standing.findIndex(({ entry }) => entry.value === null)
      const sinceThen = standing.slice(0, cleared < 0 ? undefined : cleared).map(({ entry }) => entry)
      expect(judgements).toEqual(sinceThen.toReversed())
      expect(judgementsAsOf(cell.toSorted(compareEntries), when)).toEqual(judgements)
    }),
    { numRuns: 500 },
  )
})

it('says the same of many cells and days at once', () => {
  fc.assert(
    fc.property(anyLog, fc.option(anyMoment, { nil: undefined }), (log, asKnown) => {
      const everybody = judgementsAtDates(log, { dates, asKnown, track: 'teacher' })
      for (const entry of log.filter(({ track }) => track === 'teacher')) {
        const cell = log.filter((other) => isSameCell(entry, other))
        const column = entry.objectiveId === null ? 'measures' : 'objectives'
        const id = entry.objectiveId ?? entry.measureId ?? ''
        expect(everybody.get(entry.pupilId)?.[column].get(id) ?? [[], [], []]).toEqual(
          dates.map((asOf) => judgementsAsOf(cell, { asOf, asKnown })),
        )
      }
    }),
    { numRuns: 300 },
  )
})
