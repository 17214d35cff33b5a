import type { CalendarDate } from '@track/kernel'
import { countsOn, membersOf, type OfferedDays, offeredDaysOf, type ProgrammeContent } from './programme-days.js'

/**
 * Which objectives a programme held on a day, taught or not, in teaching order: what "of planned" is measured against.
 *
 * One taken out since then counts on the days it was in, after those that still are, by id. One that was not offered on the day
 * (`offeredFrom`, `retiredOn`) does not count, if `objectives` are passed along; one that is not among them is always offered.
 *
 * @example
 * ```ts
 * import { plannedBy } from '@track/objectives'
 *
 * const programme = {
 *   objectiveIds: ['o1', 'o3'],
 *   spells: [{ objectiveId: 'o2', fromOn: null, untilOn: '2026-02-01' }],
 * } as const
 * const objectives = [{ id: 'o3', offeredFrom: '2026-02-01', retiredOn: null }] as const
 * plannedBy(programme, { objectives, asOf: '2026-01-31' }) // => ['o1', 'o2']
 * plannedBy(programme, { objectives, asOf: '2026-02-01' }) // => ['o1', 'o3']
 * ```
 */
export function plannedBy(
  programme: ProgrammeContent,
  { objectives = [], asOf }: { readonly objectives?: readonly OfferedDays[] | undefined; readonly asOf: CalendarDate },
): string[] {
  const members = membersOf(programme, offeredDaysOf(objectives))
  return members.flatMap(({ objectiveId, days }) => (countsOn(days, asOf) ? objectiveId : []))
}
