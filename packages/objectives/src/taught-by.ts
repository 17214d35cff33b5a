import { type CalendarDate, compareCodeUnits, type Instant } from '@track/kernel'
import { type AsOf, greatest, isKnown } from './in-force.js'
import { plannedBy } from './planned-by.js'
import type { TaughtFrom } from './programme.js'
import type { OfferedDays, ProgrammeContent } from './programme-days.js'
import type { OfPupil } from './programme-of.js'

/**
 * From which day an objective counts as taught to a pupil; null if it was not taught.
 *
 * The pupil's own date comes before the class's, whichever was written later. Of several dates for the same pupil or group the
 * one recorded last counts, and a null takes it back as if it had never been given. Of several groups the earliest date counts.
 *
 * @example
 * ```ts
 * import { taughtFromOf } from '@track/objectives'
 *
 * const [objectiveId, recordedAt] = ['o1', '2025-09-20T08:00:00.000Z'] as const
 * const taughtFroms = [
 *   { objectiveId, groupId: '4-oak', pupilId: null, taughtFrom: '2025-09-22', recordedAt },
 *   { objectiveId, groupId: null, pupilId: 'ben', taughtFrom: '2025-11-03', recordedAt },
 * ] as const
 * taughtFromOf(taughtFroms, { objectiveId, pupilId: 'ada', groupIds: ['4-oak'] }) // => '2025-09-22'
 * taughtFromOf(taughtFroms, { objectiveId, pupilId: 'ben', groupIds: ['4-oak'] }) // => '2025-11-03'
 * ```
 */
export function taughtFromOf(
  taughtFroms: readonly TaughtFrom[],
  {
    objectiveId,
    pupilId,
    groupIds,
    asKnown,
  }: OfPupil & { readonly objectiveId: string; readonly asKnown?: Instant | undefined },
): CalendarDate | null {
  const known = taughtFroms.filter((row) => row.objectiveId === objectiveId && isKnown(row, asKnown))
  const lastOf = (rows: readonly TaughtFrom[]) => greatest(rows, compareTaughtFroms)?.taughtFrom ?? null
  const own = lastOf(known.filter((row) => row.pupilId === pupilId))
  if (own !== null) return own
  const days = groupIds.map((groupId) => lastOf(known.filter((row) => row.groupId === groupId)))
  return days.reduce(earlier, null)
}

/**
 * What a pupil had been taught of a programme by a day, that day included, in teaching order.
 *
 * This is what "secured" and "on track" are measured against. An objective judged but not taught is not in it; one taught
 * that was not in the programme on that day neither, nor one that was not offered on it (pass `objectives` to have that looked at).
 *
 * @example
 * ```ts
 * import { taughtBy } from '@track/objectives'
 *
 * const taught = { pupilId: null, recordedAt: '2025-09-20T08:00:00.000Z' } as const
 * const taughtFroms = [
 *   { ...taught, objectiveId: 'o2', groupId: '4-oak', taughtFrom: '2025-09-22' },
 *   { ...taught, objectiveId: 'o1', groupId: '4-oak', taughtFrom: '2025-10-06' },
 * ] as const
 * const programme = { objectiveIds: ['o1', 'o2', 'o3'] }
 * taughtBy(taughtFroms, { programme, pupilId: 'ada', groupIds: ['4-oak'], asOf: '2025-09-30' }) // => ['o2']
 * taughtBy(taughtFroms, { programme, pupilId: 'ada', groupIds: ['4-oak'], asOf: '2025-10-06' }) // => ['o1', 'o2']
 * ```
 */
export function taughtBy(
  taughtFroms: readonly TaughtFrom[],
  {
    programme,
    objectives,
    asOf,
    ...pupil
  }: AsOf &
    OfPupil & { readonly programme: ProgrammeContent; readonly objectives?: readonly OfferedDays[] | undefined },
): string[] {
  return plannedBy(programme, { objectives, asOf }).filter((objectiveId) => {
    const taughtFrom = taughtFromOf(taughtFroms, { objectiveId, ...pupil })
    return taughtFrom !== null && taughtFrom <= asOf
  })
}

/** The earlier of two days, where null is never. */
export function earlier(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  return a === null || (b !== null && b < a) ? b : a
}

/** Which of two dates counts: the one recorded last, and the later day where both were recorded at once. */
export function compareTaughtFroms(a: TaughtFrom, b: TaughtFrom): number {
  return compareCodeUnits(a.recordedAt, b.recordedAt) || compareCodeUnits(a.taughtFrom ?? '', b.taughtFrom ?? '')
}
