import { describe, expect, test } from 'vitest'
import { choiceTask, deepFreeze, task } from '../test/acts.js'
import { checkTemplate, dialOf, type Template } from './index.js'

const tasks = (count: number) =>
  Array.from({ length: count }, (_, place) => task(`t${place}`, { criterionIds: ['c1', 'c2'] }))

function template(more: Partial<Template> = {}): Template {
  const criteria = [
    { id: 'c1', text: 'I can show it' },
    { id: 'c2', text: 'I can explain why' },
  ]
  return deepFreeze({ outcomes: ['I can find halves'], criteria, tasks: tasks(6), moveOn: [], questions: [], ...more })
}

function said(more: Partial<Template>, options?: Parameters<typeof checkTemplate>[1]) {
  const { errors, advice } = checkTemplate(template(more), options)
  const where = ({ code, field, row }: { code: string; field?: string | undefined; row?: number | undefined }) =>
    [code.replace('microtrack/', ''), field, row].filter((part) => part !== undefined).join(' ')
  return { errors: errors.map(where), advice: advice.map(where) }
}

const criteria = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ id: `c${place + 1}`, text: 'I can' }))
const FINE = { errors: [], advice: [] }

test('one outcome, two criteria and six tasks that serve them are fine', () => {
  expect(said({})).toEqual(FINE)
})

test.each([0, 2])('%i outcomes are an error (A0-11, E15)', (count) => {
  expect(said({ outcomes: Array(count).fill('I can') })).toEqual({ ...FINE, errors: ['outcome-count outcomes'] })
})

test.each([0, 1, 4])('%i criteria are an error (A0-12, E15)', (count) => {
  expect(said({ criteria: criteria(count) }).errors).toEqual(['criteria-count criteria'])
})

test('a school has limits of its own (A0-12)', () => {
  const four = {
    criteria: criteria(4),
    tasks: tasks(6).map((each) => ({ ...each, criterionIds: ['c1', 'c2', 'c3', 'c4'] })),
  }
  expect(said(four, { limits: { criteria: { min: 1, max: 4 } } })).toEqual(FINE)
  expect(said({}, { limits: { criteria: { min: 3, max: 4 } } }).errors).toEqual(['criteria-count criteria'])
})

test.each([3, 9])(
  '%i tasks are worth a second thought, and an error only where the school says so (A0-13, E15)',
  (count) => {
    expect(said({ tasks: tasks(count) })).toEqual({ ...FINE, advice: ['task-count tasks'] })
    expect(said({ tasks: tasks(count) }, { limits: { tasksAreFirm: true } })).toEqual({
      ...FINE,
      errors: ['task-count tasks'],
    })
  },
)

test.each([4, 8])('%i tasks are usual (A0-13, E15)', (count) => {
  expect(said({ tasks: tasks(count) })).toEqual(FINE)
})

test('a choice counts as many tasks as it asks to choose, and what may be moved on to as none (A0-27)', () => {
  const two = choiceTask('two', 2)
  expect(said({ tasks: [...tasks(7), two] }).advice).toEqual(['task-count tasks'])
  expect(said({ tasks: [...tasks(6), two], moveOn: [task('more')] })).toEqual(FINE)
})

test('choose 3 of 2, or none, is an error; choose 2 of 2 is not', () => {
  const choose = (count: number) => choiceTask('choice', count, ['cards', 'game'])
  expect(said({ tasks: [...tasks(5), choose(3)] }).errors).toEqual(['choice-count tasks 6'])
  expect(said({ tasks: [choose(0), ...tasks(5)] }).errors).toEqual(['choice-count tasks 1'])
  expect(said({ moveOn: [choose(3)] }).errors).toEqual(['choice-count moveOn 1'])
  expect(said({ tasks: [...tasks(5), choose(2)] }).errors).toEqual([])
})

describe('links (A0-14)', () => {
  test('a task serves a criterion that is there, or gets pupils ready', () => {
    const orphan = task('orphan', { criterionIds: ['gone'] })
    expect(said({ tasks: [...tasks(4), orphan, task('none', { criterionIds: [] })] }).advice).toEqual([
      'orphan-task tasks 5',
      'orphan-task tasks 6',
    ])
    expect(said({ tasks: [...tasks(4), { ...orphan, getsMeReady: true }] })).toEqual(FINE)
  })

  test('a criterion without a task is named', () => {
    expect(said({ criteria: criteria(3) }).advice).toEqual(['orphan-criterion criteria 3'])
  })
})

test('a task begins with what to do: advice, never an error (A0-18)', () => {
  expect(said({ tasks: [...tasks(4), task('page', { text: 'Page 14' })] })).toEqual({
    ...FINE,
    advice: ['starts-with-a-thing tasks 5'],
  })
})

test('a class that has not chosen before starts small (A0-30, A0-31)', () => {
  const dial = dialOf([], { pupilId: null, classId: '4b', on: '2026-03-02' })
  const one = [...tasks(4), choiceTask('how')]
  expect(said({ tasks: one }, { dial })).toEqual(FINE)
  const many = { ...FINE, advice: ['many-choices tasks'] }
  expect(said({ tasks: [...one, choiceTask('where')] }, { dial })).toEqual(many)
  expect(said({ tasks: [...tasks(4), choiceTask('how', 1, ['a', 'b', 'c', 'd'])] }, { dial })).toEqual(many)
  expect(said({ tasks: [...one, choiceTask('where')] }, { dial: { groups: 2, options: 3 } })).toEqual(FINE)
  expect(said({ tasks: [...one, choiceTask('where')] })).toEqual(FINE)
})

test('blank words and repeated ids are errors, with their place', () => {
  expect(said({ outcomes: [' '] }).errors).toEqual(['no-words outcomes 1'])
  const [first, second] = criteria(2)
  expect(said({ criteria: [first!, { ...second!, text: '' }] }).errors).toEqual(['no-words criteria 2'])
  expect(said({ moveOn: [task('t3')] }).errors).toEqual(['id-twice moveOn 1'])
  expect(said({ tasks: [choiceTask('how', 1, ['a', 'a']), ...tasks(4)] }).errors).toEqual(['id-twice tasks 1'])
})
