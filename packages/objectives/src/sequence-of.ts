import { type CalendarDate, compareCodeUnits } from '@track/kernel'
import { plannedBy } from './planned-by.js'
import type { OfferedDays, ProgrammeContent } from './programme-days.js'

/** Since when, or from when on, a class is taught an objective. */
export interface TaughtDay {
  readonly objectiveId: string
  readonly taughtFrom: CalendarDate
}

export interface SequenceQuestion {
  readonly taught: readonly TaughtDay[]
  readonly asOf: CalendarDate
  readonly objectives?: readonly OfferedDays[] | undefined
}

/**
 * The objectives of a programme in a class's own order, so that the screen mirrors the classroom.
 *
 * By the day they were or will be taught, those of one day in the programme's order, those without a day last. Only what is in the
 * programme (and offered, if `objectives` are passed along) on the day asked about.
 *
 * @example
 * ```ts
 * import { sequenceOf } from '@track/objectives'
 *
 * const programme = { objectiveIds: ['o1', 'o2', 'o3'] }
 * const taught = [
 *   { objectiveId: 'o1', taughtFrom: '2026-10-05' },
 *   { objectiveId: 'o3', taughtFrom: '2026-09-07' },
 * ] as const
 * sequenceOf(programme, { taught, asOf: '2026-09-10' }) // => ['o3', 'o1', 'o2']
 * ```
 */
export function sequenceOf(programme: ProgrammeContent, { taught, asOf, objectives }: SequenceQuestion): string[] {
  const days = firstDays(taught)
  // No day comes after every day.
  const dayOf = (objectiveId: string) => days.get(objectiveId) ?? '~'
  return plannedBy(programme, { objectives, asOf }).sort((a, b) => compareCodeUnits(dayOf(a), dayOf(b)))
}

/** The day of each objective, the earliest of several. */
export function firstDays(taught: readonly TaughtDay[]): ReadonlyMap<string, CalendarDate> {
  const days = new Map<string, CalendarDate>()
  for (const { objectiveId, taughtFrom } of taught) {
    const known = days.get(objectiveId)
    if (known === undefined || taughtFrom < known) days.set(objectiveId, taughtFrom)
  }
  return days
}
