import { expect, test } from 'vitest'
import { log, monday } from '../test/acts.js'
import { carryOver, headlineOf, microtrackOf } from './index.js'

const ada = { pupilId: 'ada' }

test('five planned and one more of one’s own are 83 % of the plan and 86 % of everything (E15)', () => {
  const note = microtrackOf(
    monday,
    log(
      { kind: 'choose', taskId: 'practise', optionIds: ['cards'] },
      { kind: 'tick', taskId: 'practise', optionId: 'cards' },
      ...['wall', 'three', 'explain', 'check'].map((taskId) => ({ kind: 'tick', taskId }) as const),
      { kind: 'add', taskId: 'mine', done: true, words: { text: 'Swept the floor' } },
    ),
    ada,
  )
  expect(note.credit).toEqual({
    plannedDone: 5,
    plannedTotal: 6,
    plannedPercent: 83,
    creditDone: 6,
    creditTotal: 7,
    creditPercent: 86,
  })
  expect(headlineOf(note.credit)).toEqual({ done: 6, toGo: 1 })
  expect(carryOver(note).tasks.map(({ task }) => task.id)).toEqual(['tidy'])
})
