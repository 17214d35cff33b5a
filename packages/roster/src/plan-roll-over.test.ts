import { describe, expect, it } from 'vitest'
import { countedIds, deepFreeze } from '../test/some-roster.js'
import {
  applyChanges,
  type Group,
  type Membership,
  membersAsAt,
  nextClassName,
  planClassMove,
  planLeaving,
  planRollOver,
  type RollOverChoice,
  type Roster,
  suggestRollOver,
} from './index.js'

const startsOn = '2026-09-01'
const asClass = (id: string, name: string, position: number): Group => ({ id, kind: 'class', name, position })
const inClass = (groupId: string, ...pupilIds: string[]): Membership[] =>
  pupilIds.map((pupilId) => ({ groupId, pupilId, from: '2025-09-01', until: null }))

/** A one-form primary of three years with a mixed class at its top. */
const roster: Roster = deepFreeze({
  pupils: [
    { id: 'ada', registeredYear: 'R' },
    { id: 'ben', registeredYear: '1' },
    { id: 'cai', registeredYear: 'R' },
    { id: 'dua', registeredYear: '2' },
    { id: 'eve', registeredYear: '3' },
    { id: 'fay', registeredYear: '3', leftOn: '2026-02-13' },
    { id: 'gus' },
  ],
  groups: [
    asClass('r', 'Reception Elm', 0),
    asClass('1', 'Year 1 Elm', 1),
    asClass('23', '2/3 Elm', 2),
    { id: 'set', kind: 'teaching-group', name: 'Maths', position: 0 },
    { id: 'y1', kind: 'cohort', name: 'Year 1', position: 3 },
    { id: 'pp', kind: 'key-group', name: 'Pupil premium', position: 0 },
  ],
  memberships: [
    ...inClass('r', 'ada', 'gus'),
    ...inClass('1', 'ben', 'cai'),
    ...inClass('23', 'dua', 'eve'),
    ...inClass('set', 'dua'),
    ...inClass('y1', 'ben'),
    ...inClass('pp', 'ada', 'eve'),
  ],
  registeredYears: [],
})
const plan = (change: Partial<RollOverChoice> = {}, of = roster) =>
  planRollOver(of, { ...suggestRollOver(of, { startsOn }), ...change }, { newId: countedIds() })

describe('a suggested roll-over', () => {
  it('moves classes on by name, keeps the mixed class for those who are not at the top, and opens the entry class again', () => {
    expect(suggestRollOver(roster, { startsOn })).toEqual({
      startsOn,
      classes: [
        { groupId: 'r', into: 'Year 1 Elm' },
        { groupId: '1', into: 'Year 2 Elm' },
        { groupId: '23', into: '2/3 Elm' },
      ],
      newClasses: ['Reception Elm'],
      stayingPupilIds: [],
    })
  })

  it('takes nobody to leave a school of one year', () => {
    const one: Roster = {
      ...roster,
      groups: [asClass('o', '4 Oak', 0)],
      memberships: inClass('o', 'ada'),
      pupils: [{ id: 'ada' }],
    }
    expect(suggestRollOver(one, { startsOn }).classes).toEqual([{ groupId: 'o', into: '5 Oak' }])
  })
})

