import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daysBetween, isCalendarDate, plusDays, plusMonths, weekday } from './calendar-date.js'
import { CalendarDate } from './calendar-date-schema.js'

// Each zone with the offset in minutes that proves the clock really moved there, at noon UTC on 1 July 2026.
const zones = [
  { zone: 'UTC', offset: 0 },
  { zone: 'Europe/London', offset: -60 },
  { zone: 'America/Sao_Paulo', offset: 180 },
  { zone: 'Pacific/Apia', offset: -780 },
]

const dayNumber = fc.integer({ min: -25_567, max: 47_481 }) // 1900 to 2099
const date = dayNumber.map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10) as CalendarDate)
const days = fc.integer({ min: -40_000, max: 40_000 })

describe.each(zones)('in the zone $zone', ({ zone, offset }) => {
  const before = process.env.TZ
  beforeAll(() => {
    process.env.TZ = zone
  })
  afterAll(() => {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  })

  it('the machine is really there', () => {
    expect(new Date('2026-07-01T12:00:00Z').getTimezoneOffset()).toBe(offset)
  })

  it('adding days and counting them are each other’s undoing', () => {
    fc.assert(
      fc.property(date, days, (start, count) => {
        const end = plusDays(start, count)
        expect(isCalendarDate(end)).toBe(true)
        expect(daysBetween(start, end)).toBe(count)
        expect(plusDays(end, -count)).toBe(start)
      }),
    )
  })

  it('agrees with counting in whole UTC days', () => {
    fc.assert(
      fc.property(date, days, (start, count) => {
        const expected = new Date(Date.parse(`${start}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
        expect(plusDays(start, count)).toBe(expected)
      }),
    )
  })

  it('a later day compares greater as text', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0)
      }),
    )
  })

  it('weekdays go round in sevens', () => {
    fc.assert(
      fc.property(date, (day) => {
        expect(weekday(plusDays(day, 1))).toBe((weekday(day) % 7) + 1)
        expect(weekday(plusDays(day, 7))).toBe(weekday(day))
      }),
    )
  })

  it('months keep the day, or end at the last day the month has', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -240, max: 240 }), (start, months) => {
        const end = plusMonths(start, months)
        const monthNumber = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
        expect(monthNumber(end) - monthNumber(start)).toBe(months)
        if (end.slice(8) !== start.slice(8)) expect(plusDays(end, 1).slice(8)).toBe('01')
      }),
    )
  })

  it('every day of twenty years follows the one before', () => {
    let day: CalendarDate = '2010-01-01'
    for (let count = 1; count <= 7305; count += 1) {
      day = plusDays(day, 1)
      if (daysBetween('2010-01-01', day) !== count) expect.fail(`${day} is not ${count} days on`)
    }
    expect(day).toBe('2030-01-01')
  })
})

describe('the schema and the predicate', () => {
  const nearly = fc
    .tuple(fc.integer({ min: 0, max: 10_010 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }))
    .map(([y, m, d]) => `${`${y}`.padStart(4, '0')}-${`${m}`.padStart(2, '0')}-${`${d}`.padStart(2, '0')}`)

  it('agree about every text', () => {
    fc.assert(
      fc.property(fc.oneof(nearly, date, fc.string()), (text) => {
        expect(CalendarDate.safeParse(text).success).toBe(isCalendarDate(text))
      }),
      { numRuns: 1000 },
    )
  })
})
