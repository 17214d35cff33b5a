import type { SchoolCalendar } from '@track/roster'
import { asc } from 'drizzle-orm'
import { academicYear, assessmentDate, closure, schoolTerm } from '../database/schema.js'
import type { Transaction } from '../database/transaction.js'

/** The school's calendar, each list by its days. */
export async function loadCalendar(tx: Transaction): Promise<SchoolCalendar> {
  const years = await tx
    .select({ name: academicYear.name, startsOn: academicYear.startsOn, endsOn: academicYear.endsOn })
    .from(academicYear)
    .orderBy(asc(academicYear.startsOn), asc(academicYear.name))
  const terms = await tx
    .select({
      id: schoolTerm.id,
      academicYear: schoolTerm.academicYear,
      name: schoolTerm.name,
      startsOn: schoolTerm.startsOn,
      endsOn: schoolTerm.endsOn,
    })
    .from(schoolTerm)
    .orderBy(asc(schoolTerm.startsOn), asc(schoolTerm.id))
  const closures = await tx
    .select({ id: closure.id, name: closure.name, startsOn: closure.startsOn, endsOn: closure.endsOn })
    .from(closure)
    .orderBy(asc(closure.startsOn), asc(closure.id))
  const dates = await tx
    .select({ id: assessmentDate.id, name: assessmentDate.name, on: assessmentDate.on })
    .from(assessmentDate)
    .orderBy(asc(assessmentDate.on), asc(assessmentDate.id))
  return { academicYears: years, terms, closures, assessmentDates: dates } as SchoolCalendar
}
