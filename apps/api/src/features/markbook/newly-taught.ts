import type { EntriesResult } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { Entry } from '@track/markbook'
import { indexTeaching, taughtFromOf } from '@track/objectives'
import type { Teaching } from '../../teaching/load-teaching.js'

/**
 * Which objectives count as taught from now on because a teacher has judged them: whoever judges an objective has taught it,
 * and should not have to say so twice.
 *
 * For the class, from the earliest day it was observed; for a pupil in a programme of their own, for that pupil alone. What
 * has a day already keeps it. What is in nobody's programme stays out of every report, as it was.
 */
export function newlyTaught(
  written: readonly Entry[],
  { classId, teaching, today }: { classId: string; teaching: Teaching; today: CalendarDate },
): EntriesResult['taught'] {
  const { programmeOf } = indexTeaching(teaching)
  const programmes = new Map(teaching.programmes.map((programme) => [programme.id, programme]))
  const days = new Map<string, EntriesResult['taught'][number]>()

  for (const { objectiveId, pupilId, value, track, observedOn } of written) {
    if (objectiveId === null || value === null || track !== 'teacher') continue
    const subjectId = teaching.programmes.find(({ objectiveIds }) => objectiveIds.includes(objectiveId))?.subjectId
    if (subjectId === undefined) continue
    const ask = { groupIds: [classId], subjectId, asOf: today }
    const programmeId = programmeOf({ pupilId, ...ask })
    if (!programmes.get(programmeId ?? '')?.objectiveIds.includes(objectiveId)) continue
    if (taughtFromOf(teaching.taughtFroms, { objectiveId, pupilId, groupIds: [classId] }) !== null) continue

    const own = programmeId !== programmeOf({ pupilId: '', ...ask })
    const key = `${objectiveId} ${own ? pupilId : classId}`
    const day = days.get(key)?.taughtFrom
    days.set(key, {
      objectiveId,
      groupId: own ? null : classId,
      pupilId: own ? pupilId : null,
      taughtFrom: day === undefined || observedOn < day ? observedOn : day,
    })
  }
  return [...days.values()]
}
