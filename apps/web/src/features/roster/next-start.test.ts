import { expect, it } from 'vitest'
import { nextStart } from './next-start'

it('takes the next year of the school’s calendar, the nearest first', () => {
  const year = (startsOn: `${number}-${number}-${number}`) => ({ name: startsOn, startsOn, endsOn: startsOn })
  expect(nextStart('2026-03-03', [year('2027-09-01'), year('2026-08-31'), year('2025-09-01')])).toBe('2026-08-31')
  expect(nextStart('2026-08-31', [year('2026-08-31')])).toBe('2026-09-01')
})
