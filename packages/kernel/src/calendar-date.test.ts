import { describe, expect, it } from 'vitest'
import { daysBetween, isCalendarDate, plusDays, plusMonths, weekday } from './calendar-date.js'
import type { CalendarDate } from './calendar-date-schema.js'
import { isTrackError } from './track-error.js'

describe('isCalendarDate', () => {
  it.each(['2026-03-02', '2024-02-29', '2000-02-29', '0000-01-01', '9999-12-31'])('%s is a day', (text) => {
    expect(isCalendarDate(text)).toBe(true)
  })

  it.each([
    ['2026-02-30', 'no such day'],
    ['1900-02-29', 'a century that is not a leap year'],
    ['2026-13-01', 'no such month'],
    ['2026-00-10', 'month zero'],
    ['2026-04-00', 'day zero'],
    ['2026-3-2', 'not two digits'],
    ['2026-03-02T00:00:00Z', 'a moment'],
    ['2026-03-02\n', 'a line end'],
    [' 2026-03-02', 'a space'],
    ['٢٠٢٦-٠٣-٠٢', 'digits of another script'],
    ['', 'nothing'],
  ])('%j is not: %s', (text) => {
    expect(isCalendarDate(text)).toBe(false)
  })
})

describe('calendar arithmetic', () => {
  it('steps over the night the clocks change', () => {
    expect(plusDays('2026-03-28', 2)).toBe('2026-03-30')
    expect(plusDays('2026-10-24', 2)).toBe('2026-10-26')
  })

  it('keeps the day that Samoa never had in 2011', () => {
    expect(plusDays('2011-12-29', 1)).toBe('2011-12-30')
    expect(daysBetween('2011-12-29', '2011-12-31')).toBe(2)
  })

  it('clips to the last day of a shorter month', () => {
    expect(plusMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(plusMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(plusMonths('2026-03-31', -1)).toBe('2026-02-28')
  })

  it('counts weekdays from Monday', () => {
    expect(weekday('2026-03-02')).toBe(1)
    expect(weekday('2026-03-08')).toBe(7)
  })

  it('counts across the years before 1970', () => {
    expect(daysBetween('1899-12-31', '1900-03-01')).toBe(60)
    expect(plusDays('0099-12-31', 1)).toBe('0100-01-01')
  })
})

describe('misuse', () => {
  it('refuses a day that does not exist instead of rolling it into March', () => {
    expect(failureOf(() => plusDays('2026-02-30', 1))).toBe('kernel/invalid-date')
    expect(failureOf(() => weekday('2026-02-30'))).toBe('kernel/invalid-date')
    expect(failureOf(() => daysBetween('2026-01-01', '2026-2-1' as CalendarDate))).toBe('kernel/invalid-date')
    expect(failureOf(() => plusMonths('2026-03-02T00:00:00Z' as CalendarDate, 1))).toBe('kernel/invalid-date')
  })

  it('refuses half a day, NaN and the years past 9999', () => {
    expect(failureOf(() => plusDays('2026-01-01', 0.5))).toBe('kernel/not-whole')
    expect(failureOf(() => plusMonths('2026-01-01', Number.NaN))).toBe('kernel/not-whole')
    expect(failureOf(() => plusDays('9999-12-31', 1))).toBe('kernel/date-out-of-range')
    expect(failureOf(() => plusDays('0000-01-01', -1))).toBe('kernel/date-out-of-range')
    expect(failureOf(() => plusDays('2026-01-01', Number.MAX_SAFE_INTEGER))).toBe('kernel/date-out-of-range')
  })

  it('does not let a moment be typed where a day belongs', () => {
    // @ts-expect-error [ts2345] a date-time is not a calendar date
    expect(() => plusDays('2026-03-02T10:00:00.000Z', 1)).toThrow()
    // @ts-expect-error [ts2345] toISOString makes text, not a calendar date
    expect(() => plusDays(new Date(0).toISOString(), 1)).toThrow()
  })
})

function failureOf(work: () => unknown): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    return isTrackError(error) ? error.code : String(error)
  }
}
