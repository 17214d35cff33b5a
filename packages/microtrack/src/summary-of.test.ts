import { expect, test } from 'vitest'
import { log, monday } from '../test/acts.js'
import { aChoice, aCriterion, aLine, aNote, anExit, at } from '../test/notes.js'
import { microtrackOf, summaryOf } from './index.js'

const week = aNote({
  criteria: [
    aCriterion('c1', [
      ['not-yet', at('09:10')],
      ['got-it', at('09:40')],
    ]),
    aCriterion('c2', [
      ['got-it', at('09:10')],
      ['nearly', at('09:40')],
    ]),
  ],
  lines: [
    aLine({ id: 't1', isDone: true }),
    aLine({
      id: 't2',
      isDone: true,
      choice: aChoice(['game', 'cards', 'number line'], {
        attempts: [
          ['cards', null],
          ['game', at('09:20')],
          ['cards', at('09:30')],
        ],
      }),
    }),
    aLine({ id: 't3', counts: 2, done: 1 }),
    aLine({ id: 't4', from: 'carried' }),
    aLine({ id: 'o1', from: 'own', text: 'swept the floor', isDone: true, createdBy: 'pupil' }),
  ],
  moveOn: [aLine({ id: 'm1', from: 'move-on', isDone: true }), aLine({ id: 'm2', from: 'move-on' })],
  isMoveOnOpen: true,
  exit: anExit({ success: 'I found one on my own', startNext: 'the number line' }),
})

test('the end of a period says what was accomplished: tasks planned and own, criteria met, what is next (A0-22)', () => {
  expect(summaryOf(week)).toEqual({
    outcome: 'I can find equivalent fractions',
    tasksDone: {
      planned: [
        { id: 't1', text: 'Task t1', done: 1, of: 1 },
        { id: 't2', text: 'Task t2', done: 1, of: 1 },
        { id: 't3', text: 'Task t3', done: 1, of: 2 },
      ],
      own: [{ id: 'o1', text: 'swept the floor', done: 1, of: 1 }],
      movedOn: [{ id: 'm1', text: 'Task m1', done: 1, of: 1 }],
    },
    criteriaMet: [{ id: 'c1', text: 'Criterion c1' }],
    waysTried: [
      { kind: 'practice', text: 'game', isFinished: true },
      { kind: 'practice', text: 'cards', isFinished: true },
    ],
    success: 'I found one on my own',
    next: {
      startNext: 'the number line',
      tasks: [
        { id: 't3', text: 'Task t3' },
        { id: 't4', text: 'Task t4' },
      ],
    },
  })
})

test('in the pupil’s own words where there are any, with no percentage and no rank (A0-04)', () => {
  const summary = summaryOf(week)
  expect([summary.tasksDone.own[0]!.text, summary.success, summary.next.startNext]).toEqual([
    'swept the floor',
    'I found one on my own',
    'the number line',
  ])
  expect(JSON.stringify(summary)).not.toMatch(/percent|rank/i)
  expect(summaryOf(aNote({ exit: anExit({ skipped: true }) }))).toMatchObject({
    success: null,
    next: { startNext: null, tasks: [] },
  })
})

test('when the list is done, what may be moved on to is next, once it is open (A0-23)', () => {
  const done = { ...week, lines: [aLine({ id: 't1', isDone: true })] }
  expect(summaryOf(done).next.tasks.map(({ id }) => id)).toEqual(['m2'])
  expect(summaryOf({ ...done, isMoveOnOpen: false }).next.tasks).toEqual([])
  expect(summaryOf(done).tasksDone.movedOn.map(({ id }) => id)).toEqual(['m1'])
})

test('a note that was ticked, added to and left for another way sums up as it went (A0-22, A0-34)', () => {
  const acts = log(
    { kind: 'build', taskIds: ['practise', 'wall'], carried: [] },
    { kind: 'choose', taskId: 'practise', optionIds: ['cards'] },
    { kind: 'tick', taskId: 'practise', optionId: 'cards' },
    { kind: 'choose', taskId: 'practise', optionIds: ['game'] },
    { kind: 'add', taskId: 'swept', done: true, words: { text: 'swept the floor' } },
    { kind: 'gauge', criterionId: 'c1', gauge: 'got-it' },
    { kind: 'exit', helped: 'partly', skipped: false, words: { success: 'the drawing', startNext: 'the wall' } },
  )
  const { tasksDone, criteriaMet, waysTried, success, next } = summaryOf(microtrackOf(monday, acts, { pupilId: 'ada' }))
  expect([tasksDone.planned, tasksDone.own].map((tasks) => tasks.map(({ id }) => id))).toEqual([
    ['practise'],
    ['swept'],
  ])
  expect(criteriaMet.map(({ id }) => id)).toEqual(['c1'])
  expect(waysTried).toEqual([
    { kind: 'practice', text: 'With cards', isFinished: true },
    { kind: 'practice', text: 'With game', isFinished: false },
  ])
  expect([success, next.startNext, next.tasks.map(({ id }) => id)]).toEqual([
    'the drawing',
    'the wall',
    ['wall', 'three', 'explain', 'check', 'tidy'],
  ])
})

test('a summary travels as JSON', () => {
  expect(JSON.parse(JSON.stringify(summaryOf(week)))).toEqual(summaryOf(week))
})
