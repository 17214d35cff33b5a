import type { CalendarDate } from '@track/kernel'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyDay, anyLog, anyMoment } from '../test/fixtures.js'
import { isSameCell, stateAsOf, statesAsOf, statesAtDates } from './index.js'

const dates: CalendarDate[] = ['2026-03-01', '2026-03-03', '2026-03-02']

it('says of every cell what stateAsOf says of that cell alone', () => {
  fc.assert(
    fc.property(anyLog, anyDay, fc.option(anyMoment, { nil: undefined }), (log, asOf, asKnown) => {
      const states = statesAsOf(log, { asOf, asKnown, track: 'teacher' })
      const over = statesAtDates(log, { dates, asKnown, track: 'teacher' })
      for (const entry of log.filter(({ track }) => track === 'teacher')) {
        const cell = log.filter((other) => isSameCell(entry, other))
        const column = entry.objectiveId === null ? 'measures' : 'objectives'
        const id = entry.objectiveId ?? entry.measureId ?? ''
        expect(states[entry.pupilId]?.[column][id]).toBe(stateAsOf(cell, { asOf, asKnown }))
        expect(over.get(entry.pupilId)?.[column].get(id) ?? [null, null, null]).toEqual(
          dates.map((date) => stateAsOf(cell, { asOf: date, asKnown }) ?? null),
        )
      }
    }),
    { numRuns: 500 },
  )
})

it('holds nothing that nobody wrote, and nothing of another track', () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      const states = statesAsOf(log, { asOf: '2026-12-31', track: 'pupil' })
      for (const { objectives, measures } of Object.values(states))
        for (const entry of [...Object.values(objectives), ...Object.values(measures)]) {
          expect(entry.track).toBe('pupil')
          expect(log).toContain(entry)
        }
    }),
  )
})
