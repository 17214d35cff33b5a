import type { School } from '@track/api-contract'
import { sql } from 'drizzle-orm'
import { assessmentDate, classTeacher, pupilGroup, school, schoolTerm, subject } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'

export type StoredSchool = Omit<School, 'today' | 'role'>

/** The school that the transaction is in; `mine` says which classes the account teaches. */
export async function findSchool(tx: Transaction, accountId: string): Promise<StoredSchool | undefined> {
  const [found] = await tx.select().from(school)
  if (found === undefined) return undefined
  const terms = await tx.select().from(schoolTerm).orderBy(schoolTerm.startsOn, schoolTerm.id)
  const dates = await tx.select().from(assessmentDate).orderBy(assessmentDate.on, assessmentDate.id)
  const subjects = await tx.select().from(subject).orderBy(subject.position, subject.name, subject.id)
  const classes = await tx
    .select({
      id: pupilGroup.id,
      kind: pupilGroup.kind,
      name: pupilGroup.name,
      position: pupilGroup.position,
      mine: sql<boolean>`exists (select from ${classTeacher} t where t.school_id = ${pupilGroup.schoolId}
        and t.group_id = ${pupilGroup.id} and t.account_id = ${accountId})`,
    })
    .from(pupilGroup)
    .where(sql`${pupilGroup.kind} in ('class', 'teaching-group')`)
    .orderBy(pupilGroup.position, pupilGroup.name, pupilGroup.id)
  return {
    id: found.schoolId,
    name: found.name,
    timeZone: found.timeZone,
    demo: found.isDemo,
    terms: terms as School['terms'],
    assessmentDates: dates as School['assessmentDates'],
    subjects,
    classes,
  }
}
