import type { Condition } from '@track/descriptors'
import { expect, it } from 'vitest'
import {
  category,
  correspondence,
  described,
  meanMark,
  onTrack,
  scale,
  secured,
  toCalculation,
  toConditions,
  toInput,
  toRule,
  toScale,
  toSet,
} from '../../test/fixtures.js'
import { calculatePage, explainCell, type PageInput, PageNote, pageNotes } from '../index.js'

const fromJanuary = { effectiveFrom: '2026-01-01', recordedAt: '2025-12-20T09:00:00.000Z' } as const
const notesOf = (input: PageInput) => pageNotes(input).map(({ text }) => text)

it('has nothing to say of a page on which nothing changed', () => {
  expect(pageNotes(toInput({ definition: { columns: [secured, onTrack, meanMark] } }))).toEqual([])
})

it('says from when another rule counts, and no cell before it changes', () => {
  const rules = [toRule(75), toRule(80, fromJanuary)]
  const input = toInput({ definition: { columns: [secured, onTrack] }, rules })
  expect(pageNotes(input)).toEqual([
    {
      kind: 'rule-changed',
      text: '“Three quarters” is 75 % until 31 December 2025 and 80 % from 1 January 2026.',
      on: '2026-01-01',
      columns: [1],
      ids: ['rule'],
    },
  ])
  for (const note of pageNotes(input)) expect(PageNote.parse(note)).toEqual(note)
  const told = explainCell(input, { groupId: 'all', column: 1, date: 1 }).find(({ about }) => about === 'rule')
  expect(told?.text).toBe(
    '“Three quarters”, in force since 2026-01-01: at least 80 % of the objectives taught are secured. Exactly 80 % is enough.',
  )
})

it('says what a rule of several conditions asked before and asks now, in the words of the school', () => {
  const tagged: Condition = { kind: 'secured-percent', percentAtLeast: 100, of: 'taught', tags: ['key'] }
  const rule = toConditions(tagged, { kind: 'word', measureId: 'attainment', descriptorIds: ['expected', 'greater'] })
  const input = toInput({
    definition: { columns: [onTrack] },
    rules: [toRule(75), toRule(0, { rule, ...fromJanuary })],
    sets: [toSet('words', ['working', 'expected', 'greater'])],
    measures: [{ id: 'attainment', name: 'Attainment' }],
  })
  expect(notesOf(input)).toEqual([
    'The words of “words” are the teacher’s own judgement.',
    '“Three quarters” changed on 1 January 2026. Until 31 December 2025: at least 75 % of the objectives taught are secured. From 1 January 2026: at least 100 % of the key objectives taught are secured and the word in “Attainment” is “EXPECTED” or “GREATER”.',
  ])
})

it('does not take a new name for a new rule, and says when a rule begins', () => {
  expect(
    notesOf(
      toInput({ definition: { columns: [onTrack] }, rules: [toRule(75), toRule(75, { name: 'New', ...fromJanuary })] }),
    ),
  ).toEqual([])
  expect(notesOf(toInput({ definition: { columns: [onTrack] }, rules: [toRule(75, fromJanuary)] }))).toEqual([
    '“Three quarters” counts from 1 January 2026: at least 75 % of the objectives taught are secured. Until 31 December 2025 there was no rule.',
  ])
})

it('says when the line of a scale moved, to the columns that read it', () => {
  const stricter = toScale('depth', ['not-yet', 'emerging', 'secure', 'deep'], 'deep', fromJanuary)
  const input = toInput({ definition: { columns: [meanMark, secured] }, scales: [scale, stricter] })
  expect(pageNotes(input)).toMatchObject([
    {
      kind: 'scale-changed',
      text: 'In “depth” secured begins at “secure” until 31 December 2025 and at “deep” from 1 January 2026.',
      columns: [1],
      ids: ['depth'],
    },
  ])
  const renamed = toScale('depth', ['not-yet', 'emerging', 'secure', 'deep'], 'secure', {
    name: 'Words',
    ...fromJanuary,
  })
  expect(notesOf({ ...input, scales: [scale, renamed] })).toEqual([])
})

