import type { CalendarDate } from '@track/kernel'
import { greatest } from './in-force.js'
import { indexTeaching } from './index-teaching.js'
import { isInProgramme } from './is-in-programme.js'
import type { Programme, ProgrammeAssignment, TaughtFrom } from './programme.js'
import type { ProgrammeContent } from './programme-days.js'
import { compareTaughtFroms, earlier } from './taught-by.js'

/**
 * What counts as taught from now on because a teacher has judged it: whoever judges an objective has taught it, and should not
 * have to say so twice.
 *
 * For the class, from the earliest day it was observed; for a pupil in a programme of their own, for that pupil alone. A day that
 * was only planned (said before it came) or that came of judging moves to an earlier day observed, whatever came in first; a
 * day that a person said of the past stands. An objective that is not in the programme the pupil works in, neither now nor on
 * the day observed, gets none and stays out of every report as before. Answers in the order of what was judged; write each as a
 * `TaughtFrom` with `via: 'judged'`.
 *
 * @example
 * ```ts
 * import { newlyTaught } from '@track/objectives'
 *
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
    readonly programmes: readonly (Pick<Programme, 'id' | 'subjectId'> & ProgrammeContent)[]
    readonly assignments: readonly ProgrammeAssignment[]
    readonly taughtFroms: readonly TaughtFrom[]
  },
): NewlyTaught[] {
  const { programmeOf } = indexTeaching(teaching)
  const programmes = new Map(teaching.programmes.map((programme) => [programme.id, programme]))
  const subjectIds = [...new Set(teaching.programmes.map(({ subjectId }) => subjectId))]
  const found = new Map<string, NewlyTaught>()

  for (const { pupilId, objectiveId, observedOn } of judged) {
    const standing = standingDay(teaching.taughtFroms, { objectiveId, pupilId, groupId })
    if (standing !== undefined && !givesWay(standing, observedOn)) continue
    for (const subjectId of subjectIds) {
      const programmeId = programmeOf({ pupilId, groupIds: [groupId], subjectId, asOf })
      const programme = programmes.get(programmeId ?? '')
      if (!programme) continue
      const isNow = programme.objectiveIds.includes(objectiveId)
      if (!isNow && !isInProgramme(programme, { objectiveId, on: observedOn })) continue
      const worksAlone = programmeId !== programmeOf({ pupilId: '', groupIds: [groupId], subjectId, asOf })
      const own = worksAlone || (standing !== undefined && standing.pupilId !== null)
      const key = `${objectiveId} ${own ? pupilId : ''}`
      const taughtFrom = earlier(found.get(key)?.taughtFrom ?? null, observedOn) ?? observedOn
      found.set(key, { objectiveId, groupId: own ? null : groupId, pupilId: own ? pupilId : null, taughtFrom })
    }
  }
  return [...found.values()]
}

/** The row that says since when the objective is taught: the pupil's own if it names a day, else the class's. */
function standingDay(
  taughtFroms: readonly TaughtFrom[],
  whose: { readonly objectiveId: string; readonly pupilId: string; readonly groupId: string },
): TaughtFrom | undefined {
  const rows = taughtFroms.filter(({ objectiveId }) => objectiveId === whose.objectiveId)
  const ofPupil = rows.filter(({ pupilId }) => pupilId === whose.pupilId)
  const ofClass = rows.filter(({ groupId }) => groupId === whose.groupId)
  return [ofPupil, ofClass]
    .map((owned) => greatest(owned, compareTaughtFroms))
    .find((row) => row !== undefined && row.taughtFrom !== null)
}

function givesWay({ taughtFrom, recordedAt, via }: TaughtFrom, observedOn: CalendarDate): boolean {
  if (taughtFrom === null || taughtFrom <= observedOn) return false
  const saidAhead = recordedAt < taughtFrom
  return via === 'judged' || saidAhead
}

/** A `TaughtFrom` before it is recorded. */
export interface NewlyTaught {
  readonly objectiveId: string
  readonly groupId: string | null
  readonly pupilId: string | null
  readonly taughtFrom: CalendarDate
}
