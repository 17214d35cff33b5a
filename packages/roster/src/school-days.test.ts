import { expect, it } from 'vitest'
import { nextSchoolDay, schoolWeekFrom } from './index.js'

const calendar = {
  academicYears: [{ name: '2026/27', startsOn: '2026-09-01', endsOn: '2027-08-31' }],
  terms: [],
  closures: [
    { id: 'h', name: 'Half-term', startsOn: '2026-10-26', endsOn: '2026-10-30' },
    { id: 'i', name: 'Training', startsOn: '2026-11-02', endsOn: '2026-11-02' },
  ],
} as const

it('runs a week over the days of school in it (A0-08)', () => {
  expect(schoolWeekFrom(calendar, '2026-10-19')).toEqual({ startsOn: '2026-10-19', endsOn: '2026-10-23' })
  expect(schoolWeekFrom(calendar, '2026-10-21')).toEqual({ startsOn: '2026-10-21', endsOn: '2026-10-23' })
  expect(schoolWeekFrom(calendar, '2026-10-23')).toEqual({ startsOn: '2026-11-03', endsOn: '2026-11-06' })
  expect(schoolWeekFrom({ ...calendar, academicYears: [] }, '2026-10-23')).toBeNull()
})

it('passes over a week with a single day of school, and looks beyond the longest holiday', () => {
  const open = [
    { id: 'a', academicYear: '2026/27', name: 'Autumn', startsOn: '2026-09-03', endsOn: '2026-10-26' },
    { id: 'b', academicYear: '2026/27', name: 'Spring', startsOn: '2027-01-11', endsOn: '2027-03-26' },
  ] as const
  expect(schoolWeekFrom({ ...calendar, terms: open, closures: [] }, '2026-10-24')).toEqual({
    startsOn: '2027-01-11',
    endsOn: '2027-01-15',
  })
  expect(nextSchoolDay({ ...calendar, terms: open }, '2026-10-23')).toBe('2027-01-11')
  expect(nextSchoolDay({ ...calendar, terms: open.slice(0, 1), closures: [] }, '2026-10-26')).toBeNull()
})

it('finds the next day of school beyond a weekend and a holiday', () => {
  expect(nextSchoolDay(calendar, '2026-10-19')).toBe('2026-10-20')
  expect(nextSchoolDay(calendar, '2026-10-23')).toBe('2026-11-03')
  expect(nextSchoolDay({ ...calendar, academicYears: [] }, '2026-10-23')).toBeNull()
})
