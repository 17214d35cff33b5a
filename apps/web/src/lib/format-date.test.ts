import { expect, it } from 'vitest'
import { formatDate, formatShortDate } from './format-date'

it('says a day as people do, and the year only when it is another', () => {
  expect(formatDate('2026-03-03', { today: '2026-03-10' })).toBe('Tue 3 Mar')
  expect(formatDate('2025-11-21', { today: '2026-03-10' })).toBe('Fri 21 Nov 2025')
  expect(formatShortDate('2026-03-03', { today: '2026-03-10' })).toBe('3 Mar')
})

it('keeps the day on both sides of a clock change', () => {
  expect(formatDate('2026-03-29', { today: '2026-03-10' })).toBe('Sun 29 Mar')
  expect(formatDate('2026-10-25', { today: '2026-03-10' })).toBe('Sun 25 Oct')
})
