import { type CalendarDate, compareCodeUnits, plusDays, TrackError } from '@track/kernel'
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
  const dates = inOrder(days)
  return taught.map(({ subjectId, pupilIds, objectiveIds }) => {
    if (objectiveIds.length !== days.length)
      throw new TrackError('reports/dates-do-not-match', 'Give one list of taught objectives for each date', {
        subjectId,
        dates: days.length,
        lists: objectiveIds.length,
      })
    return { subjectId, pupilIds, objectives: scheduled(objectiveIds, dates) }
  })
}

/** Each run of dates on which an objective is taught, as days: up to the day before the next date on which it is not. */
function scheduled(objectiveIds: TaughtList['objectiveIds'], dates: readonly DateInOrder[]): ScheduledObjective[] {
  const taught = dates.map(({ place }) => new Set(objectiveIds[place]))
  const objectives: ScheduledObjective[] = []
  for (const objectiveId of new Set(objectiveIds.flat()))
    for (let start = 0, end = 0; start < dates.length; start = end + 1) {
      for (end = start; end < dates.length && taught[end]!.has(objectiveId); ) end++
      if (end > start) objectives.push({ objectiveId, from: dates[start]!.day, until: dates[end]?.dayBefore })
    }
  return objectives
}

/** A date of the page, with its place there. */
interface DateInOrder {
  readonly place: number
  readonly day: CalendarDate
  readonly dayBefore: CalendarDate
}

function inOrder(days: readonly CalendarDate[]): DateInOrder[] {
  return days
    .map((day, place) => ({ place, day, dayBefore: plusDays(day, -1) }))
    .sort((a, b) => compareCodeUnits(a.day, b.day))
}
