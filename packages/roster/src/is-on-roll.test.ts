import { expect, it } from 'vitest'
import { isOnRoll } from './is-on-roll.js'

it('counts the first and the last day on roll', () => {
  const pupil = { joinedOn: '2025-09-03', leftOn: '2026-02-13' } as const
  const days = ['2025-09-02', '2025-09-03', '2026-02-13', '2026-02-14'] as const
  expect(days.map((day) => isOnRoll(pupil, day))).toEqual([false, true, true, false])
})

it('leaves an end open that nobody wrote down', () => {
  expect(isOnRoll({}, '1999-01-01')).toBe(true)
  expect(isOnRoll({ leftOn: '2026-02-13' }, '1999-01-01')).toBe(true)
  expect(isOnRoll({ joinedOn: '2025-09-03' }, '2099-01-01')).toBe(true)
})
