import { type CalendarDate, compareCodeUnits } from '@track/kernel'
import type { Group, Membership } from './group.js'
import type { RegisteredYear, Roster } from './roster.js'

/** A row as it was and as it is to be: null where it is not there. */
export interface Change<Row> {
  readonly before: Row | null
  readonly after: Row | null
}

/** When a pupil leaves; null for one who does not. */
export interface Leaving {
  readonly pupilId: string
  readonly leftOn: CalendarDate | null
}

/** What is to be written so that one roster becomes another: plain data, to show, to store and to take back. */
export interface RosterChanges {
  readonly groups: readonly Change<Group>[]
  readonly memberships: readonly Change<Membership>[]
  readonly registeredYears: readonly Change<RegisteredYear>[]
  readonly leaving: readonly Change<Leaving>[]
}

/**
 * What has to be written so that `before` becomes `after`: nothing for rows that are the same in both.
 *
 * The changes come in the order of their keys, whatever the order of the rows. Pupils are neither added nor lost: of them, only the
 * day they leave is compared.
 *
 * @example
 * ```ts
 * import { changesBetween } from '@track/roster'
 *
 * const none = { pupils: [], groups: [], memberships: [], registeredYears: [] }
 * const row = { groupId: '4-oak', pupilId: 'ada', from: '2026-09-01', until: null } as const
 * changesBetween(none, { ...none, memberships: [row] }).memberships // => [{ before: null, after: row }]
 * ```
 */
export function changesBetween(before: Roster, after: Roster): RosterChanges {
  return {
    groups: changesOf(before.groups, after.groups, ({ id }) => id),
    memberships: changesOf(before.memberships, after.memberships, membershipKey),
    registeredYears: changesOf(before.registeredYears, after.registeredYears, yearKey),
    leaving: changesOf(leavingsOf(before), leavingsOf(after), ({ pupilId }) => pupilId),
  }
}

/**
 * The roster with the changes made.
 *
 * Rows that no change names stay as they are. Applying the inverse afterwards gives the same roster again.
 */
export function applyChanges(roster: Roster, changes: RosterChanges): Roster {
  const leftOn = new Map(
    changes.leaving.map(({ before, after }) => [(after ?? before)!.pupilId, after?.leftOn ?? undefined]),
  )
  return {
    pupils: roster.pupils.map((pupil) => {
      if (!leftOn.has(pupil.id)) return pupil
      const { leftOn: _, ...rest } = pupil
      const day = leftOn.get(pupil.id)
      return day === undefined ? rest : { ...rest, leftOn: day }
    }),
    groups: applied(roster.groups, changes.groups, ({ id }) => id),
    memberships: applied(roster.memberships, changes.memberships, membershipKey),
    registeredYears: applied(roster.registeredYears, changes.registeredYears, yearKey),
  }
}

/**
 * The changes that take these back.
 *
 * @example
 * ```ts
 * import { invertChanges } from '@track/roster'
 *
 * const leaving = [{ before: { pupilId: 'ada', leftOn: null }, after: { pupilId: 'ada', leftOn: '2026-08-31' } }] as const
 * invertChanges({ groups: [], memberships: [], registeredYears: [], leaving }).leaving[0]?.after // => { pupilId: 'ada', leftOn: null }
 * ```
 */
export function invertChanges({ groups, memberships, registeredYears, leaving }: RosterChanges): RosterChanges {
  return {
    groups: groups.map(inverse),
    memberships: memberships.map(inverse),
    registeredYears: registeredYears.map(inverse),
    leaving: leaving.map(inverse),
  }
}

/**
 * Which of these changes no longer stand as they were made, by part: for an undo, which would overwrite what came after.
 *
 * @example
 * ```ts
 * import { changedSince } from '@track/roster'
 *
 * const roster = { pupils: [{ id: 'ada' }], groups: [], memberships: [], registeredYears: [] }
 * const leaving = [{ before: { pupilId: 'ada', leftOn: null }, after: { pupilId: 'ada', leftOn: '2026-08-31' } }] as const
 * changedSince(roster, { groups: [], memberships: [], registeredYears: [], leaving }) // => ['leaving']
 * ```
 */
export function changedSince(roster: Roster, changes: RosterChanges): (keyof RosterChanges)[] {
  const stands = {
    groups: stand(roster.groups, changes.groups, ({ id }) => id),
    memberships: stand(roster.memberships, changes.memberships, membershipKey),
    registeredYears: stand(roster.registeredYears, changes.registeredYears, yearKey),
    leaving: stand(leavingsOf(roster), changes.leaving, ({ pupilId }) => pupilId),
  }
  return (Object.keys(stands) as (keyof RosterChanges)[]).filter((part) => !stands[part])
}

function membershipKey({ groupId, pupilId, from }: Membership): string {
  return JSON.stringify([groupId, pupilId, from])
}

function yearKey({ pupilId, from }: RegisteredYear): string {
  return JSON.stringify([pupilId, from])
}

function leavingsOf({ pupils }: Roster): Leaving[] {
  return pupils.map(({ id, leftOn = null }) => ({ pupilId: id, leftOn }))
}

function changesOf<Row extends object>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): Change<Row>[] {
  const was = new Map(before.map((row) => [keyOf(row), row]))
  const becomes = new Map(after.map((row) => [keyOf(row), row]))
  const keys = [...new Set([...was.keys(), ...becomes.keys()])].sort(compareCodeUnits)
  return keys
    .map((key) => ({ before: was.get(key) ?? null, after: becomes.get(key) ?? null }))
    .filter((change) => !isSame(change.before, change.after))
}

function applied<Row>(rows: readonly Row[], changes: readonly Change<Row>[], keyOf: (row: Row) => string): Row[] {
  const touched = new Set(changes.map(({ before, after }) => keyOf((after ?? before)!)))
  return [...rows.filter((row) => !touched.has(keyOf(row))), ...changes.flatMap(({ after }) => after ?? [])]
}

function stand<Row extends object>(
  rows: readonly Row[],
  changes: readonly Change<Row>[],
  keyOf: (row: Row) => string,
): boolean {
  const now = new Map(rows.map((row) => [keyOf(row), row]))
  return changes.every(({ before, after }) => isSame(now.get(keyOf((after ?? before)!)) ?? null, after))
}

function inverse<Row>({ before, after }: Change<Row>): Change<Row> {
  return { before: after, after: before }
}

/** A field that is missing is the same as one that is undefined, in whatever order they were written. */
function isSame<Row extends object>(a: Row | null, b: Row | null): boolean {
  if (a === b) return true
  if (a === null || b === null) return false
  return (Object.keys({ ...a, ...b }) as (keyof Row)[]).every((key) => a[key] === b[key])
}
