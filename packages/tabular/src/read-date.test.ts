import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate } from './read-date.js'

const order = 'dmy'
const codeOf = (text: string, chosen: 'dmy' | 'mdy' | 'ymd' = order) => {
  const reading = readDate(text, { order: chosen })
  return 'issue' in reading ? reading.issue.code : reading.value
}

describe('readDate', () => {
  it.each([
    ['2016-03-04', 'dmy', '2016-03-04'],
    ['2016/3/4', 'mdy', '2016-03-04'],
    ['2016-03-04T00:00:00.000Z', 'dmy', '2016-03-04'],
    ['04/03/2016', 'dmy', '2016-03-04'],
    ['04/03/2016', 'mdy', '2016-04-03'],
    ['4.3.2016', 'dmy', '2016-03-04'],
    ['4-3-2016', 'dmy', '2016-03-04'],
    [' 04/03/2016 00:00:00 ', 'dmy', '2016-03-04'],
    ['4 March 2016', 'dmy', '2016-03-04'],
    ['04-Mar-2016', 'mdy', '2016-03-04'],
    ['4th Sept 2016', 'dmy', '2016-09-04'],
    ['29/02/2016', 'dmy', '2016-02-29'],
  ] as const)('reads %j in the order %s', (text, chosen, expected) => {
    expect(readDate(text, { order: chosen })).toEqual({ value: expected })
  })

  it('does not take blank for a fault', () => {
    expect(readDate('  ', { order })).toEqual({ value: null })
  })

  it.each(['4.3.16', '04/03/16', '4 Mar 16'])('asks for the century of %s instead of guessing', (text) => {
    const reading = readDate(text, { order })
    expect(reading).toMatchObject({ issue: { code: 'tabular/two-digit-year' } })
    expect(JSON.stringify(reading)).toContain('such as 2016 or 1916')
    expect(codeOf('16-03-04', 'ymd')).toBe('tabular/two-digit-year')
  })

  it('refuses a day the calendar lacks and names it', () => {
    expect(readDate('2026-02-30', { order })).toEqual({
      issue: {
        code: 'tabular/no-such-day',
        message: '"2026-02-30" is a day that the calendar lacks (2026-02-30): put the right day there',
      },
    })
    expect(codeOf('31/04/2016')).toBe('tabular/no-such-day')
    expect(codeOf('00/00/2016')).toBe('tabular/no-such-day')
  })

  it('hints at the other order where that would help', () => {
    const reading = readDate('04/13/2016', { order })
    expect(JSON.stringify(reading)).toContain('choose the other order of day and month')
  })

  it('knows a spreadsheet’s day number and says what to do', () => {
    expect(JSON.stringify(readDate('42000', { order }))).toContain('format the column as a date')
  })

  it.each(['2016', '04/03', '04/03-2016', '2016-03-04T09:30:00Z', '4 Marzo 2016', '1/2/3', '٤/٣/٢٠١٦'])(
    '%s is not a date',
    (text) => {
      expect(codeOf(text)).toBe('tabular/not-a-date')
    },
  )

  it('never repeats what might be a name', () => {
    for (const text of ['Ada Lovelace', 'Ada 04/03/2016', '4 Ada 2016']) {
      expect(JSON.stringify(readDate(text, { order }))).not.toContain('Ada')
    }
  })

  it('reads every day in every order, and never throws', () => {
    const day = fc
      .integer({ min: -20_000, max: 40_000 })
      .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, fc.constantFrom('/', '.', '-', ' '), (date, mark) => {
        const [y, m, d] = date.split('-')
        expect(codeOf([d, m, y].join(mark), 'dmy')).toBe(date)
        expect(codeOf([m, d, y].join(mark), 'mdy')).toBe(date)
        expect(codeOf([y, m, d].join(mark === ' ' ? '-' : mark), 'ymd')).toBe(date)
      }),
    )
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('dmy', 'mdy', 'ymd'), (text, chosen) => {
        expect(Object.keys(readDate(text, { order: chosen }))).toHaveLength(1)
      }),
    )
  })
})
