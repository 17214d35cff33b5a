import { expect, it } from 'vitest'
import { countSchoolWeeks } from './school-weeks.js'

const calendar = {
  academicYears: [
    { name: '2025/26', startsOn: '2025-09-01', endsOn: '2026-08-31' },
    { name: '2026/27', startsOn: '2026-09-01', endsOn: '2027-08-31' },
  ],
  terms: [
    { id: 'old', academicYear: '2025/26', name: 'Autumn', startsOn: '2025-09-01', endsOn: '2025-12-19' },
    // From a Wednesday to a Tuesday: three weeks.
    { id: 'a', academicYear: '2026/27', name: 'Autumn', startsOn: '2026-09-02', endsOn: '2026-09-15' },
    // A weekend is no school.
    { id: 'b', academicYear: '2026/27', name: 'Odd', startsOn: '2026-10-03', endsOn: '2026-10-04' },
    { id: 'c', academicYear: '2026/27', name: 'Spring', startsOn: '2027-01-04', endsOn: '2027-01-15' },
  ],
  closures: [
    { id: 'd', name: 'Training day', startsOn: '2026-09-07', endsOn: '2026-09-07' },
    { id: 'e', name: 'Snow', startsOn: '2027-01-11', endsOn: '2027-01-15' },
  ],
} as const

it('counts the weeks of the year that have a day of school', () => {
  const { academicYears, terms, closures } = calendar
  const school = { academicYears: [...academicYears], terms: [...terms], closures: [...closures] }
  expect(countSchoolWeeks(school, '2026-11-20')).toBe(4)
  expect(countSchoolWeeks(school, '2025-11-20')).toBe(16)
})

it('takes the usual number for a school that has not said when its terms are', () => {
  expect(countSchoolWeeks({ academicYears: [], terms: [], closures: [] }, '2026-11-20')).toBe(39)
})
