import { expect, it } from 'vitest'
import { anotherWeek, planWeeks } from './plan-weeks'
import { schoolWeeks } from './school-weeks'

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

it('reads a plan week by week, with what has no day last', () => {
  const days = new Map([
    ['a', '2026-03-02'],
    ['b', '2026-03-06'],
    ['c', '2026-03-09'],
  ] as const)
  expect(planWeeks(['a', 'b', 'c', 'd'], days)).toEqual([
    { monday: '2026-03-02', objectiveIds: ['a', 'b'] },
    { monday: '2026-03-09', objectiveIds: ['c'] },
    { monday: null, objectiveIds: ['d'] },
  ])
})

it('moves over a holiday to the next week of school, and no further than the plan goes', () => {
  const weeks = ['2026-03-23', '2026-04-13'] as const
  expect(anotherWeek('2026-03-25', { by: 1, weeks, last: null })).toBe('2026-04-13')
  expect(anotherWeek('2026-04-13', { by: -1, weeks, last: null })).toBe('2026-03-23')
  expect(anotherWeek('2026-04-14', { by: 1, weeks, last: null })).toBeUndefined()
  expect(anotherWeek(null, { by: -1, weeks, last: null })).toBe('2026-03-23')
  expect(anotherWeek(null, { by: 1, weeks, last: null })).toBeUndefined()
})
