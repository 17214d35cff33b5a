import { type CalendarDate, plusDays } from '@track/kernel'
import type { Membership } from './group.js'

/**
 * A pupil's memberships of one family of groups, such as all classes, after a move into one of them on a day.
 *
 * Where they were before that day stays. The day before is their last in the others; what had been planned for later goes with the
 * move. A pupil who is in the group on that day already stays in it, and keeps what is planned. One who comes back on the day after
 * their last was never away. A group that ends takes them until its `until`, and leaves alone what begins later.
 *
 * @example
 * ```ts
 * import { moveWithin } from '@track/roster'
 *
 * const oak = { groupId: '4-oak', pupilId: 'ada', from: '2026-09-01', until: null } as const
 * moveWithin([oak], { pupilId: 'ada', groupId: '4-elm', on: '2026-11-02' })
 * // => [{ groupId: '4-oak', pupilId: 'ada', from: '2026-09-01', until: '2026-11-01' }, { groupId: '4-elm', pupilId: 'ada', from: '2026-11-02', until: null }]
 * ```
 */
export function moveWithin(
  family: readonly Membership[],
  {
    pupilId,
    groupId,
    on,
    until = null,
  }: {
    readonly pupilId: string
    readonly groupId: string
    readonly on: CalendarDate
    readonly until?: CalendarDate | null
  },
): Membership[] {
  const isOpen = (row: Membership) =>
    (row.until === null || row.until >= on) && (until === null || row.from <= until) && row.pupilId === pupilId
  const stays = family.some((row) => isOpen(row) && row.groupId === groupId && row.from <= on)
  const leaves = (row: Membership) => isOpen(row) && (stays ? row.groupId !== groupId && row.from <= on : true)
  const dayBefore = plusDays(on, -1)

  const kept = family.flatMap((row): Membership[] => {
    if (!leaves(row)) return [row]
    return row.from < on ? [{ ...row, until: dayBefore }] : []
  })
  if (stays) return kept
  const comesBack = (row: Membership) => row.pupilId === pupilId && row.groupId === groupId && row.until === dayBefore
  if (!kept.some(comesBack)) return [...kept, { groupId, pupilId, from: on, until }]
  return kept.map((row) => (comesBack(row) ? { ...row, until } : row))
}
