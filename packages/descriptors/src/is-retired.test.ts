import { expect, it } from 'vitest'
import { isRetired } from './is-retired.js'

it('is so from the day itself on, and never without one', () => {
  const days = ['2026-01-31', '2026-02-01', '2026-02-02'] as const
  expect(days.map((day) => isRetired({ retiredOn: '2026-02-01' }, day))).toEqual([false, true, true])
  expect(isRetired({}, '2026-02-01')).toBe(false)
})
