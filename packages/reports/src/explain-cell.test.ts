import { expect, it } from 'vitest'
import {
  category,
  correspondence,
  described,
  judgement,
  matched,
  meanMark,
  meanNumber,
  onTrack,
  pooled,
  progress,
  scale,
  secured,
  toInput,
  toRule,
  toSet,
  word,
} from '../test/fixtures.js'
import { explainCell, type PageColumn, type PageInput, pupilsBehindCell } from './index.js'

const autumnCell = { groupId: 'all', column: 0, date: 0 }
const springCell = { ...autumnCell, date: 1 }
const told = (input: PageInput, position = autumnCell) =>
  Object.fromEntries(explainCell(input, position).map(({ about, text }) => [about, text]))

it('tells the whole story of a number', () => {
  expect(told(toInput({ definition: { columns: [onTrack] } }), springCell)).toEqual({
    definition: "The share of pupils who meet the school's own rule for being on track, each in their own programme.",
    rule: '“Three quarters”, in force since 2020-09-01: at least 75 % of the objectives taught are secured. Exactly 75 % is enough.',
    scale: 'Secured begins at “secure” of “depth”, in force since 2020-09-01.',
    'as-of': 'Spring: what was observed by 2026-03-27, with everything recorded since.',
    membership: 'The group is the pupils who belong to it on 2026-03-27, the last date of the page, in every column.',
    inputs: '0 of 2 pupils are on track.',
    counted: '2 of 2 pupils are counted.',
    rounding: 'Calculated exactly and rounded once, half away from zero, to whole percent.',
  })
})

it('says who is not counted, why, and that it is not a 0', () => {
  const input = toInput({ entries: [judgement('ada', 'm1', 'secure')], definition: { membership: 'as-at-each-date' } })
  expect(told(input)).toMatchObject({
    membership: 'The group is the pupils who belonged to it on 2025-12-12.',
    counted: '1 of 2 pupils is counted.',
    'without-data': '1 pupil without data is left out, not counted as 0: no judgement yet (1).',
  })
  expect(told(toInput({ definition: { columns: [meanMark] } }), springCell)).toMatchObject({
    inputs: 'The marks add up to 90.5, divided by 1 pupil.',
    codes: 'Left out because a code stands in place of a number: A (1).',
    rounding: 'Calculated exactly and rounded once, half away from zero, to one decimal.',
  })
  expect(told(toInput({ definition: { columns: [matched] } }))['not-matched']).toBe(
    '1 pupil is left out for lack of a number on another date of the page.',
  )
})

it('tells the two averages apart', () => {
  expect(told(toInput({ definition: { columns: [secured] } })).definition).toContain('every pupil weighs the same')
  expect(told(toInput({ definition: { columns: [pooled] } }))).toMatchObject({
    definition: expect.stringContaining('A pupil with more objectives weighs more'),
    inputs: '3 of 4 taught objectives are secured.',
  })
})

it('names the words and categories that a number counts', () => {
  const input = toInput({
    definition: { columns: [described, category] },
    entries: [word('ada', 'expected')],
    sets: [toSet('school', ['working', 'expected', 'greater'])],
    correspondences: [correspondence],
    measures: [{ id: 'attainment', name: 'Attainment' }],
  })
  expect(told(input)).toMatchObject({
    definition:
      'The share of pupils whose word in “Attainment” is “EXPECTED” or “GREATER”, of the pupils who have a word by then.',
    inputs: '1 of 1 pupil with a word is described so.',
    'without-data': '1 pupil without data is left out, not counted as 0: no word yet (1).',
    rounding: 'Calculated exactly and rounded once, half away from zero, to whole percent.',
  })
  expect(told(input, { ...autumnCell, column: 1 })).toMatchObject({
    definition:
      'The share of pupils whose word in “Attainment” stands for “At” by “Bands”, of the pupils who have a word by then. A word that stands in no category counts as one of its own.',
    inputs: '1 of 1 pupil with a word is in this category.',
  })
})

it('says what progress is counted from, and what numbers are', () => {
  const numbered = { ...scale, codes: scale.codes.map((code, number) => ({ ...code, number })) }
  const input = toInput({ definition: { columns: [progress('deepened'), meanNumber] }, scales: [numbered] })
  expect(told(input, springCell)).toMatchObject({
    definition:
      'For each pupil, of the objectives taught in their own programme: how many of those judged on both days are deeper since the first date of the page. Both days are read by the words and the calculation in force on the later one. The number is the mean of the pupils judged by both days.',
    inputs: 'What changed adds up to 0, divided by 2 pupils.',
    rounding: 'Calculated exactly and rounded once, half away from zero, to one decimal.',
  })
  expect(told(input).blank).toBe('There is no earlier date on the page to measure from.')
  expect(told(input, { ...autumnCell, column: 1 })).toMatchObject({
    definition: expect.stringContaining('the mean of the numbers that the school gave to its depths'),
    inputs: "The pupils' means add up to 4, divided by 2 pupils.",
  })
})

