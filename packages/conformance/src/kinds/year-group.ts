import type { CalendarDate } from '@track/kernel'
import { termOfBirth, yearGroupOf } from '@track/roster'

export function answerYearGroup(given: { readonly dateOfBirth: CalendarDate; readonly academicYearStartsIn: number }) {
  return { yearGroup: yearGroupOf(given), termOfBirth: termOfBirth(given.dateOfBirth) }
}
