import { type CalendarDate, plusDays } from '@track/kernel'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { academicYearStartingIn } from './academic-year.js'
import { yearGroupOf } from './year-group-of.js'
import { YEAR_GROUPS } from './year-groups.js'

const day = fc.integer({ min: 0, max: 40 * 365 }).map((days): CalendarDate => plusDays('1995-01-01', days))
const startsIn = fc.integer({ min: 2000, max: 2040 })

it('moves every pupil up exactly one year group a year', () => {
  fc.assert(
    fc.property(day, startsIn, (dateOfBirth, academicYearStartsIn) => {
      const now = yearGroupOf({ dateOfBirth, academicYearStartsIn })
      const next = yearGroupOf({ dateOfBirth, academicYearStartsIn: academicYearStartsIn + 1 })
      fc.pre(now !== null && next !== null)
      expect(YEAR_GROUPS.indexOf(next!) - YEAR_GROUPS.indexOf(now!)).toBe(1)
    }),
  )
})

it('puts two pupils in one year group exactly when they were born in one academic year', () => {
  fc.assert(
    fc.property(day, day, startsIn, (first, second, academicYearStartsIn) => {
      const [a, b] = [first, second].map((dateOfBirth) => yearGroupOf({ dateOfBirth, academicYearStartsIn }))
      fc.pre(a !== null && b !== null)
      expect(a === b).toBe(academicYearStartingIn(first) === academicYearStartingIn(second))
    }),
  )
})