describe('planRollOver', () => {
  it('counts what becomes of everybody, and says what to look at', () => {
    const { classes, newClasses, cohorts, leaverIds, goingOnIds, notes } = plan()
    expect(classes.map(({ name, pupils, into, leaving }) => [name, pupils, into, leaving])).toEqual([
      ['Reception Elm', 2, 'Year 1 Elm', 0],
      ['Year 1 Elm', 2, 'Year 2 Elm', 0],
      ['2/3 Elm', 2, '2/3 Elm', 1],
    ])
    expect(newClasses.map(({ name, pupils, years, likeGroupId }) => [name, pupils, years, likeGroupId])).toEqual([
      ['Reception Elm', 0, [], 'r'],
      ['Year 1 Elm', 2, ['1'], '1'],
      ['Year 2 Elm', 2, ['1', '2'], null],
      ['2/3 Elm', 1, ['3'], '23'],
    ])
    expect(cohorts).toEqual([
      { name: 'Year 1', pupils: 0 },
      { name: 'Year 2', pupils: 1 },
    ])
    expect([leaverIds, goingOnIds]).toEqual([['eve'], ['ada', 'ben', 'cai', 'dua', 'gus']])
    expect(notes.map(({ code }) => code)).toEqual(['roll-over/mixed-class', 'roll-over/year-unknown'])
  })

  it('leaves a pupil who stays in the same year and in the class that takes the name of theirs', () => {
    const { changes, newClasses } = plan({ stayingPupilIds: ['ben'] })
    const after = applyChanges(roster, changes)
    const next = newClasses.find(({ name }) => name === 'Year 1 Elm')!
    expect(membersAsAt(after.memberships, { groupId: next.groupId, asOf: startsOn })).toEqual(['ada', 'ben', 'gus'])
    expect(changes.registeredYears.map(({ after: row }) => row!.pupilId)).toEqual(['ada', 'cai', 'dua'])
    expect(membersAsAt(after.memberships, { groupId: 'y1', asOf: startsOn })).toEqual(['ben'])
  })

  it('makes the class for one who stays when nobody else takes its name', () => {
    const { newClasses } = plan({ stayingPupilIds: ['ada'], newClasses: [] })
    expect(newClasses.map(({ name, pupils }) => [name, pupils])).toContainEqual(['Reception Elm', 1])
  })

  it('puts somebody who begins in a class after it closes into the one that takes its name', () => {
    const planned: Membership = { groupId: '1', pupilId: 'new', from: '2026-09-07', until: null }
    const joining: Roster = {
      ...roster,
      pupils: [...roster.pupils, { id: 'new', registeredYear: '1', joinedOn: '2026-09-07' }],
      memberships: [...roster.memberships, planned],
    }
    const { changes, newClasses } = plan({}, joining)
    const next = newClasses.find(({ name }) => name === 'Year 1 Elm')!
    expect(changes.memberships).toContainEqual({ before: planned, after: null })
    expect(changes.memberships).toContainEqual({ before: null, after: { ...planned, groupId: next.groupId } })
    expect(changes.registeredYears.some(({ after }) => after!.pupilId === 'new')).toBe(false)
  })

  it('takes somebody in no class until the new year for a joiner, who neither moves up nor leaves', () => {
    const joining: Roster = {
      ...roster,
      pupils: [...roster.pupils, { id: 'new', registeredYear: '3' }],
      memberships: [...roster.memberships, { groupId: '23', pupilId: 'new', from: startsOn, until: null }],
    }
    const { leaverIds, goingOnIds, changes, notes } = plan({}, joining)
    expect([leaverIds.includes('new'), goingOnIds.includes('new')]).toEqual([false, true])
    expect(changes.registeredYears.some(({ after }) => after!.pupilId === 'new')).toBe(false)
    expect(notes.map(({ code }) => code)).not.toContain('roll-over/in-no-class')
  })

  it('refuses a class that is not of the year that ends, and one named twice, and changes nothing', () => {
    const classes = [
      { groupId: 'set', into: 'Maths' },
      { groupId: '1', into: null },
      { groupId: '1', into: '2 Elm' },
    ]
    const { issues, changes } = plan({ classes })
    expect(issues.map(({ row, code }) => [row, code])).toEqual([
      [1, 'roll-over/not-open'],
      [3, 'roll-over/twice'],
    ])
    expect(Object.values(changes).flat()).toEqual([])
    expect(() => plan({ stayingPupilIds: ['nobody'] })).toThrow(
      expect.objectContaining({ code: 'roster/not-in-roster' }),
    )
  })

  it('warns of a class that nothing follows, of several that become one, and of those who leave early', () => {
    const classes = [
      { groupId: '1', into: 'Year 1 Elm' },
      { groupId: '23', into: null },
    ]
    expect(plan({ classes }).notes.map(({ code }) => code)).toEqual([
      'roll-over/class-left-out',
      'roll-over/mixed-class',
      'roll-over/leaves-early',
      'roll-over/year-unknown',
    ])
    const merged = [
      { groupId: 'r', into: 'year 1 elm' },
      { groupId: '1', into: 'Year 1 Elm' },
    ]
    expect(plan({ classes: merged }).notes.map(({ message }) => message)).toContain(
      '"Reception Elm" and "Year 1 Elm" go on together in "year 1 elm".',
    )
  })
})

