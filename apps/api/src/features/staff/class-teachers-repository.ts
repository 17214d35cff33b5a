import type { ClassTeacher, StaffList } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { and, eq, gte, inArray, isNull, or } from 'drizzle-orm'
import { classTeacher, pupilGroup } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'

export type TaughtClass = Omit<StaffList['classes'][number], 'etag'>

/** Every class that has not ended by this day, in the school's order, with all who teach, cover, did and will. */
export async function listTaughtClasses(tx: Transaction, today: CalendarDate): Promise<TaughtClass[]> {
  const classes = await tx
    .select({ groupId: pupilGroup.id, name: pupilGroup.name })
    .from(pupilGroup)
    .where(and(isClass, or(isNull(pupilGroup.endsOn), gte(pupilGroup.endsOn, today))))
    .orderBy(pupilGroup.position, pupilGroup.name, pupilGroup.id)
  const rows = await selectTeachers(tx)
  return classes.map((its) => ({ ...its, teachers: teachersOf(its.groupId, rows) }))
}

/** One class, which nobody else can change until this transaction ends; undefined when it is none. */
export async function lockTaughtClass(tx: Transaction, groupId: string): Promise<TaughtClass | undefined> {
  const [found] = await tx
    .select({ groupId: pupilGroup.id, name: pupilGroup.name })
    .from(pupilGroup)
    .where(and(isClass, eq(pupilGroup.id, groupId)))
    .for('no key update')
  return found && { ...found, teachers: teachersOf(groupId, await selectTeachers(tx, groupId)) }
}

/** Writes who teaches and covers the class in place of what was there. */
export async function replaceTeachers(
  tx: Transaction,
  { schoolId, groupId, teachers }: { schoolId: string; groupId: string; teachers: readonly ClassTeacher[] },
): Promise<TaughtClass['teachers']> {
  await tx.delete(classTeacher).where(eq(classTeacher.groupId, groupId))
  const rows = teachers.map(({ accountId, kind, from, until }) => ({
    schoolId,
    groupId,
    accountId,
    kind,
    fromOn: from,
    untilOn: until,
  }))
  if (rows.length > 0) await tx.insert(classTeacher).values(rows)
  return teachersOf(groupId, await selectTeachers(tx, groupId))
}

const isClass = inArray(pupilGroup.kind, ['class', 'teaching-group'])

function selectTeachers(tx: Transaction, groupId?: string) {
  return tx
    .select()
    .from(classTeacher)
    .where(groupId === undefined ? undefined : eq(classTeacher.groupId, groupId))
    .orderBy(classTeacher.fromOn, classTeacher.kind, classTeacher.accountId)
}

function teachersOf(groupId: string, rows: Awaited<ReturnType<typeof selectTeachers>>): TaughtClass['teachers'] {
  return rows
    .filter((row) => row.groupId === groupId)
    .map(({ accountId, kind, fromOn, untilOn }) => ({
      accountId,
      kind,
      from: fromOn as CalendarDate,
      until: untilOn as CalendarDate | null,
    }))
}