it('says that no rule was in force, and what was known', () => {
  const input = toInput({
    definition: { columns: [onTrack] },
    rules: [toRule(75, { effectiveFrom: '2026-01-01' })],
    asKnown: '2026-02-01T00:00:00.000Z',
  })
  expect(told(input)).toMatchObject({
    rule: 'No version of the rule was in force on 2025-12-12.',
    'as-of': 'Autumn: what was observed by 2025-12-12, as recorded by 2026-02-01T00:00:00.000Z.',
    'without-data': '2 pupils without data are left out, not counted as 0: no rule in force (2).',
  })
})

it('gives nothing away about a hidden number', () => {
  const input = toInput({ definition: { minimumGroup: 3 } })
  const parts = explainCell(input, autumnCell)
  expect(parts.map(({ about }) => about)).toEqual(['definition', 'scale', 'as-of', 'membership', 'hidden', 'rounding'])
  expect(told(input).hidden).toBe(
    'Hidden: a number for fewer than 3 pupils could be traced to one of them, here or by subtraction.',
  )
  expect(pupilsBehindCell(input, autumnCell)).toMatchObject({ counted: [], notCounted: [], cell: { n: null } })
})

it('carries the facts beside the words, as JSON, and names no pupil', () => {
  const parts = explainCell(toInput({ definition: { columns: [meanMark] } }), springCell)
  expect(Object.fromEntries(parts.map(({ about, facts }) => [about, facts]))).toMatchObject({
    definition: { kind: 'mean-mark', matched: false },
    'as-of': { label: 'Spring', on: '2026-03-27', asKnown: null },
    inputs: { numerator: 90.5, denominator: 1 },
    counted: { n: 1, members: 2 },
    codes: { A: 1 },
  })
  expect(JSON.parse(JSON.stringify(parts))).toStrictEqual(parts)
  expect(JSON.stringify(parts)).not.toMatch(/\b(ada|ben)\b/)
})

it('has for every measure its definition, dates, group, counts and rounding, and what is divided by what', () => {
  const change = { since: { kind: 'first-date' }, pupils: 'raw' } as const
  const columns: PageColumn[] = [
    secured,
    pooled,
    { ...pooled, show: 'count' },
    { ...onTrack, show: 'count' },
    onTrack,
    meanMark,
    matched,
    described,
    category,
    meanNumber,
    progress('deepened'),
    { ...secured, change },
    { ...onTrack, change },
    { ...meanMark, change: { since: { kind: 'date-before' }, pupils: 'matched' } },
  ]
  const numbered = { ...scale, codes: scale.codes.map((code, number) => ({ ...code, number })) }
  const words = ['ada', 'ben'].map((pupilId) => word(pupilId, 'expected'))
  const input = toInput({
    definition: { columns, audienceId: 'governors', groupIds: ['both'], combined: [BOTH] },
    groups: NAMED,
    entries: [...toInput({}).entries, ...words],
    correspondences: [correspondence],
    scales: [numbered],
    audiences: [{ id: 'governors', name: 'Governors' }],
  })
  for (const [place, column] of columns.entries()) {
    const text = told(input, { groupId: 'both', column: place, date: 1 })
    for (const about of ['definition', 'as-of', 'membership', 'audience', 'counted', 'rounding'])
      expect(text).toHaveProperty(about)
    expect(text).toHaveProperty(column.change ? 'change' : 'inputs')
    if (column.measure.kind === 'on-track') expect(text).toHaveProperty('rule')
  }
})

const BOTH = { id: 'both', groupIds: ['y4', 'pp'], take: 'all-of' as const }
const NAMED = [
  {
    id: 'y4',
    name: 'Year 4',
    members: [
      ['ada', 'ben'],
      ['ada', 'ben', 'cai'],
    ],
  },
  {
    id: 'pp',
    name: 'pupil premium',
    members: [
      ['ada', 'ben'],
      ['ada', 'ben'],
    ],
  },
]

