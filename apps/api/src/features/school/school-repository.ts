import type { School } from '@track/api-contract'
import { sql } from 'drizzle-orm'
import { type Clock, todayIn } from '../../clock.js'
import {
  academicYear,
  assessmentDate,
  classTeacher,
  closure,
  pupilGroup,
  school,
  schoolTerm,
  subject,
} from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'

export type StoredSchool = Omit<School, 'role'>

/** The school that the transaction is in, today; `mine` says which classes the account teaches or covers today. */
export async function findSchool(
  tx: Transaction,
  { accountId, clock }: { readonly accountId: string; readonly clock: Clock },
): Promise<StoredSchool | undefined> {
  const [found] = await tx.select().from(school)
  if (found === undefined) return undefined
  const today = todayIn(found.timeZone, clock)
  const years = await tx.select().from(academicYear).orderBy(academicYear.startsOn)
  const terms = await tx.select().from(schoolTerm).orderBy(schoolTerm.startsOn, schoolTerm.id)
  const closures = await tx.select().from(closure).orderBy(closure.startsOn, closure.id)
  const dates = await tx.select().from(assessmentDate).orderBy(assessmentDate.on, assessmentDate.id)
  const subjects = await tx.select().from(subject).orderBy(subject.position, subject.name, subject.id)
  const classes = await tx
    .select({
      id: pupilGroup.id,
      kind: pupilGroup.kind,
      name: pupilGroup.name,
      position: pupilGroup.position,
      mine: sql<boolean>`exists (select from ${classTeacher} t where t.school_id = ${pupilGroup.schoolId}
        and t.group_id = ${pupilGroup.id} and t.account_id = ${accountId}
        and t.from_on <= ${today} and (t.until_on is null or t.until_on >= ${today}))`,
    })
    .from(pupilGroup)
    .where(
      sql`${pupilGroup.kind} in ('class', 'teaching-group')
        and (${pupilGroup.startsOn} is null or ${pupilGroup.startsOn} <= ${today})
        and (${pupilGroup.endsOn} is null or ${pupilGroup.endsOn} >= ${today})`,
    )
    .orderBy(pupilGroup.position, pupilGroup.name, pupilGroup.id)
  return {
    id: found.schoolId,
    name: found.name,
    timeZone: found.timeZone,
    recordIn: found.recordIn,
    today,
    demo: found.isDemo,
    depthNumbers: found.depthNumbers,
    audiences: found.audiences,
    wordingGuard: found.wordingGuard as School['wordingGuard'],
    academicYears: years as School['academicYears'],
    terms: terms as School['terms'],
    closures: closures as School['closures'],
    assessmentDates: dates as School['assessmentDates'],
    subjects,
    classes,
  }
}
