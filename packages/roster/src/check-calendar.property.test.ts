import { type CalendarDate, plusDays } from '@track/kernel'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { academicYearOf, checkCalendar, type SchoolCalendar, termOf } from './index.js'

const day = fc.integer({ min: 0, max: 900 }).map((days): CalendarDate => plusDays('2025-09-01', days))
const someCalendar: fc.Arbitrary<SchoolCalendar> = fc.record({
  academicYears: fc.array(
    fc.record({ name: fc.constantFrom('2025/26', '2026/27', '2027/28'), startsOn: day, endsOn: day }),
    { maxLength: 3 },
  ),
  terms: fc.array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      academicYear: fc.constantFrom('2025/26', '2026/27'),
      name: fc.constantFrom('Autumn', 'Spring', 'Summer'),
      startsOn: day,
      endsOn: day,
    }),
    { maxLength: 3 },
  ),
  closures: fc.array(fc.record({ id: fc.constant('x'), name: fc.constant('Closed'), startsOn: day, endsOn: day }), {
    maxLength: 1,
  }),
  assessmentDates: fc.array(fc.record({ id: fc.constantFrom('y', 'z'), name: fc.constantFrom('A', 'B'), on: day }), {
    maxLength: 2,
  }),
})

it('a calendar without an issue answers for every day at most once, and each term in its own year', () => {
  fc.assert(
    fc.property(someCalendar, day, (calendar, date) => {
      fc.pre(checkCalendar(calendar).length === 0)
      const around = ({ startsOn, endsOn }: { startsOn: CalendarDate; endsOn: CalendarDate }) =>
        startsOn <= date && date <= endsOn
      expect(calendar.academicYears.filter(around).length).toBeLessThanOrEqual(1)
      expect(calendar.terms.filter(around).length).toBeLessThanOrEqual(1)
      const term = termOf(calendar, date)
      if (term) expect(academicYearOf(calendar, date)?.name).toBe(term.academicYear)
    }),
  )
})

it('what is wrong does not depend on the order of the rows', () => {
  fc.assert(
    fc.property(someCalendar, (calendar) => {
      const turned = {
        academicYears: calendar.academicYears.toReversed(),
        terms: calendar.terms.toReversed(),
        closures: calendar.closures.toReversed(),
        assessmentDates: calendar.assessmentDates.toReversed(),
      }
      expect(checkCalendar(turned).length === 0).toBe(checkCalendar(calendar).length === 0)
    }),
  )
})
