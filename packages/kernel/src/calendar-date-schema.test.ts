import { expect, expectTypeOf, it } from 'vitest'
import { CalendarDate } from './calendar-date-schema.js'

it('parses a day that exists and hands it back unchanged', () => {
  const day = CalendarDate.parse('2024-02-29')
  expect(day).toBe('2024-02-29')
  expectTypeOf(day).toEqualTypeOf<CalendarDate>()
})

it.each(['2026-02-30', '2026-03-02T00:00:00Z', '02/03/2026', '', null, 20260302])('refuses %j', (value) => {
  expect(CalendarDate.safeParse(value).success).toBe(false)
})

it('carries a title for pickers and documentation', () => {
  expect((CalendarDate as unknown as { meta(): unknown }).meta()).toMatchObject({ title: 'Calendar date' })
})
