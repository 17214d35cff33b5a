import type { SetChoice } from './descriptor-set.js'
import { type AsOf, compareVersions } from './in-force.js'
import type { Measure } from './measure.js'

/**
 * In which set's words a pupil is described in a column on a day: the set's id, or null for a column of marks.
 *
 * The pupil's own choice comes before those of the groups, and these before the column's own set. Of several choices for the same
 * pupil or group the later `effectiveFrom` counts, then the later `recordedAt`; a choice of null gives way to what comes next. A
 * pupil in several groups that chose gets the choice made last, by the same order.
 *
 * @example
 * ```ts
 * import { setOf } from '@track/descriptors'
 *
 * const measure = { id: 'attainment', setId: 'school-words' }
 * const from = { measureId: 'attainment', effectiveFrom: '2025-09-01', recordedAt: '2025-08-20T09:00:00.000Z' } as const
 * const choices = [
 *   { ...from, groupId: 'oak', pupilId: null, setId: 'pre-key-stage' },
 *   { ...from, groupId: null, pupilId: 'ada', setId: 'engagement' },
 * ]
 * setOf(choices, { measure, pupilId: 'ada', groupIds: ['oak'], asOf: '2025-10-01' }) // => 'engagement'
 * setOf(choices, { measure, pupilId: 'ben', groupIds: ['oak'], asOf: '2025-10-01' }) // => 'pre-key-stage'
 * setOf(choices, { measure, pupilId: 'cai', groupIds: [], asOf: '2025-10-01' }) // => 'school-words'
 * ```
 */
export function setOf(
  choices: readonly Readonly<SetChoice>[],
  {
    measure,
    pupilId,
    groupIds,
    asOf,
    asKnown,
  }: AsOf & {
    readonly measure: Readonly<Pick<Measure, 'id' | 'setId'>>
    readonly pupilId: string
    readonly groupIds: readonly string[]
  },
): string | null {
  const counting = choices
    .filter(
      ({ measureId, effectiveFrom, recordedAt }) =>
        measureId === measure.id && effectiveFrom <= asOf && (asKnown === undefined || recordedAt <= asKnown),
    )
    .sort(compareVersions)
  const own = counting.findLast((choice) => choice.pupilId === pupilId)
  if (own?.setId) return own.setId
  // A group's null must not uncover the group's own earlier choice, so each group speaks by its last one only.
  const ofGroups = groupIds
    .flatMap((id) => counting.findLast(({ groupId }) => groupId === id) ?? [])
    .filter(({ setId }) => setId !== null)
    .sort(compareVersions)
  return ofGroups.at(-1)?.setId ?? measure.setId ?? null
}