it('says how several judgements become one, unless it is always the latest', () => {
  const under = (...calculations: ReturnType<typeof toCalculation>[]) =>
    notesOf(toInput({ definition: { columns: [secured, meanMark] }, calculations }))
  expect(under(toCalculation({ method: 'latest' }))).toEqual([])
  expect(under(toCalculation({ method: 'decaying-average', decay: 0.65 }))).toEqual([
    'Where an objective was judged more than once, an average in which each newer one weighs 65 % counts.',
  ])
  expect(under(toCalculation({ method: 'highest' }, fromJanuary))).toEqual([
    'Where an objective was judged more than once, the latest counts until 31 December 2025 and the highest from 1 January 2026.',
  ])
})

it('says on which day the objective list changed (E22)', () => {
  const depths = ['secure', 'secure', 'emerging', 'secure', 'secure']
  const ids = ['o1', 'o2', 'o3', 'o4', 'o5', 'o5a', 'o5b']
  const judged = (objectiveId: string, value: string, observedOn: '2026-01-15' | '2026-02-20') => ({
    id: objectiveId,
    pupilId: 'ada',
    objectiveId,
    measureId: null,
    track: 'teacher' as const,
    value,
    observedOn,
    recordedAt: `${observedOn}T12:00:00.000Z`,
  })
  const revision = {
    replacedIds: ['o5'],
    addedIds: ['o5a', 'o5b'],
    on: '2026-02-01',
    recordedAt: '2026-02-01T09:00:00.000Z',
  } as const
  const input = toInput({
    definition: {
      columns: [meanMark, secured],
      dates: [
        { label: 'January', on: '2026-01-31' },
        { label: 'March', on: '2026-03-13' },
      ],
    },
    groups: [{ id: 'all', members: [['ada'], ['ada']] }],
    taught: [
      { subjectId: 'maths', pupilIds: ['ada'], objectiveIds: [ids.slice(0, 5), ids.filter((id) => id !== 'o5')] },
    ],
    entries: [
      ...depths.map((depth, place) => judged(ids[place]!, depth, '2026-01-15')),
      judged('o5a', 'secure', '2026-02-20'),
      judged('o5b', 'emerging', '2026-02-20'),
    ],
    objectives: ids.map((id) => ({ id, scaleId: 'depth' })),
    revisions: [
      { id: 'split', ...revision },
      { id: 'elsewhere', ...revision, replacedIds: ['e1'], addedIds: [] },
    ],
  })
  expect(calculatePage(input).rows[0]!.cells[1]!.map(({ value }) => value)).toEqual([80, 67])
  expect(pageNotes(input)).toEqual([
    {
      kind: 'objectives-changed',
      text: 'The objective list changed on 1 February 2026.',
      on: '2026-02-01',
      columns: [1],
      ids: ['split'],
    },
  ])
})

it('says nothing of a list that nobody on the page is taught', () => {
  const others = { subjectId: 'maths', pupilIds: ['zoe'], objectiveIds: [['z1'], ['z2']] }
  const recordedAt = '2026-02-01T09:00:00.000Z'
  const revisions = [{ id: 'r', on: '2026-02-01' as const, replacedIds: ['z1'], addedIds: ['z2'], recordedAt }]
  const { taught } = toInput({})
  expect(notesOf(toInput({ taught: [...taught, others], revisions }))).toEqual([])
})

it('says how the words of the columns are to be read, and that a page is age-related', () => {
  const input = toInput({
    definition: { columns: [secured, described, category], scope: 'age-related' },
    sets: [
      toSet('school', ['working', 'expected', 'greater'], { name: 'Attainment', meaning: 'competence' }),
      toSet('pre', ['pk6'], { name: 'Pre-key stage', meaning: 'coverage' }),
      toSet('effort', ['keen']),
    ],
    correspondences: [correspondence],
  })
  expect(pageNotes(input).map(({ kind, text, columns }) => [kind, text, columns])).toEqual([
    [
      'scope',
      'Age-related view: every pupil is read against the programme of their class, also one who works in another programme.',
      [],
    ],
    ['meaning', 'The words of “Pre-key stage” mean coverage of what is planned for the year.', [2]],
    ['meaning', 'The words of “Attainment” mean competence in what was taught so far.', [1, 2]],
  ])
  const told = Object.fromEntries(
    explainCell(input, { groupId: 'all', column: 0, date: 0 }).map(({ about, text }) => [about, text]),
  )
  expect(told.definition).toContain('in the programme of their class')
  expect(told.scope).toContain('Age-related view')
})
