import type { PageDefinition } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { TeachingIndex, TeachingQuestion } from '@track/objectives'
import type { TaughtList, TaughtSchedule } from '@track/reports'
import { groupsByPupil, type Teaching } from '../../teaching/load-teaching.js'
import type { TeachingClass } from '../../teaching/teaching-classes.js'

/** What each pupil was taught by the dates of a page, and what is planned, in the programmes that the page reads them against. */
export interface TeachingOfPage {
  readonly taught: () => TaughtList[]
  readonly planned: () => TaughtList[]
  /** What was taught on any date, by subject. */
  readonly schedulesOf: TeachingScope['schedulesOf']
  /** The programme that a pupil works in where it is not the one of their class, by name. */
  readonly otherProgramme: (pupilId: string, at: { subjectId: string; date: number }) => string | undefined
}

/** Whom to ask what about the teaching of the school. */
export interface TeachingScope {
  readonly classesOf: (subjectId: string) => readonly TeachingClass[]
  readonly indexOn: (days: readonly CalendarDate[]) => TeachingIndex
  /** What is taught in a subject by days, the same for every page. */
  readonly schedulesOf: (subjectId: string) => readonly TaughtSchedule[]
}

/** What a school teaches, arranged for many questions. */
export interface TeachingSources {
  readonly teaching: Teaching
  readonly own: TeachingScope
  /** As if nobody had a programme or a taught-from day of their own. */
  readonly ofClasses: TeachingScope
}

/**
 * With the scope `age-related` every pupil is read against the programme of their class: assignments and taught-from days of
 * single pupils do not count.
 */
export function teachingOfPage(
  { teaching, own, ofClasses }: TeachingSources,
  definition: PageDefinition,
): TeachingOfPage {
  const days = definition.dates.map(({ on }) => on)
  const scope = definition.scope === 'age-related' ? ofClasses : own
  const { taughtBy, plannedIn } = scope.indexOn(days)
  const groupsOn: ReturnType<typeof groupsByPupil>[] = []
  return {
    taught: () => listsOf(taughtBy),
    planned: () => listsOf(plannedIn),
    schedulesOf: scope.schedulesOf,
    otherProgramme: (pupilId, { subjectId, date }) => {
      const asOf = days[date]!
      groupsOn[date] ??= groupsByPupil(teaching, { asOf })
      const groupIds = groupsOn[date].get(pupilId) ?? []
      const programmeOf = ({ indexOn }: TeachingScope) =>
        indexOn([asOf]).programmeOf({ pupilId, groupIds, subjectId, asOf })
      const programmeId = programmeOf(own)
      return programmeId === null || programmeId === programmeOf(ofClasses)
        ? undefined
        : teaching.programmes.find(({ id }) => id === programmeId)?.name
    },
  }

  /** One list for each programme: pupils who have the same objectives on every date are put together. */
  function listsOf(objectivesOf: (question: TeachingQuestion) => readonly string[]): TaughtList[] {
    return [...new Set(definition.columns.map(({ subjectId }) => subjectId))].flatMap((subjectId) => {
      const lists = new Map<string, TaughtList & { pupilIds: string[] }>()
      for (const { pupilIds, questionOn } of scope.classesOf(subjectId)) {
        const objectiveIds = days.map((asOf) => objectivesOf(questionOn(asOf)))
        const key = objectiveIds.map((ids) => ids.join()).join(';')
        const list = lists.get(key)
        if (list) list.pupilIds.push(...pupilIds)
        else lists.set(key, { subjectId, pupilIds: [...pupilIds], objectiveIds })
      }
      return [...lists.values()]
    })
  }
}

/**
 * An index for questions about these days. An index remembers its answers, and people ask about ever new days: after some hundred of
 * them it is made anew.
 */
export function renewedIndex(make: () => TeachingIndex): (days: readonly string[]) => TeachingIndex {
  let index: TeachingIndex | undefined
  const asked = new Set<string>()
  return (days) => {
    for (const day of days) asked.add(day)
    if (index === undefined || asked.size > 100) {
      index = make()
      asked.clear()
    }
    return index
  }
}
