import { expect, it } from 'vitest'
import { isOffered } from './is-offered.js'

it('offers an objective until the day before it is retired, and for ever without such a day', () => {
  const days = ['2026-01-31', '2026-02-01', '2026-02-02'] as const
  expect(days.map((day) => isOffered({ retiredOn: '2026-02-01' }, day))).toEqual([true, false, false])
  expect(days.map((day) => isOffered({ retiredOn: null }, day))).toEqual([true, true, true])
})
