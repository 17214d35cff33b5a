import { describe, expect, it } from 'vitest'
import {
  type Choosable,
  datesInOrder,
  definitionOf,
  firstChoice,
  groupName,
  inOrder,
  isClosed,
  isSameChoice,
  knownPart,
  withColumn,
} from './page-choice'

const secured = (subjectId: string) => ({ subjectId, measure: { kind: 'secured', average: 'per-pupil' } }) as const
const group = (id: string, kind: Choosable['groups'][number]['kind'], position = 0) => ({
  id,
  kind,
  name: id,
  position,
  pupils: 30,
  etag: 'one',
})
const every = (name: string) => ({ kind: 'assessment-date', name }) as const
const on = (day: `${number}-${number}-${number}`) => ({ kind: 'fixed', label: '', on: day }) as const
const today = { kind: 'today' } as const
const named = (on: `${number}-${number}-${number}`) => ({ id: on, name: `Look of ${on}`, on })
const choosable: Choosable = {
  school: {
    today: '2026-07-10',
    depthNumbers: false,
    audiences: [{ id: 'staff', name: 'Our own staff', minimumGroup: 0 }],
    academicYears: [
      { name: '2024/25', startsOn: '2024-09-02', endsOn: '2025-08-31' },
      { name: '2025/26', startsOn: '2025-09-01', endsOn: '2026-08-31' },
    ],
    subjects: ['maths', 'reading', 'writing', 'art'].map((id, position) => ({ id, name: id, position })),
    classes: [
      { ...group('oak', 'class'), mine: true },
      { ...group('ash', 'class'), mine: false },
    ],
    assessmentDates: ['2025-07-04', '2025-12-12', '2026-03-27', '2026-07-03', '2026-12-11'].map((on) =>
      named(on as `${number}-${number}-${number}`),
    ),
  },
  groups: [
    group('oak', 'class'),
    group('ash', 'class', 1),
    group('year-5', 'cohort', 1),
    group('year-4', 'cohort'),
    group('pp', 'key-group'),
  ],
  descriptors: {
    rules: [
      {
        id: 'rule',
        name: 'On track',
        rule: { anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast: 75, of: 'taught', tags: [] }] }] },
        effectiveFrom: '2025-09-01',
        recordedAt: '2025-09-01T08:00:00.000Z',
      },
    ],
    measures: [
      { id: 'test', subjectId: 'reading', name: 'Test', codes: [], position: 0, etag: 'v1' },
      { id: 'quiz', subjectId: 'reading', name: 'Quiz', codes: [], position: 1, etag: 'v1' },
    ],
    scales: [],
    sets: [],
    setChoices: [],
    correspondences: [],
  },
}

describe('the first page of a school', () => {
  it('has everyone, the cohorts, the reader’s own class and the key groups; other classes are a choice', () => {
    expect(firstChoice(choosable).groupIds).toEqual(['all', 'year-4', 'year-5', 'oak', 'pp'])
  })

  it('has the subjects with tests: what is secured, who is on track, the mean of the first test', () => {
    expect(firstChoice(choosable).columns).toEqual([
      secured('reading'),
      { subjectId: 'reading', measure: { kind: 'on-track', ruleId: 'rule' } },
      { subjectId: 'reading', measure: { kind: 'mean-mark', measureId: 'test', matched: false } },
    ])
  })

  it('has the first three subjects where there are no tests, and no column for a rule that is not there', () => {
    const { columns } = firstChoice({
      ...choosable,
      descriptors: { ...choosable.descriptors, rules: [], measures: [] },
    })
    expect(columns).toEqual(['maths', 'reading', 'writing'].map(secured))
  })

  it.each([
    ['the last three named dates and today', '2026-07-10', ['2025-12-12', '2026-03-27', '2026-07-03']],
    ['early in the year also those of the year before', '2025-12-20', ['2025-07-04', '2025-12-12']],
    ['today once when it is a named date', '2026-03-27', ['2025-07-04', '2025-12-12']],
    ['before any named date, today', '2025-01-10', []],
  ] as const)('has %s', (_, day, days) => {
    const names = days.map((one) => every(`Look of ${one}`))
    const school = { ...choosable.school, today: day }
    expect(firstChoice({ ...choosable, school }).dates).toEqual([...names, today])
  })

  it('keeps as days those of a name that comes several times a year', () => {
    const assessmentDates = [
      { id: '1', name: 'Tests', on: '2025-12-12' },
      { id: '2', name: 'Tests', on: '2026-03-27' },
    ] as const
    const school = { ...choosable.school, assessmentDates: [...assessmentDates] }
    expect(firstChoice({ ...choosable, school }).dates).toEqual([on('2025-12-12'), every('Tests'), today])
  })

  it('has no class of an earlier year', () => {
    const closed = { ...group('oak', 'class'), endsOn: '2025-08-31' } as const
    expect(firstChoice({ ...choosable, groups: [closed] }).groupIds).toEqual(['all'])
  })
})

