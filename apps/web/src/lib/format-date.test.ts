import { expect, it } from 'vitest'
import { formatDate, formatLastingMoment, formatShortDate } from './format-date'

it('says a day as people do, and the year only when it is another', () => {
  expect(formatDate('2026-03-03', { today: '2026-03-10' })).toBe('Tue 3 Mar')
  expect(formatDate('2025-11-21', { today: '2026-03-10' })).toBe('Fri 21 Nov 2025')
  expect(formatShortDate('2026-03-03', { today: '2026-03-10' })).toBe('3 Mar')
})

it('says the year of a day of another school year, and always where no day of reading is known', () => {
  expect(formatDate('2026-04-13', { today: '2026-11-22' })).toBe('Mon 13 Apr 2026')
  expect(formatDate('2026-09-01', { today: '2026-11-22' })).toBe('Tue 1 Sept')
  expect(formatShortDate('2026-03-03', {})).toBe('3 Mar 2026')
  expect(formatLastingMoment('2026-03-03T14:05:00Z')).toMatch(/^Tue 3 Mar 2026, \d\d:05$/)
})

it('keeps the day on both sides of a clock change', () => {
  expect(formatDate('2026-03-29', { today: '2026-03-10' })).toBe('Sun 29 Mar')
  expect(formatDate('2026-10-25', { today: '2026-11-10' })).toBe('Sun 25 Oct')
})
