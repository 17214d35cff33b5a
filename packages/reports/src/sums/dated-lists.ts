import { type CalendarDate, plusDays, TrackError } from '@track/kernel'
import type { PageInput, TaughtList } from '../page-input.js'

/** What is taught to pupils who work in the same programme of one subject, by days: so a page can be asked about any date. */
export interface TaughtSchedule {
  readonly subjectId: string
  readonly pupilIds: readonly string[]
  readonly objectives: readonly ScheduledObjective[]
}

/** From its first day to its last, both included; without a last one, still. */
export interface ScheduledObjective {
  readonly objectiveId: string
  readonly from: CalendarDate
  readonly until?: CalendarDate | null | undefined
}

/**
 * The lists of a page, which say for each of its dates what was taught by then, as days. They answer for these dates only: nobody
 * knows what was taught in between.
 */
export function schedulesOf({ definition, taught }: Pick<PageInput, 'definition' | 'taught'>): TaughtSchedule[] {
  const days = definition.dates.map(({ on }) => on)
  if (new Set(days).size < days.length)
    throw new TrackError('reports/dates-do-not-match', 'A day that stands twice may have two lists', {
      dates: days.length,
    })
  return taught.map(({ subjectId, pupilIds, objectiveIds }) => {
    if (objectiveIds.length !== days.length)
      throw new TrackError('reports/dates-do-not-match', 'Give one list of taught objectives for each date', {
        subjectId,
        dates: days.length,
        lists: objectiveIds.length,
      })
    return { subjectId, pupilIds, objectives: scheduled(objectiveIds, days) }
  })
}

/** Each run of dates on which an objective is taught, as days: up to the day before the next date on which it is not. */
function scheduled(objectiveIds: TaughtList['objectiveIds'], days: readonly CalendarDate[]): ScheduledObjective[] {
  const inOrder = days.map((day, date) => ({ day, ids: new Set(objectiveIds[date]) })).sort(byDay)
  const objectives: ScheduledObjective[] = []
  for (const objectiveId of new Set(objectiveIds.flat()))
    for (let start = 0, end: number; start < inOrder.length; start = end + 1) {
      end = start
      if (!inOrder[start]!.ids.has(objectiveId)) continue
      while (end < inOrder.length && inOrder[end]!.ids.has(objectiveId)) end++
      const next = inOrder[end]
      objectives.push({
        objectiveId,
        from: inOrder[start]!.day,
        ...(next && { until: plusDays(next.day, -1) }),
      })
    }
  return objectives
}

function byDay(a: { readonly day: CalendarDate }, b: { readonly day: CalendarDate }): number {
  return a.day < b.day ? -1 : Number(a.day > b.day)
}
