import { expect, it } from 'vitest'
import { anotherWeek, planWeeks } from './plan-weeks'

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
