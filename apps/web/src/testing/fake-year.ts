import {
  type ApiErrorCode,
  ClassMove,
  GroupChange,
  Leaving,
  MembershipRemoval,
  type RollOver,
  RollOverChoice,
  RollOverPlan,
  SchoolSettingsChange,
} from '@track/api-contract'
import { plusDays } from '@track/kernel'
import { type Group, type Membership, type Pupil, SchoolCalendar, YEAR_GROUPS } from '@track/roster'
import { school } from './fixtures'

/** What of a school changes with the year: its calendar and settings, who is in which class, moves into a new year. */
export function createFakeYear() {
  const { name, timeZone, recordIn, audiences, academicYears, terms, closures, assessmentDates } = school
  return {
    settings: {
      id: 'settings',
      name,
      timeZone,
      recordIn,
      tapsAWeek: null,
      updatesAnObjective: 3,
      depthNumbers: false,
      audiences,
      wordingGuard: {},
      microtrackLimits: { criteria: { min: 2, max: 3 }, tasks: { min: 4, max: 8 }, tasksAreFirm: false },
      teacherMayAdjustAlone: false,
    },
    calendar: { id: 'calendar', academicYears, terms, closures, assessmentDates },
    rollOvers: [] as RollOver[],
    /** What the API has against the next calendar, with its pointers. */
    calendarFaults: [] as { pointer: string; detail: string }[],
    /** Why a move into a new year cannot be undone. */
    usedSince: null as string | null,
  }
}

interface State extends ReturnType<typeof createFakeYear> {
  pupils: Pupil[]
  groups: Group[]
  memberships: Membership[]
}

interface Tools {
  readonly newId: () => string
  readonly versioned: <T extends { id: string }>(one: T) => T & { etag: string }
  readonly touch: (id: string) => void
  readonly problem: (code: ApiErrorCode, more?: object) => Response
}

/** What a path of the API answers, by the id in it, the body, the query and the version it was asked to change. */
export type FakeRoute = (id: string, body: unknown, query: URLSearchParams, ifMatch: string | null) => unknown

