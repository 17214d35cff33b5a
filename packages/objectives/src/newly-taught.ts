import type { CalendarDate } from '@track/kernel'
import { indexTeaching } from './index-teaching.js'
import type { Programme, ProgrammeAssignment, TaughtFrom } from './programme.js'
import { earlier, taughtFromOf } from './taught-by.js'

/**
 * What counts as taught from now on because a teacher has judged it: whoever judges an objective has taught it, and should not
 * have to say so twice.
 *
 * For the class, from the earliest day it was observed; for a pupil in a programme of their own, for that pupil alone. An
 * objective that has a day already keeps it. One that is not in the programme the pupil works in gets none, and stays out of
 * every report as before. Answers in the order of what was judged; write each as a `TaughtFrom`.
 *
 * @example
 * ```ts
 * const recordedAt = '2026-09-01T08:00:00.000Z'
 * const teaching = {
 *   programmes: [{ id: 'year-4', subjectId: 'maths', objectiveIds: ['o1', 'o2'] }],
 *   assignments: [
 *     { subjectId: 'maths', groupId: '4-oak', pupilId: null, programmeId: 'year-4', effectiveFrom: '2026-09-01', recordedAt },
 *   ],
 *   taughtFroms: [],
 * } as const
 * const judged = [
 *   { pupilId: 'ada', objectiveId: 'o1', observedOn: '2026-09-22' },
 *   { pupilId: 'ben', objectiveId: 'o1', observedOn: '2026-09-21' },
 * ] as const
 * newlyTaught(judged, { ...teaching, groupId: '4-oak', asOf: '2026-09-22' })
 * // => [{ objectiveId: 'o1', groupId: '4-oak', pupilId: null, taughtFrom: '2026-09-21' }]
 * ```
 */
export function newlyTaught(
  judged: readonly { readonly pupilId: string; readonly objectiveId: string; readonly observedOn: CalendarDate }[],
  {
    groupId,
    asOf,
    ...teaching
  }: {
    readonly groupId: string
    readonly asOf: CalendarDate
    readonly programmes: readonly (Pick<Programme, 'id' | 'subjectId'> & { readonly objectiveIds: readonly string[] })[]
    readonly assignments: readonly ProgrammeAssignment[]
    readonly taughtFroms: readonly TaughtFrom[]
  },
): NewlyTaught[] {
  const { programmeOf } = indexTeaching({
    ...teaching,
    programmes: teaching.programmes.map(({ id, objectiveIds }) => ({ id, objectiveIds: [...objectiveIds] })),
  })
  const programmes = new Map(teaching.programmes.map((programme) => [programme.id, programme]))
  const subjectIds = [...new Set(teaching.programmes.map(({ subjectId }) => subjectId))]
  const found = new Map<string, NewlyTaught>()

  for (const { pupilId, objectiveId, observedOn } of judged) {
    if (taughtFromOf(teaching.taughtFroms, { objectiveId, pupilId, groupIds: [groupId] }) !== null) continue
    for (const subjectId of subjectIds) {
      const programmeId = programmeOf({ pupilId, groupIds: [groupId], subjectId, asOf })
      if (!programmes.get(programmeId ?? '')?.objectiveIds.includes(objectiveId)) continue
      const own = programmeId !== programmeOf({ pupilId: '', groupIds: [groupId], subjectId, asOf })
      const key = `${objectiveId} ${own ? pupilId : ''}`
      const taughtFrom = earlier(found.get(key)?.taughtFrom ?? null, observedOn) ?? observedOn
      found.set(key, { objectiveId, groupId: own ? null : groupId, pupilId: own ? pupilId : null, taughtFrom })
    }
  }
  return [...found.values()]
}

/** A `TaughtFrom` before it is recorded. */
export interface NewlyTaught {
  readonly objectiveId: string
  readonly groupId: string | null
  readonly pupilId: string | null
  readonly taughtFrom: CalendarDate
}
