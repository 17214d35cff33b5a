import { isTrackError } from '@track/kernel'
import { describe, expect, it } from 'vitest'
import { academicYearStartingIn } from './academic-year.js'
import { ERROR_CODES } from './errors.js'
import { termOfBirth } from './term-of-birth.js'
import { YearGroup } from './year-group.js'
import { yearGroupOf } from './year-group-of.js'
import { compareYearGroups, YEAR_GROUPS } from './year-groups.js'

describe('yearGroupOf', () => {
  it.each([
    ['2015-08-31', '6', 'summer'],
    ['2015-09-01', '5', 'autumn'],
    ['2020-08-31', '1', 'summer'],
    ['2020-09-01', 'R', 'autumn'],
    ['2021-01-10', 'R', 'spring'],
    ['2008-12-25', '12', 'autumn'],
  ] as const)('puts a pupil born on %s in %s in 2025/26, born in %s (E14)', (dateOfBirth, yearGroup, term) => {
    expect(yearGroupOf({ dateOfBirth, academicYearStartsIn: 2025 })).toBe(yearGroup)
    expect(termOfBirth(dateOfBirth)).toBe(term)
  })

  it('is null before nursery and after Year 13', () => {
    expect(yearGroupOf({ dateOfBirth: '2023-08-31', academicYearStartsIn: 2025 })).toBe('N1')
    expect(yearGroupOf({ dateOfBirth: '2023-09-01', academicYearStartsIn: 2025 })).toBeNull()
    expect(yearGroupOf({ dateOfBirth: '2007-09-01', academicYearStartsIn: 2025 })).toBe('13')
    expect(yearGroupOf({ dateOfBirth: '2007-08-31', academicYearStartsIn: 2025 })).toBeNull()
  })

  it('refuses what is no day and what is no year, without repeating a date of birth', () => {
    // @ts-expect-error [ts2322] a day is written YYYY-MM-DD
    const wrongDay = failureOf(() => yearGroupOf({ dateOfBirth: '31/08/2015', academicYearStartsIn: 2025 }))
    const noSuchDay = failureOf(() => termOfBirth('2015-02-30'))
    const wrongYear = failureOf(() => yearGroupOf({ dateOfBirth: '2015-08-31', academicYearStartsIn: 2025.5 }))
    expect(isTrackError(wrongDay, 'roster/not-a-day')).toBe(true)
    expect(isTrackError(noSuchDay, 'roster/not-a-day')).toBe(true)
    expect(isTrackError(wrongYear, 'roster/not-a-year')).toBe(true)
    expect(String(wrongDay)).not.toContain('2015')
    expect(Object.keys(ERROR_CODES)).toEqual(['roster/not-a-day', 'roster/not-a-year', 'roster/not-in-roster'])
  })
})

describe('academicYearStartingIn', () => {
  it('turns on 1 September', () => {
    expect(academicYearStartingIn('2026-08-31')).toBe(2025)
    expect(academicYearStartingIn('2026-09-01')).toBe(2026)
  })
})

describe('compareYearGroups', () => {
  it('sorts nursery before Reception before Year 1, and 10 after 9', () => {
    expect([...YEAR_GROUPS].reverse().sort(compareYearGroups)).toEqual(YEAR_GROUPS)
    expect([...YearGroup.options].sort(compareYearGroups)).toEqual(YEAR_GROUPS)
  })
})

function failureOf(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('It did not fail')
}
