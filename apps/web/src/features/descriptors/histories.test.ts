import type { CalendarDate } from '@track/kernel'
import { expect, it } from 'vitest'
import { historiesOf, isRetired } from './histories'

const rule = (name: string, effectiveFrom: CalendarDate, recordedAt = '2026-01-01T08:00:00.000Z') =>
  ({ id: 'rule', name, effectiveFrom, recordedAt }) as const
const today = '2026-03-03'

it('reads a history by its days, whatever it is called and in whatever order it comes', () => {
  const [first, corrected, planned] = [
    rule('Zeal', '2025-09-01'),
    rule('Effort', '2025-09-01', '2026-01-02T08:00:00.000Z'),
    rule('Ardour', '2026-09-01'),
  ]
  const [history] = historiesOf([planned, corrected, first], { today })
  expect(history).toEqual({ id: 'rule', versions: [first, corrected, planned], now: corrected, next: planned })
})

it('has the first version for the days before it', () => {
  const planned = rule('Ardour', '2026-09-01')
  expect(historiesOf([planned], { today })[0]).toMatchObject({ now: planned, next: planned })
})

it('retires something on the very day', () => {
  expect(
    [{}, { retiredOn: '2026-03-03' }, { retiredOn: '2026-03-04' }].map((one) => isRetired(one as never, today)),
  ).toEqual([false, true, false])
})
