import type { CalendarDate } from '@track/kernel'
import { countsOn, membersOf, type ProgrammeContent } from './programme-days.js'

/**
 * Was an objective part of a programme on a day?
 *
 * One that is in it without a spell always was; one with spells only on those days: from `fromOn` until the day before `untilOn`.
 * Whether it was offered on the day is another question: `isOffered`.
 *
 * @example
 * ```ts
 * import { isInProgramme } from '@track/objectives'
 *
 * const programme = {
 *   objectiveIds: ['o1'],
 *   spells: [{ objectiveId: 'o2', fromOn: null, untilOn: '2026-02-01' }],
 * } as const
 * isInProgramme(programme, { objectiveId: 'o1', on: '2020-01-01' }) // => true
 * isInProgramme(programme, { objectiveId: 'o2', on: '2026-01-31' }) // => true
 * isInProgramme(programme, { objectiveId: 'o2', on: '2026-02-01' }) // => false
 * ```
 */
export function isInProgramme(
  programme: ProgrammeContent,
  { objectiveId, on }: { readonly objectiveId: string; readonly on: CalendarDate },
): boolean {
  return membersOf(programme).some((member) => member.objectiveId === objectiveId && countsOn(member.days, on))
}
