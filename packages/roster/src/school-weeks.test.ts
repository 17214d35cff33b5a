import { expect, it } from 'vitest'
import { schoolWeeks } from './school-weeks.js'

const spring = { terms: [{ startsOn: '2026-02-23', endsOn: '2026-03-27' }] as const, closures: [] }

it('knows the weeks in which the school is open, and leaves out one that is closed throughout', () => {
  expect(schoolWeeks(spring, { from: '2026-02-18', until: '2026-03-10' })).toEqual([
    '2026-02-23',
    '2026-03-02',
    '2026-03-09',
  ])
  const closures = [{ startsOn: '2026-02-28', endsOn: '2026-03-08' }] as const
  expect(schoolWeeks({ ...spring, closures }, { from: '2026-02-24', until: '2026-03-10' })).toEqual([
    '2026-02-23',
    '2026-03-09',
  ])
  expect(schoolWeeks({ terms: [], closures: [] }, { from: '2026-08-03', until: '2026-08-10' })).toHaveLength(2)
})
