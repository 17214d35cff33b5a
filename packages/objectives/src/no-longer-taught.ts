import type { CalendarDate } from '@track/kernel'
import { greatest } from './in-force.js'
import type { NewlyTaught } from './newly-taught.js'
import type { TaughtFrom } from './programme.js'
import { compareTaughtFroms } from './taught-by.js'

/**
 * What stops counting as taught because the judgements that said so were taken back: a slip of the finger, undone, must not
 * leave an objective behind that counts against a whole class.
 *
 * Only days that came of judging (`via: 'judged'`) go, never one that a person said, and only when nobody is left who is
 * judged in it: for the class nobody without a day of their own, for a pupil's own day that pupil. `stillJudged` are the pupils
 * of the class with a judgement in force after what was taken back. The other way round from `newlyTaught`: a day that a person
 * had said or planned before is there again.
 *
 * @example
 * ```ts
 * import { noLongerTaught } from '@track/objectives'
 *
 * const taughtFroms = [
 *   { objectiveId: 'o1', groupId: '4-oak', pupilId: null, taughtFrom: '2026-11-20', recordedAt: '2026-11-20T10:00:00.000Z', via: 'judged' },
 * ] as const
 * const takenBack = [{ pupilId: 'ada', objectiveId: 'o1' }]
 * noLongerTaught(takenBack, { groupId: '4-oak', taughtFroms, stillJudged: [] })
 * // => [{ objectiveId: 'o1', groupId: '4-oak', pupilId: null, taughtFrom: null }]
 * noLongerTaught(takenBack, { groupId: '4-oak', taughtFroms, stillJudged: [{ pupilId: 'ben', objectiveId: 'o1' }] }) // => []
 * ```
 */
export function noLongerTaught(
  takenBack: readonly Judged[],
  {
    groupId,
    taughtFroms,
    stillJudged,
  }: {
    readonly groupId: string
    readonly taughtFroms: readonly TaughtFrom[]
    readonly stillJudged: readonly Judged[]
  },
): (Omit<NewlyTaught, 'taughtFrom'> & { readonly taughtFrom: CalendarDate | null })[] {
  const rowsOf = (objectiveId: string, owner: Owner) =>
    taughtFroms.filter(
      (row) =>
        row.objectiveId === objectiveId &&
        ('groupId' in owner ? row.groupId === owner.groupId : row.pupilId === owner.pupilId),
    )
  const dayOf = (objectiveId: string, owner: Owner) => greatest(rowsOf(objectiveId, owner), compareTaughtFroms)
  const saidDayOf = (objectiveId: string, owner: Owner) => {
    const said = rowsOf(objectiveId, owner).filter(({ via }) => via !== 'judged')
    return greatest(said, compareTaughtFroms)?.taughtFrom ?? null
  }
  const cameOfJudging = (objectiveId: string, owner: Owner) => {
    const row = dayOf(objectiveId, owner)
    return row?.via === 'judged' && row.taughtFrom !== saidDayOf(objectiveId, owner)
  }
  const hasOwnDay = ({ objectiveId, pupilId }: Judged) => (dayOf(objectiveId, { pupilId })?.taughtFrom ?? null) !== null
  const isJudged = (objectiveId: string, counts: (one: Judged) => boolean) =>
    stillJudged.some((one) => one.objectiveId === objectiveId && counts(one))

  const ofPupils = takenBack.filter(
    ({ objectiveId, pupilId }) =>
      cameOfJudging(objectiveId, { pupilId }) && !isJudged(objectiveId, (one) => one.pupilId === pupilId),
  )
  const ofClass = [...new Set(takenBack.map(({ objectiveId }) => objectiveId))].filter(
    (objectiveId) => cameOfJudging(objectiveId, { groupId }) && !isJudged(objectiveId, (one) => !hasOwnDay(one)),
  )
  const own = new Map(ofPupils.map((one) => [`${one.objectiveId} ${one.pupilId}`, one]))
  return [
    ...ofClass.map((objectiveId) => {
      return { objectiveId, groupId, pupilId: null, taughtFrom: saidDayOf(objectiveId, { groupId }) }
    }),
    ...[...own.values()].map(({ objectiveId, pupilId }) => {
      return { objectiveId, groupId: null, pupilId, taughtFrom: saidDayOf(objectiveId, { pupilId }) }
    }),
  ]
}

type Owner = { readonly groupId: string } | { readonly pupilId: string }

interface Judged {
  readonly pupilId: string
  readonly objectiveId: string
}
