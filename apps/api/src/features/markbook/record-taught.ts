import type { EntriesResult } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { type Entry, statesAsOf } from '@track/markbook'
import { newlyTaught, noLongerTaught, type TaughtFrom, taughtFromOf } from '@track/objectives'
import { membersAsAt } from '@track/roster'
import { v7 as makeId } from 'uuid'
import type { Transaction } from '../../database/transaction.js'
import { loadTeaching } from '../../teaching/load-teaching.js'
import { appendTaughtFrom, listEntriesOfCells } from './markbook-repository.js'

/**
 * Could these lines change what counts as taught to the class? Only one of an objective without a day or observed before it (the
 * day may have been a plan), or one that takes something back: nearly every line of a lesson is neither, and then nothing more
 * need be read.
 */
export function mayChangeTaught(
  lines: readonly Entry[],
  { classId, taughtFroms }: { readonly classId: string; readonly taughtFroms: readonly TaughtFrom[] },
): boolean {
  const ofObjective = new Map<string, TaughtFrom[]>()
  for (const row of taughtFroms) ofObjective.set(row.objectiveId, [...(ofObjective.get(row.objectiveId) ?? []), row])
  return judgements(lines).some(({ objectiveId, pupilId, value, observedOn }) => {
    const day = taughtFromOf(ofObjective.get(objectiveId) ?? [], { objectiveId, pupilId, groupIds: [classId] })
    return value === null || day === null || observedOn < day
  })
}

/**
 * Writes down what now counts as taught to the class because it was judged, and what no longer because its judgements were taken
 * back. The lines are in the log already.
 */
export async function recordTaught(
  tx: Transaction,
  written: readonly Entry[],
  { schoolId, classId, today }: { readonly schoolId: string; readonly classId: string; readonly today: CalendarDate },
): Promise<EntriesResult['taught']> {
  const lines = judgements(written)
  if (lines.length === 0) return []
  const teaching = await loadTeaching(tx)
  const { taughtFroms, memberships } = teaching
  const judged = lines.filter(({ value }) => value !== null)
  const takenBack = lines.filter(({ value }) => value === null)
  const taught: EntriesResult['taught'] = newlyTaught(judged, { ...teaching, groupId: classId, asOf: today })
  if (takenBack.length > 0) {
    const pupilIds = membersAsAt(memberships, { groupId: classId, asOf: today })
    const objectiveIds = [...new Set(takenBack.map(({ objectiveId }) => objectiveId))]
    const cells = objectiveIds.flatMap((objectiveId) =>
      pupilIds.map((pupilId) => ({ pupilId, objectiveId, measureId: null })),
    )
    const states = statesAsOf(await listEntriesOfCells(tx, cells), { asOf: today, track: 'teacher' })
    const stillJudged = cells.filter(({ pupilId, objectiveId }) => states[pupilId]?.objectives[objectiveId])
    taught.push(...noLongerTaught(takenBack, { groupId: classId, taughtFroms, stillJudged }))
  }
  if (taught.length > 0)
    await appendTaughtFrom(
      tx,
      taught.map((row) => ({ id: makeId(), ...row })),
      { schoolId },
    )
  return taught
}

function judgements(lines: readonly Entry[]): (Entry & { readonly objectiveId: string })[] {
  return lines.flatMap(({ objectiveId, track, ...line }) =>
    objectiveId === null || track !== 'teacher' ? [] : { objectiveId, track, ...line },
  )
}
