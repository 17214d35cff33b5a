import { describe, expect, it } from 'vitest'
import { deepFreeze } from '../test/some-roster.js'
import { academicYearOf, checkCalendar, isSchoolDay, type SchoolCalendar, termOf } from './index.js'

const calendar: SchoolCalendar = deepFreeze({
  academicYears: [
    { name: '2026/27', startsOn: '2026-09-01', endsOn: '2027-08-31' },
    { name: '2027/28', startsOn: '2027-09-01', endsOn: '2028-08-31' },
  ],
  terms: [
    { id: 'a26', academicYear: '2026/27', name: 'Autumn', startsOn: '2026-09-03', endsOn: '2026-12-18' },
    { id: 's27', academicYear: '2026/27', name: 'Spring', startsOn: '2027-01-04', endsOn: '2027-03-25' },
    { id: 'a27', academicYear: '2027/28', name: 'Autumn', startsOn: '2027-09-02', endsOn: '2027-12-17' },
  ],
  closures: [{ id: 'h', name: 'Half-term', startsOn: '2026-10-26', endsOn: '2026-10-30' }],
  assessmentDates: [
    { id: 'm26', name: 'Mid-point', on: '2027-01-29' },
    { id: 'm27', name: 'Mid-point', on: '2028-01-28' },
  ],
})
const told = (change: Partial<SchoolCalendar>) =>
  checkCalendar({ ...calendar, ...change }).map(({ row, field, code }) => [row, field, code])

describe('checkCalendar', () => {
  it('lets the same names come back every year', () => {
    expect(checkCalendar(calendar)).toEqual([])
    expect(checkCalendar({ academicYears: [], terms: [], closures: [], assessmentDates: [] })).toEqual([])
  })

  it('names the later of two years that overlap, whatever their order, and a name used twice', () => {
    const [first, second] = calendar.academicYears
    const early = { ...second!, startsOn: '2027-08-31' } as const
    expect(told({ academicYears: [first!, early] })).toEqual([[2, 'academicYears.startsOn', 'calendar/overlap']])
    expect(told({ academicYears: [early, first!] })).toEqual([[1, 'academicYears.startsOn', 'calendar/overlap']])
    const twin = { ...second!, name: ' 2026/27 ' }
    expect(told({ academicYears: [first!, twin], terms: [], assessmentDates: [] })).toEqual([
      [2, 'academicYears.name', 'calendar/repeated-name'],
    ])
  })

  it('says what to do, with the day', () => {
    const terms = [{ ...calendar.terms[0]!, endsOn: '2027-09-10' } as const]
    expect(checkCalendar({ ...calendar, terms })[0]).toEqual({
      row: 1,
      field: 'terms.endsOn',
      code: 'calendar/outside-year',
      message: '"Autumn" ends after its year "2026/27" does: end it by 2027-08-31',
      severity: 'error',
    })
  })

  it('holds terms to their year, and apart from each other', () => {
    const [autumn, spring] = calendar.terms
    expect(told({ terms: [{ ...autumn!, academicYear: '2025/26' }] })).toEqual([
      [1, 'terms.academicYear', 'calendar/no-such-year'],
    ])
    expect(told({ terms: [{ ...autumn!, startsOn: '2026-08-31' }] })).toEqual([
      [1, 'terms.startsOn', 'calendar/outside-year'],
    ])
    expect(told({ terms: [spring!, { ...autumn!, endsOn: '2027-01-04' }] })).toEqual([
      [1, 'terms.startsOn', 'calendar/overlap'],
    ])
    expect(told({ terms: [autumn!, { ...spring!, name: 'autumn' }] })).toEqual([
      [2, 'terms.name', 'calendar/repeated-name'],
    ])
    expect(told({ terms: [{ ...autumn!, startsOn: '2026-12-19' }] })).toEqual([
      [1, 'terms.endsOn', 'calendar/backwards'],
    ])
    expect(told({ terms: [autumn!, { ...spring!, id: 'a26' }] })).toEqual([[2, 'terms.id', 'calendar/repeated-id']])
  })

  it('holds closures and assessment dates to the years', () => {
    const [closure] = calendar.closures
    expect(told({ closures: [{ ...closure!, startsOn: '2026-08-20' }] })).toEqual([
      [1, 'closures.startsOn', 'calendar/outside-year'],
    ])
    expect(told({ closures: [{ ...closure!, endsOn: '2026-10-25' }] })).toEqual([
      [1, 'closures.endsOn', 'calendar/backwards'],
    ])
    const [date] = calendar.assessmentDates
    expect(told({ assessmentDates: [date!, { ...date!, id: 'x', on: '2029-01-01' }] })).toEqual([
      [2, 'assessmentDates.on', 'calendar/outside-year'],
    ])
    expect(told({ assessmentDates: [date!, { ...date!, id: 'x' }] })).toEqual([
      [2, 'assessmentDates.name', 'calendar/repeated-name'],
    ])
  })
})

describe('a day in the calendar', () => {
  it('is in a year and a term up to their last days', () => {
    const at = (date: `${number}-${number}-${number}`) => [
      academicYearOf(calendar, date)?.name,
      termOf(calendar, date)?.id,
      isSchoolDay(calendar, date),
    ]
    expect(at('2026-08-31')).toEqual([undefined, undefined, false])
    expect(at('2026-09-01')).toEqual(['2026/27', undefined, false])
    expect(at('2026-12-18')).toEqual(['2026/27', 'a26', true])
    expect(at('2026-12-19')).toEqual(['2026/27', undefined, false])
    expect(at('2026-10-30')).toEqual(['2026/27', 'a26', false])
    expect(at('2027-08-31')).toEqual(['2026/27', undefined, false])
    expect(at('2027-09-01')).toEqual(['2027/28', undefined, false])
  })

  it('is refused when it is none, without being repeated', () => {
    const call = () => academicYearOf(calendar, '2026-02-30')
    expect(call).toThrow('YYYY-MM-DD')
    expect(call).not.toThrow('2026-02-30')
  })
})
