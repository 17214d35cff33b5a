import { type CalendarDate, plusDays } from '@track/kernel'
import fc from 'fast-check'
import type { Group, Membership, RegisteredYear, Roster, RosterPupil } from '../src/index.js'

export const FIRST_DAY: CalendarDate = '2025-09-01'
export const NEW_YEAR: CalendarDate = '2026-09-01'

const CLASSES = ['R Elm', '1 Elm', '2 Elm', '2 Oak', '3/4 Ash', '6 Yew', 'Kingfishers']
const COHORTS = ['Reception', 'Year 1', 'Year 2', 'Class of 2031']
const day = fc.integer({ min: -20, max: 400 }).map((days) => plusDays(FIRST_DAY, days))
const stay = fc.record({ from: day, days: fc.option(fc.integer({ min: 0, max: 300 })) })
const year = fc.constantFrom('R', '1', '2', '3', '6', undefined)

/** A pupil's way through a family of groups: one after the other, so that no day has two. */
function way(groupIds: readonly string[]) {
  return fc.array(fc.record({ groupId: fc.constantFrom(...groupIds), stay }), { maxLength: 3 })
}

interface Life {
  readonly year: RosterPupil['registeredYear']
  readonly joins: number | null
  readonly leaves: number | null
  readonly classes: readonly { groupId: string; stay: { from: CalendarDate; days: number | null } }[]
  readonly cohorts: Life['classes']
  readonly keyGroup: boolean
  readonly laterYear: boolean
}

const groups: readonly Group[] = [
  ...CLASSES.map((name, position): Group => ({ id: name, kind: 'class', name, position })),
  { id: 'next 1 Elm', kind: 'class', name: '1 Elm', position: 1, startsOn: NEW_YEAR },
  { id: 'maths set', kind: 'teaching-group', name: 'Maths set 1', position: 0 },
  ...COHORTS.map((name, position): Group => ({ id: name, kind: 'cohort', name, position })),
  { id: 'pp', kind: 'key-group', name: 'Pupil premium', position: 0 },
]

/** A small school with joiners, leavers, planned moves, a class of next year and pupils without a class or a year. */
export const someRoster: fc.Arbitrary<Roster> = fc
  .array(
    fc.record({
      year,
      joins: fc.option(fc.integer({ min: -20, max: 400 }), { freq: 2 }),
      leaves: fc.option(fc.integer({ min: 100, max: 500 }), { freq: 2 }),
      classes: way([...CLASSES, 'next 1 Elm']),
      cohorts: way(COHORTS),
      keyGroup: fc.boolean(),
      laterYear: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((lives) => rosterOf(lives))

function rosterOf(lives: readonly Life[]): Roster {
  const pupils = lives.map(({ year, joins, leaves }, place): RosterPupil => {
    const joinedOn = joins === null ? undefined : plusDays(FIRST_DAY, joins)
    const leftOn = leaves === null ? undefined : plusDays(FIRST_DAY, Math.max(leaves, joins ?? 0))
    return {
      id: `p${place}`,
      ...(year !== undefined && { registeredYear: year }),
      ...(joinedOn !== undefined && { joinedOn }),
      ...(leftOn !== undefined && { leftOn }),
    }
  })
  const memberships = lives.flatMap(({ classes, cohorts, keyGroup }, place): Membership[] => {
    const pupil = pupils[place]!
    const rows = [...inTurn(classes), ...inTurn(cohorts)].map((row) => ({ ...row, pupilId: pupil.id }))
    if (keyGroup)
      for (const groupId of ['pp', 'maths set']) rows.push({ groupId, pupilId: pupil.id, from: FIRST_DAY, until: null })
    // Whoever has left is in no group any more.
    return rows.flatMap((row): Membership[] => {
      const { leftOn } = pupil
      if (leftOn === undefined || (row.until !== null && row.until <= leftOn)) return [row]
      return row.from > leftOn ? [] : [{ ...row, until: leftOn }]
    })
  })
  const registeredYears = lives.flatMap(({ laterYear }, place): RegisteredYear[] =>
    laterYear ? [{ pupilId: `p${place}`, from: '2026-01-05', year: '2' }] : [],
  )
  return deepFreeze({ pupils, groups: [...groups], memberships, registeredYears })
}

/** Each stay ends before the next begins, and lies in the days of its group. */
function inTurn(stays: Life['classes']): Omit<Membership, 'pupilId'>[] {
  const sorted = stays
    .map(({ groupId, stay }) => ({ groupId, ...stay }))
    .filter(({ groupId, from }) => groupId !== 'next 1 Elm' || from >= NEW_YEAR)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .filter(({ from }, place, all) => all.findIndex((other) => other.from === from) === place)
  return sorted.map(({ groupId, from, days }, place) => {
    const next = sorted[place + 1]
    const wanted = days === null ? null : plusDays(from, days)
    const latest = next ? plusDays(next.from, -1) : null
    const until = latest !== null && (wanted === null || wanted > latest) ? latest : wanted
    return { groupId, from, until }
  })
}

/** Rows in the order of what they say, so that two rosters compare. */
export function canonical({ pupils, groups, memberships, registeredYears }: Roster): unknown {
  const sorted = (rows: readonly object[]) =>
    rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort()
  return [pupils, groups, memberships, registeredYears].map(sorted)
}

/** Ids by what they were made for, so that they do not depend on when. */
export function countedIds(): () => string {
  let next = 0
  return () => `new ${next++}`
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) deepFreeze(part)
  return Object.freeze(value)
}
