import { expect, it } from 'vitest'
import { isOffered } from './is-offered.js'

const days = ['2026-01-31', '2026-02-01', '2026-02-02'] as const

it('offers an objective until the day before it is retired, and for ever without such a day', () => {
  const offered = (retiredOn: '2026-02-01' | null) =>
    days.map((day) => isOffered({ offeredFrom: null, retiredOn }, day))
  expect(offered('2026-02-01')).toEqual([true, false, false])
  expect(offered(null)).toEqual([true, true, true])
})

it('offers it from its first day, that day included', () => {
  const offered = days.map((day) => isOffered({ offeredFrom: '2026-02-01', retiredOn: '2026-02-02' }, day))
  expect(offered).toEqual([false, true, false])
})