describe('a choice', () => {
  it('keeps what the school has and loses the rest', () => {
    const choice = { ...firstChoice(choosable), groupIds: ['gone', 'pp'], columns: [secured('gone'), secured('art')] }
    expect(knownPart(choice, choosable)).toEqual({ ...choice, groupIds: ['pp'], columns: [secured('art')] })
    expect(knownPart({ ...choice, groupIds: ['gone'] }, choosable)).toBeNull()
  })

  it('does not take one subject’s test for another’s', () => {
    const column = { subjectId: 'maths', measure: { kind: 'mean-mark', measureId: 'test', matched: false } } as const
    expect(knownPart({ ...firstChoice(choosable), columns: [column] }, choosable)).toBeNull()
  })

  it('calls dates as the school does, others by their day', () => {
    const dates = [on('2026-03-27'), on('2026-05-01'), today]
    expect(definitionOf({ ...firstChoice(choosable), dates }, choosable.school).definition.dates).toEqual([
      { label: 'Look of 2026-03-27', on: '2026-03-27' },
      { label: '1 May', on: '2026-05-01' },
      { label: '10 Jul', on: '2026-07-10' },
    ])
  })

  it('tells which of its dates are of another year, to come or unknown', () => {
    const dates = [every('Look of 2025-07-04'), every('Look of 2026-12-11'), every('Gone')]
    const { definition, issues } = definitionOf({ ...firstChoice(choosable), dates }, choosable.school)
    expect(definition.dates).toEqual([{ label: 'Look of 2025-07-04 2024/25', on: '2025-07-04' }])
    expect(issues.map(({ code }) => code)).toEqual([
      'reports/date-of-earlier-year',
      'reports/date-to-come',
      'reports/no-such-date',
    ])
  })

  it('puts its dates in the order of the calendar, those to come last', () => {
    const dates = [every('Look of 2026-12-11'), today, every('Look of 2026-03-27'), on('2025-01-01')]
    expect(datesInOrder(dates, choosable.school)).toEqual([dates[3], dates[2], dates[1], dates[0]])
  })

  it('is the same whatever it is called elsewhere, and another with one heading changed', () => {
    const choice = firstChoice(choosable)
    expect(isSameChoice(choice, JSON.parse(JSON.stringify(choice)))).toBe(true)
    const columns = choice.columns.map((column) => ({ ...column, label: 'Secure' }))
    expect(isSameChoice(choice, { ...choice, columns })).toBe(false)
    expect(isSameChoice(choice, { ...choice, paper: 'a3' })).toBe(false)
    expect(isSameChoice(choice, { ...choice, dates: [today] })).toBe(false)
  })

  it('calls a class of an earlier year by its year, and no other', () => {
    const { school } = choosable
    const closed = { ...group('4 Oak', 'class'), endsOn: '2025-08-31' } as const
    const open = { ...group('4 Oak', 'class'), endsOn: '2026-08-31' } as const
    expect([closed, open].map((one) => [groupName(one, school), isClosed(one, school)])).toEqual([
      ['4 Oak (2024/25)', true],
      ['4 Oak', false],
    ])
  })

  it('takes a new column beside the others of its subject', () => {
    const pooled = { subjectId: 'maths', measure: { kind: 'secured', average: 'pooled' } } as const
    expect(withColumn([secured('maths'), secured('art')], pooled)).toEqual([secured('maths'), pooled, secured('art')])
    expect(withColumn([secured('art')], pooled)).toEqual([secured('art'), pooled])
  })

  it('lists groups by kind and the school’s own order', () => {
    expect(inOrder(choosable.groups).map(({ id }) => id)).toEqual(['year-4', 'year-5', 'oak', 'ash', 'pp'])
  })
})