it.each([
  ['3 Oak', '4 Oak'],
  ['3Oak', '4Oak'],
  ['Year 3', 'Year 4'],
  ['Y9 Kestrel', 'Y10 Kestrel'],
  ['10X1', '11X1'],
  ['Oak 3', 'Oak 4'],
  ['R Elm', '1 Elm'],
  ['RB', '1B'],
  ['YR Elm', 'Y1 Elm'],
  ['Reception', 'Year 1'],
  ['Reception Elm', 'Year 1 Elm'],
  ['Nursery 1', 'Nursery 2'],
  ['Nursery 2', 'Reception'],
  ['N2 Elm', 'R Elm'],
  ['7/1', '8/1'],
  ['3/4 Oak', '3/4 Oak'],
  ['Years 5 and 6', 'Years 5 and 6'],
  ['R/1 Elm', 'R/1 Elm'],
  ['13A', '13A'],
  ['Robins', 'Robins'],
  ['Rowan', 'Rowan'],
  ['Class of 2031', 'Class of 2031'],
])('a class called %s is likely to become %s', (name, next) => {
  expect(nextClassName(name)).toBe(next)
})

describe('a class move that does not fit', () => {
  const closed: Roster = {
    ...roster,
    groups: [...roster.groups, { ...asClass('c', '4 Elm', 4), startsOn: '2025-09-01', endsOn: '2026-03-31' }],
  }
  it('is refused with what to do', () => {
    const codes = (toClassId: string, on: `${number}-${number}-${number}`, pupilIds = ['ada']) =>
      planClassMove(closed, { pupilIds, toClassId, on }).issues.map(({ row, field, code }) => [row, field, code])
    expect(codes('pp', '2026-01-05')).toEqual([[undefined, 'toClassId', 'roster/not-a-class']])
    expect(codes('c', '2026-04-01')).toEqual([[undefined, 'on', 'roster/class-not-open']])
    expect(codes('c', '2025-08-31')).toEqual([[undefined, 'on', 'roster/class-not-open']])
    expect(codes('1', '2026-03-01', ['ada', 'fay'])).toEqual([[2, 'pupilIds', 'roster/has-left']])
  })

  it('into a class that has closed keeps where the pupil went afterwards', () => {
    const rolled = applyChanges(roster, plan().changes)
    const { changes } = planClassMove(rolled, { pupilIds: ['ben'], toClassId: 'r', on: '2026-05-01' })
    const after = applyChanges(rolled, changes)
    expect(membersAsAt(after.memberships, { groupId: 'r', asOf: '2026-08-31' })).toEqual(['ada', 'ben', 'gus'])
    const where = (of: Roster) => of.memberships.filter(({ pupilId, from }) => pupilId === 'ben' && from === startsOn)
    expect(where(after)).toEqual(where(rolled))
  })
})

it('leaving before the first day is refused', () => {
  const joining: Roster = { ...roster, pupils: [{ id: 'new', joinedOn: '2026-09-07' }] }
  const { issues } = planLeaving(joining, { pupilIds: ['new'], lastDay: '2026-09-06' })
  expect(issues.map(({ row, field, code }) => [row, field, code])).toEqual([[1, 'pupilIds', 'roster/joins-later']])
})
