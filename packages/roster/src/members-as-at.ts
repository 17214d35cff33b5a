import { type CalendarDate, compareCodeUnits } from '@track/kernel'
import type { Membership } from './group.js'

/**
 * Who was in the group on a day: the ids of its pupils, each once, in the order of their ids.
 *
 * The first and the last day of a membership both count; `until: null` means still. Gaps and overlaps between memberships
 * of one pupil are allowed. Whether a pupil was on roll is another question: `isOnRoll`.
 *
 * @example
 * ```ts
 * import { membersAsAt } from '@track/roster'
 *
 * const memberships = [
 *   { groupId: '4-oak', pupilId: 'ada', from: '2025-09-01', until: '2025-12-31' },
 *   { groupId: '4-oak', pupilId: 'ben', from: '2025-09-01', until: null },
 * ] as const
 * membersAsAt(memberships, { groupId: '4-oak', asOf: '2025-12-31' }) // => ['ada', 'ben']
 * membersAsAt(memberships, { groupId: '4-oak', asOf: '2026-01-01' }) // => ['ben']
 * ```
 */
export function membersAsAt(
  memberships: readonly Membership[],
  { groupId, asOf }: { readonly groupId: string; readonly asOf: CalendarDate },
): string[] {
  const inGroup = memberships.filter((membership) => membership.groupId === groupId && isInForce(membership, asOf))
  return sortedOnce(inGroup.map(({ pupilId }) => pupilId))
}

/**
 * Which groups a pupil was in on a day: their ids, each once, in order. The other way round from `membersAsAt`.
 *
 * @example
 * ```ts
 * import { groupsOfPupilAsAt } from '@track/roster'
 *
 * const memberships = [
 *   { groupId: 'pupil-premium', pupilId: 'ada', from: '2025-09-01', until: null },
 *   { groupId: '4-oak', pupilId: 'ada', from: '2025-09-01', until: '2025-12-31' },
 * ] as const
 * groupsOfPupilAsAt(memberships, { pupilId: 'ada', asOf: '2025-10-01' }) // => ['4-oak', 'pupil-premium']
 * ```
 */
export function groupsOfPupilAsAt(
  memberships: readonly Membership[],
  { pupilId, asOf }: { readonly pupilId: string; readonly asOf: CalendarDate },
): string[] {
  const ofPupil = memberships.filter((membership) => membership.pupilId === pupilId && isInForce(membership, asOf))
  return sortedOnce(ofPupil.map(({ groupId }) => groupId))
}

function isInForce({ from, until }: Membership, asOf: CalendarDate): boolean {
  return from <= asOf && (until === null || asOf <= until)
}

function sortedOnce(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort(compareCodeUnits)
}
