import type { CalendarDate } from '@track/kernel'
import { groupsOfPupilAsAt, type Membership } from '@track/roster'
import type { Teaching } from './load-teaching.js'

/** Pupils of whom every question about a subject has one answer, whatever the day: one of them may be asked for all. */
export interface TeachingClass {
  readonly pupilIds: readonly string[]
  /** What to ask about all of them on a day. */
  questionOn(asOf: CalendarDate): {
    readonly pupilId: string
    readonly groupIds: readonly string[]
    readonly subjectId: string
    readonly asOf: CalendarDate
  }
}

/**
 * Puts pupils together who are taught a subject alike on every day: those in the same classes and teaching groups from and until the
 * same days, as far as these have a programme or taught-from days in the subject. Whoever has a programme or such a day of their own
 * is by themselves.
 */
export function teachingClasses(
  { assignments, taughtFroms, programmes, memberships }: Teaching,
  { pupilIds }: { readonly pupilIds: readonly string[] },
): (subjectId: string) => readonly TeachingClass[] {
  const subjectsOf = new Map<string, Set<string>>()
  for (const { subjectId, objectiveIds, spells = [] } of programmes)
    for (const objectiveId of [...objectiveIds, ...spells.map((spell) => spell.objectiveId)])
      subjectsOf.set(objectiveId, (subjectsOf.get(objectiveId) ?? new Set()).add(subjectId))
  // Of each subject, the groups and the pupils that something is said of.
  const named = new Map<string, Set<string>>()
  const name = (subjectId: string, id: string) => named.set(subjectId, (named.get(subjectId) ?? new Set()).add(id))
  for (const { subjectId, groupId, pupilId } of assignments) name(subjectId, (groupId ?? pupilId)!)
  for (const { objectiveId, groupId, pupilId } of taughtFroms)
    for (const subjectId of subjectsOf.get(objectiveId) ?? []) name(subjectId, (groupId ?? pupilId)!)
  const membershipsOf = new Map<string, Membership[]>(pupilIds.map((id) => [id, []]))
  for (const row of memberships) membershipsOf.get(row.pupilId)?.push(row)

  const classesOf = new Map<string, readonly TeachingClass[]>()
  return (subjectId) => {
    let classes = classesOf.get(subjectId)
    if (classes === undefined) {
      classes = makeClasses(subjectId)
      classesOf.set(subjectId, classes)
    }
    return classes
  }

  function makeClasses(subjectId: string): TeachingClass[] {
    const asked = named.get(subjectId) ?? new Set()
    const classes = new Map<string, { pupilIds: string[]; rows: readonly Membership[] }>()
    for (const pupilId of pupilIds) {
      const rows = membershipsOf.get(pupilId)!.filter(({ groupId }) => asked.has(groupId))
      const key = asked.has(pupilId) ? pupilId : rows.map(sayMembership).sort().join()
      const alike = classes.get(key)
      if (alike) alike.pupilIds.push(pupilId)
      else classes.set(key, { pupilIds: [pupilId], rows })
    }
    return [...classes.values()].map(({ pupilIds: alike, rows }) => ({
      pupilIds: alike,
      questionOn: (asOf) => {
        const pupilId = alike[0]!
        return { pupilId, groupIds: groupsOfPupilAsAt(rows, { pupilId, asOf }), subjectId, asOf }
      },
    }))
  }
}

function sayMembership({ groupId, from, until }: Membership): string {
  return `${groupId} ${from} ${until ?? ''}`
}
