import type { PageDefinition } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { TaughtList } from '@track/reports'
import { groupsByPupil } from '../../teaching/load-teaching.js'
import type { PageSources } from './page-sources.js'

/** What each pupil was taught by the dates of a page, and what is planned, in the programmes that the page reads them against. */
export interface TeachingOfPage {
  readonly taught: () => TaughtList[]
  readonly planned: () => TaughtList[]
  /** The programme that a pupil works in where it is not the one of their class, by name. */
  readonly otherProgramme: (pupilId: string, at: { subjectId: string; date: number }) => string | undefined
}

/**
 * With the scope `age-related` every pupil is read against the programme of their class: assignments and taught-from days of
 * single pupils do not count.
 */
export function teachingOfPage(
  { teaching, own, ofClasses }: Pick<PageSources, 'teaching' | 'own' | 'ofClasses'>,
  { definition, pupilIds }: { definition: PageDefinition; pupilIds: readonly string[] },
): TeachingOfPage {
  const { taughtBy, plannedIn } = definition.scope === 'age-related' ? ofClasses : own
  const days = definition.dates.map(({ on }) => on)
  const groupsOn = days.map((asOf) => groupsByPupil(teaching, { asOf }))
  const subjectIds = new Set(definition.columns.map(({ subjectId }) => subjectId))
  const names = new Map(teaching.programmes.map(({ id, name }) => [id, name]))

  return {
    taught: () => listsOf(taughtBy),
    planned: () => listsOf(plannedIn),
    otherProgramme: (pupilId, { subjectId, date }) => {
      const question = questionOf(pupilId, subjectId, date)
      const programmeId = own.programmeOf(question)
      return programmeId === null || programmeId === ofClasses.programmeOf(question)
        ? undefined
        : names.get(programmeId)
    },
  }

  /** One list for each programme: pupils who have the same objectives on every date are put together. */
  function listsOf(objectivesOf: (question: ReturnType<typeof questionOf>) => readonly string[]): TaughtList[] {
    const keyOf = remember((objectiveIds: readonly string[]) => objectiveIds.join())
    return [...subjectIds].flatMap((subjectId) => {
      const lists = new Map<string, TaughtList & { pupilIds: string[] }>()
      for (const pupilId of pupilIds) {
        const objectiveIds = days.map((_, date) => objectivesOf(questionOf(pupilId, subjectId, date)))
        const key = objectiveIds.map(keyOf).join(';')
        const list = lists.get(key)
        if (list) list.pupilIds.push(pupilId)
        else lists.set(key, { subjectId, pupilIds: [pupilId], objectiveIds })
      }
      return [...lists.values()]
    })
  }

  function questionOf(
    pupilId: string,
    subjectId: string,
    date: number,
  ): { pupilId: string; groupIds: readonly string[]; subjectId: string; asOf: CalendarDate } {
    return { pupilId, groupIds: groupsOn[date]!.get(pupilId) ?? [], subjectId, asOf: days[date]! }
  }
}

/** Pupils share their lists, so each is named once: equal lists by one number, whichever of them was met first. */
function remember(nameOf: (ids: readonly string[]) => string): (ids: readonly string[]) => number {
  const known = new Map<readonly string[], number>()
  const numbers = new Map<string, number>()
  return (ids) => {
    let number = known.get(ids)
    if (number === undefined) {
      const name = nameOf(ids)
      number = numbers.get(name) ?? numbers.size
      numbers.set(name, number)
      known.set(ids, number)
    }
    return number
  }
}