export function yearRoutes(state: State, { newId, versioned, touch, problem }: Tools): Record<string, FakeRoute> {
  /** Changes a thing if its version is the one that was read. */
  const change = <T extends { id: string }>(one: T, ifMatch: string | null, next: Partial<T>) => {
    if (ifMatch !== versioned(one).etag) return problem('request/changed-meanwhile')
    Object.assign(one, next)
    touch(one.id)
    return versioned(one)
  }
  const plan = (body: unknown): RollOverPlan => {
    const asked = RollOverChoice.partial({ classes: true }).parse(body)
    const classes = asked.classes ?? state.groups.map(({ id, name }) => ({ groupId: id, into: nextName(name) }))
    const inClass = (groupId: string) =>
      state.memberships.filter((one) => one.groupId === groupId && one.until === null).map(({ pupilId }) => pupilId)
    const staying = (ids: readonly string[]) => ids.filter((id) => asked.stayingPupilIds.includes(id))
    const names = new Set([...classes.flatMap(({ into }) => into ?? []), ...asked.newClasses])
    return RollOverPlan.parse({
      startsOn: asked.startsOn,
      lastDay: plusDays(asked.startsOn, -1),
      choice: { ...asked, classes },
      classes: state.groups.map(({ id, name }) => {
        const into = classes.find(({ groupId }) => groupId === id)?.into ?? null
        const pupils = inClass(id)
        return {
          groupId: id,
          name,
          pupils: pupils.length,
          into,
          leaving: into === null ? pupils.length - staying(pupils).length : 0,
          staying: staying(pupils).length,
        }
      }),
      newClasses: [...names].map((name) => {
        const from = classes.filter(({ into }) => into === name).flatMap(({ groupId }) => inClass(groupId))
        return {
          name,
          pupils: from.length - staying(from).length,
          years: from.length > 0 ? ['5'] : [],
          likeGroupId: state.groups.find((group) => group.name === name)?.id ?? null,
        }
      }),
      cohorts: [{ name: 'Year 5', pupils: 30 }],
      leavers: classes.filter(({ into }) => into === null).flatMap(({ groupId }) => inClass(groupId)).length,
      notes: [{ code: 'empty-class', message: '5 Ash has no pupils.' }],
    })
  }

  return {
    'GET settings': () => versioned(state.settings),
    'PATCH settings': (_id, body, _query, ifMatch) =>
      change(state.settings, ifMatch, SchoolSettingsChange.parse(body) as Partial<typeof state.settings>),
    'GET calendar': () => versioned(state.calendar),
    'PUT calendar': (_id, body, _query, ifMatch) => {
      const errors = state.calendarFaults.map((fault) => ({ ...fault, code: 'calendar' }))
      if (errors.length > 0) return problem('request/invalid', { errors })
      return change(state.calendar, ifMatch, SchoolCalendar.parse(body))
    },
    'GET roster/pupils/:id/memberships': (id) => ({
      memberships: state.memberships
        .filter(({ pupilId }) => pupilId === id)
        .map((one) => ({ ...one, ...pick(state.groups.find((group) => group.id === one.groupId)!) })),
    }),
    'POST roster/memberships/removals': (_id, body) => {
      const { memberships } = MembershipRemoval.parse(body)
      state.memberships = state.memberships.filter(
        (one) =>
          !memberships.some(
            ({ groupId, pupilId, from }) => groupId === one.groupId && pupilId === one.pupilId && from === one.from,
          ),
      )
      return null
    },
    'POST roster/moves': (_id, body) => {
      const { pupilIds, toClassId, on } = ClassMove.parse(body)
      const lastDay = plusDays(on, -1)
      state.memberships = state.memberships.map((one) =>
        pupilIds.includes(one.pupilId) && one.until === null ? { ...one, until: lastDay } : one,
      )
      for (const pupilId of pupilIds) state.memberships.push({ groupId: toClassId, pupilId, from: on, until: null })
      return null
    },
    'POST roster/leavers': (_id, body) => {
      const { pupilIds, lastDay } = Leaving.parse(body)
      for (const pupil of state.pupils) if (pupilIds.includes(pupil.id)) pupil.leftOn = lastDay
      state.memberships = state.memberships.map((one) =>
        pupilIds.includes(one.pupilId) && one.until === null ? { ...one, until: lastDay } : one,
      )
      return null
    },
    'PATCH roster/groups/:id': (id, body, _query, ifMatch) => {
      const group = state.groups.find((one) => one.id === id)!
      return change(group, ifMatch, GroupChange.parse(body) as Partial<Group>)
    },
    'DELETE roster/groups/:id': (id, _body, _query, ifMatch) => {
      if (state.memberships.some(({ groupId }) => groupId === id)) return problem('roster/in-use')
      if (ifMatch !== versioned({ id }).etag) return problem('request/changed-meanwhile')
      state.groups = state.groups.filter((one) => one.id !== id)
      return null
    },
    'POST roster/roll-overs/plan': (_id, body) => plan(body),
    'POST roster/roll-overs': (_id, body) => {
      const { startsOn, leavers, newClasses } = plan(body)
      const pupils = newClasses.reduce((sum, one) => sum + one.pupils, 0)
      const doneAt = '2026-03-03T10:00:00.000Z'
      const done: RollOver = { id: newId(), startsOn, doneAt, undoneAt: null, leavers, pupils }
      state.rollOvers.unshift(done)
      return done
    },
    'GET roster/roll-overs': () => ({ rollOvers: state.rollOvers }),
    'POST roster/roll-overs/:id/undo': (id) => {
      if (state.usedSince) return problem('roster/roll-over-in-use', { detail: state.usedSince })
      const done = state.rollOvers.find((one) => one.id === id)!
      done.undoneAt = '2026-03-03T11:00:00.000Z'
      return done
    },
  }
}

function pick({ name, kind }: Group) {
  return { name, kind }
}

/** "4 Oak" becomes "5 Oak"; the last year leaves. */
function nextName(name: string): string | null {
  const year = /^\d/.exec(name)?.[0] ?? ''
  return YEAR_GROUPS.at(-1) === year || year === '6' ? null : name.replace(year, String(Number(year) + 1))
}
