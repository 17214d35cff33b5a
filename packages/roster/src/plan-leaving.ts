import { type CalendarDate, type Issue, plusDays, TrackError } from '@track/kernel'
import { earliest } from './earliest.js'
import type { Group, Membership } from './group.js'
import type { Roster } from './roster.js'
import { changesBetween, type RosterChanges } from './roster-changes.js'

/**
 * What changes when pupils leave the school: `lastDay` is their last on roll and in every group, and what begins later goes. Their
 * record stays.
 *
 * `lastDay: null` says that they have not left after all, and another day that they left then: what ended on the day they were to
 * leave goes on, as long as its group does. An issue names a pupil who joins later than that; with one, nothing changes.
 *
 * @example
 * ```ts
 * import { planLeaving } from '@track/roster'
 *
 * const roster = {
 *   pupils: [{ id: 'ada' }],
 *   groups: [{ id: '4-oak', kind: 'class', name: '4 Oak', position: 0 }],
 *   memberships: [{ groupId: '4-oak', pupilId: 'ada', from: '2026-09-01', until: null }],
 *   registeredYears: [],
 * } as const
 * const { changes } = planLeaving(roster, { pupilIds: ['ada'], lastDay: '2026-12-18' })
 * changes.leaving // => [{ before: { pupilId: 'ada', leftOn: null }, after: { pupilId: 'ada', leftOn: '2026-12-18' } }]
 * changes.memberships[0]?.after?.until // => '2026-12-18'
 * ```
 */
export function planLeaving(
  roster: Roster,
  { pupilIds, lastDay }: { readonly pupilIds: readonly string[]; readonly lastDay: CalendarDate | null },
): { changes: RosterChanges; issues: Issue[] } {
  const leaving = new Set(pupilIds)
  const pupils = new Map(roster.pupils.map((pupil) => [pupil.id, pupil]))
  const groups = new Map(roster.groups.map((group) => [group.id, group]))
  const issues = [...leaving].flatMap((pupilId, place): Issue[] => {
    const pupil = pupils.get(pupilId)
    if (pupil === undefined) throw new TrackError('roster/not-in-roster', 'pupilIds names a pupil the roster lacks')
    const { joinedOn } = pupil
    return lastDay === null || joinedOn === undefined || joinedOn <= lastDay ? [] : [joinsLater(place + 1, joinedOn)]
  })
  if (issues.length > 0) return { changes: changesBetween(roster, roster), issues }

  const ofLeaver = (row: Membership) => leaving.has(row.pupilId)
  const moved = roster.memberships.filter(ofLeaver)
  const after: Roster = {
    ...roster,
    pupils: roster.pupils.map((pupil) => {
      if (!leaving.has(pupil.id)) return pupil
      const { leftOn: _, ...rest } = pupil
      return lastDay === null ? rest : { ...rest, leftOn: lastDay }
    }),
    memberships: [
      ...roster.memberships.filter((row) => !ofLeaver(row)),
      ...moved.flatMap((row) => {
        const wasCut = row.until !== null && row.until === pupils.get(row.pupilId)!.leftOn
        return upTo(wasCut ? reopened(row, { moved, groups }) : row, lastDay)
      }),
    ],
  }
  return { changes: changesBetween(roster, after), issues }
}

/**
 * What changes when a group is to start or end on other days: its memberships end with it. What ended on its former last day goes
 * on, as long as the pupil is at the school.
 *
 * @example
 * ```ts
 * import { planGroupChange } from '@track/roster'
 *
 * const oak = { id: '4-oak', kind: 'class', name: '4 Oak', position: 0 } as const
 * const memberships = [{ groupId: '4-oak', pupilId: 'ada', from: '2026-09-01', until: null }] as const
 * const { changes } = planGroupChange({ pupils: [{ id: 'ada' }], groups: [oak], memberships, registeredYears: [] }, { ...oak, endsOn: '2026-12-18' })
 * changes.memberships[0]?.after?.until // => '2026-12-18'
 * ```
 */
export function planGroupChange(roster: Roster, group: Group): { changes: RosterChanges } {
  const before = roster.groups.find(({ id }) => id === group.id)
  if (before === undefined) throw new TrackError('roster/not-in-roster', 'This is no group of the roster')
  const pupils = new Map(roster.pupils.map((pupil) => [pupil.id, pupil]))
  const groups = new Map([...roster.groups, group].map((one) => [one.id, one]))
  const moved = roster.memberships.filter(({ groupId }) => groupId === group.id)
  const pupilIds = new Set(moved.map(({ pupilId }) => pupilId))
  const near = roster.memberships.filter(({ pupilId }) => pupilIds.has(pupilId))
  const after: Roster = {
    ...roster,
    groups: roster.groups.map((one) => (one.id === group.id ? group : one)),
    memberships: [
      ...roster.memberships.filter(({ groupId }) => groupId !== group.id),
      ...moved.flatMap((row) => {
        const wasCut = row.until !== null && row.until === before.endsOn && row.until !== group.endsOn
        const open = wasCut ? reopened(row, { moved: near, groups }) : row
        return upTo(open, earliest(group.endsOn, wasCut ? pupils.get(row.pupilId)?.leftOn : null))
      }),
    ],
  }
  return { changes: changesBetween(roster, after) }
}

/** As it would go on: until its group ends, or until the pupil's next stay there (or in another class, if it is one). */
function reopened(
  row: Membership,
  { moved, groups }: { readonly moved: readonly Membership[]; readonly groups: ReadonlyMap<string, Group> },
): Membership {
  const isClass = ({ groupId }: Membership) => groups.get(groupId)?.kind === 'class'
  const next = moved
    .filter((other) => other.pupilId === row.pupilId && other.from > row.from)
    .filter((other) => other.groupId === row.groupId || (isClass(other) && isClass(row)))
    .map(({ from }) => plusDays(from, -1))
  return { ...row, until: earliest(groups.get(row.groupId)?.endsOn, ...next) }
}

function upTo(row: Membership, lastDay: CalendarDate | null): Membership[] {
  if (lastDay === null || (row.until !== null && row.until <= lastDay)) return [row]
  return row.from > lastDay ? [] : [{ ...row, until: lastDay }]
}

function joinsLater(row: number, joinedOn: CalendarDate): Issue {
  const message = `This pupil joins on ${joinedOn}: choose that day or a later one, or change the day they join`
  return { row, field: 'pupilIds', code: 'roster/joins-later', message, severity: 'error' }
}
