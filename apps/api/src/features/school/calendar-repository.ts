import type { SchoolCalendar } from '@track/roster'
import { notInArray, sql } from 'drizzle-orm'
import { academicYear, assessmentDate, closure, schoolTerm } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'

/**
 * Makes the stored calendar this one. What has an id keeps it; what is not in it goes. Years come before their terms and go after
 * them: the keys let no term stand without its year.
 */
export async function saveCalendar(tx: Transaction, schoolId: string, calendar: SchoolCalendar): Promise<void> {
  const { academicYears, terms, closures, assessmentDates } = calendar
  const inSchool = <Row extends object>(rows: readonly Row[]) => rows.map((row) => ({ schoolId, ...row }))
  if (academicYears.length > 0)
    await tx
      .insert(academicYear)
      .values(inSchool(academicYears))
      .onConflictDoUpdate({
        target: [academicYear.schoolId, academicYear.name],
        set: { startsOn: sql`excluded.starts_on`, endsOn: sql`excluded.ends_on` },
      })

  await tx.delete(schoolTerm).where(notInArray(schoolTerm.id, idsOf(terms)))
  if (terms.length > 0)
    await tx
      .insert(schoolTerm)
      .values(inSchool(terms))
      .onConflictDoUpdate({
        target: [schoolTerm.schoolId, schoolTerm.id],
        set: {
          academicYear: sql`excluded.academic_year`,
          name: sql`excluded.name`,
          startsOn: sql`excluded.starts_on`,
          endsOn: sql`excluded.ends_on`,
        },
      })
  const names = academicYears.map(({ name }) => name)
  await tx.delete(academicYear).where(notInArray(academicYear.name, names))

  await tx.delete(closure).where(notInArray(closure.id, idsOf(closures)))
  if (closures.length > 0)
    await tx
      .insert(closure)
      .values(inSchool(closures))
      .onConflictDoUpdate({
        target: [closure.schoolId, closure.id],
        set: { name: sql`excluded.name`, startsOn: sql`excluded.starts_on`, endsOn: sql`excluded.ends_on` },
      })

  await tx.delete(assessmentDate).where(notInArray(assessmentDate.id, idsOf(assessmentDates)))
  if (assessmentDates.length > 0)
    await tx
      .insert(assessmentDate)
      .values(inSchool(assessmentDates))
      .onConflictDoUpdate({
        target: [assessmentDate.schoolId, assessmentDate.id],
        set: { name: sql`excluded.name`, on: sql`excluded."on"` },
      })
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id)
}
