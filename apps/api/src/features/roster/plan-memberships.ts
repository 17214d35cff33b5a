import { type CalendarDate, plusDays } from '@track/kernel'
import type { Membership } from '@track/roster'

/** What changes so that a pupil is in one group of a family, such as one class of all classes. */
export interface MembershipChanges {
  readonly started: readonly Membership[]
  /** With the last day they are to have. */
  readonly ended: readonly Membership[]
  /** Would have to end before they began: they begin on that day or later. */
  readonly removed: readonly Membership[]
}

/**
 * Moves a pupil into one group of a family from today on, keeping where they were before.
 *
 * A pupil who was never in the family is in it from `firstDay`: a school that enters its classes in October means September.
 * One who joins later than today moves on that day. What is planned for later days stays for a pupil who is in the group, and goes
 * with a move.
 */
export function moveWithin(
  memberships: readonly Membership[],
  {
    pupilId,
    groupId,
    today,
    firstDay,
  }: {
    readonly pupilId: string
    readonly groupId: string
    readonly today: CalendarDate
    readonly firstDay: CalendarDate
  },
): MembershipChanges {
  const day = firstDay > today ? firstDay : today
  const open = memberships.filter(({ until }) => until === null || until >= day)
  const stays = open.some((membership) => membership.groupId === groupId && membership.from <= day)
  const leaves = stays ? open.filter((membership) => membership.groupId !== groupId && membership.from <= day) : open
  return {
    started: stays ? [] : [{ groupId, pupilId, from: memberships.length === 0 ? firstDay : day, until: null }],
    ended: leaves.filter(({ from }) => from < day).map((membership) => ({ ...membership, until: plusDays(day, -1) })),
    removed: leaves.filter(({ from }) => from >= day),
  }
}