it('says of whom a combined row is, for whom the page is, and how many in the place of what share (REP-1)', () => {
  const input = toInput({
    definition: {
      groupIds: ['both'],
      combined: [BOTH],
      columns: [{ ...onTrack, show: 'count' }, { ...secured, show: 'count' }, secured],
      audienceId: 'governors',
      minimumGroup: 2,
    },
    groups: NAMED,
    audiences: [{ id: 'governors', name: 'Governors' }],
  })
  const cell = { groupId: 'both', column: 0, date: 0 }
  expect(told(input, cell)).toMatchObject({
    definition: "The number of pupils who meet the school's own rule for being on track, each in their own programme.",
    membership:
      'The group is the pupils in Year 4 and in pupil premium on 2026-03-27, the last date of the page, in every column.',
    audience: 'The page is for “Governors”: no number of a group of fewer than 2 pupils is shown.',
    inputs: '1 of 2 pupils is on track.',
    rounding: 'Counted: nothing is rounded.',
  })
  expect(told(input, { ...cell, column: 1 })).toMatchObject({
    definition:
      'How many of the objectives taught to the pupils counted are secured, all added up. A taught objective that nobody has assessed yet counts as not secured; only a pupil with no judgement at all is left out.',
    inputs: '3 of 4 taught objectives are secured.',
  })
  expect(told(input, { ...cell, column: 2 }).inputs).toBe("The mean of 2 pupils' own percentages.")
})

it('says of a change by which rule each end is read, where that is not the same', () => {
  const rules = [toRule(75), toRule(80, { effectiveFrom: '2026-01-01', recordedAt: '2025-12-20T09:00:00.000Z' })]
  const change = { since: { kind: 'first-date' }, pupils: 'raw' } as const
  const input = toInput({ definition: { columns: [{ ...onTrack, change }] }, rules })
  const parts = explainCell(input, springCell)
  expect(parts.filter(({ about }) => about === 'rule').map(({ facts }) => facts.effectiveFrom)).toEqual([
    '2026-01-01',
    '2020-09-01',
  ])
  expect(parts.find(({ about }) => about === 'change')?.text).toBe(
    'From 50 on 12 December 2025 (2 pupils) to 0 on 27 March 2026 (2 pupils): 50 percentage points less. The same pupils are counted at both ends.',
  )
  expect(told(input).blank).toBe('There is no earlier date on the page to measure from.')
})

it('says of every number of what is secured, once, that what nobody assessed is not secured', () => {
  const change = { since: { kind: 'first-date' }, pupils: 'raw' } as const
  const columns: PageColumn[] = [secured, pooled, { ...secured, show: 'count' }, { ...pooled, change }]
  const input = toInput({ definition: { columns } })
  for (const column of columns.keys()) {
    const text = explainCell(input, { ...springCell, column })
      .map((part) => part.text)
      .join(' ')
    expect(text.match(/nobody has assessed yet counts as not secured/g)).toHaveLength(1)
  }
  expect(told(toInput({ definition: { columns: [onTrack] } })).definition).not.toContain('nobody has assessed')
})

it('calls a date that has no label by its day alone', () => {
  const input = toInput({
    definition: { dates: [{ label: '', on: '2025-12-12' }] },
    groups: [{ id: 'all', members: [['ada']] }],
    taught: [],
  })
  expect(told(input)['as-of']).toBe('What was observed by 2025-12-12, with everything recorded since.')
})

it('says a sum that has no end in few digits', () => {
  const numbered = { ...scale, codes: scale.codes.map((code, number) => ({ ...code, number })) }
  const entries = [
    judgement('ada', 'm1', 'deep'),
    judgement('ada', 'm2', 'secure'),
    judgement('ada', 'm3', 'secure', '2026-01-20'),
  ]
  const input = toInput({ definition: { columns: [meanNumber] }, scales: [numbered], entries })
  expect(told(input, springCell).inputs).toBe("The pupils' means add up to 2.33, divided by 1 pupil.")
})

it('says of a change by which scale each end is read, where that is not the same', () => {
  const change = { since: { kind: 'first-date' }, pupils: 'raw' } as const
  const later = { ...scale, secureFrom: 'deep', effectiveFrom: '2026-01-01' } as const
  const input = toInput({
    definition: { columns: [{ ...secured, change }] },
    scales: [scale, { ...later, recordedAt: '2025-12-20T09:00:00.000Z' }],
  })
  const scales = explainCell(input, springCell).filter(({ about }) => about === 'scale')
  expect(scales.map(({ text }) => text)).toEqual([
    'Secured begins at “deep” of “depth”, in force since 2026-01-01.',
    'Secured begins at “secure” of “depth”, in force since 2020-09-01.',
  ])
})
