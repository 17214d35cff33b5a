import { type CalendarDate, type Issue, TrackError } from '@track/kernel'
import { earliest } from './earliest.js'
import { moveWithin } from './move-within.js'
import type { Roster } from './roster.js'
import { changesBetween, type RosterChanges } from './roster-changes.js'

/**
 * What changes when pupils go to another class on a day, which may lie in the past: one class at a time, from that day on.
 *
 * The day before is their last in every other class (`moveWithin` says what becomes of plans); other kinds of group are left alone. A
 * pupil who was in no class is in this one from that day. Membership ends with the class, or with the pupil's time at the school.
 * Issues name what does not fit (a class that is not open on that day, a pupil who has left by then); with one, nothing changes.
 *
 * @example
 * ```ts
 * import { planClassMove } from '@track/roster'
 *
 * const roster = {
 *   pupils: [{ id: 'ada' }],
 *   groups: [{ id: '4-elm', kind: 'class', name: '4 Elm', position: 0 }],
 *   memberships: [{ groupId: '4-oak', pupilId: 'ada', from: '2026-09-01', until: null }],
 *   registeredYears: [],
 * } as const
 * planClassMove(roster, { pupilIds: ['ada'], toClassId: '4-elm', on: '2026-11-02' }).issues // => []
 * ```
 */
export function planClassMove(
  roster: Roster,
  {
    pupilIds,
    toClassId,
    on,
  }: { readonly pupilIds: readonly string[]; readonly toClassId: string; readonly on: CalendarDate },
): { changes: RosterChanges; issues: Issue[] } {
  const group = roster.groups.find(({ id }) => id === toClassId)
  if (group === undefined) throw new TrackError('roster/not-in-roster', 'toClassId names no group of the roster')
  const issues = checkClass(group, on)
  const pupils = new Map(roster.pupils.map((pupil) => [pupil.id, pupil]))
  const classIds = new Set([toClassId, ...roster.groups.filter(({ kind }) => kind === 'class').map(({ id }) => id)])
  const moving = new Set(pupilIds)
  let family = roster.memberships.filter(({ groupId, pupilId }) => moving.has(pupilId) && classIds.has(groupId))
  const others = roster.memberships.filter(({ groupId, pupilId }) => !moving.has(pupilId) || !classIds.has(groupId))

  for (const [place, pupilId] of [...moving].entries()) {
    const pupil = pupils.get(pupilId)
    if (pupil === undefined) throw new TrackError('roster/not-in-roster', 'pupilIds names a pupil the roster lacks')
    if (pupil.leftOn !== undefined && pupil.leftOn < on) issues.push(hasLeft(place + 1))
    family = moveWithin(family, { pupilId, groupId: toClassId, on, until: earliest(group.endsOn, pupil.leftOn) })
  }
  const after = issues.length > 0 ? roster : { ...roster, memberships: [...others, ...family] }
  return { changes: changesBetween(roster, after), issues }
}

function checkClass({ kind, startsOn, endsOn }: Roster['groups'][number], on: CalendarDate): Issue[] {
  const issue = (field: string, code: string, message: string): Issue[] => [{ field, code, message, severity: 'error' }]
  if (kind !== 'class')
    return issue(
      'toClassId',
      'roster/not-a-class',
      'This group is not a class: choose a class, or put the pupils in the group',
    )
  if (startsOn !== undefined && on < startsOn)
    return issue('on', 'roster/class-not-open', `This class starts on ${startsOn}: choose that day or a later one`)
  if (endsOn !== undefined && on > endsOn)
    return issue('on', 'roster/class-not-open', `This class ended on ${endsOn}: choose that day or an earlier one`)
  return []
}

function hasLeft(row: number): Issue {
  const message = 'This pupil has left by that day: take away the day they left, or choose an earlier day'
  return { row, field: 'pupilIds', code: 'roster/has-left', message, severity: 'error' }
}
