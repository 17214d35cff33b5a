import { expect, test } from 'vitest'
import { choiceTask, log, monday, type Said, task } from '../test/acts.js'
import { carryOver, microtrackOf } from './index.js'

const tick = (taskId: string) => ({ kind: 'tick', taskId }) as const

test('what was moved on to and left off stays where it is; nothing done comes along', () => {
  const tasks = [task('wall', { symbol: 'look' }), task('extra', { optional: true }), task('three')]
  const build = { kind: 'build', taskIds: ['three', 'wall'], carried: [] } as const
  const note = microtrackOf({ ...monday, tasks }, log(build, tick('three')), { pupilId: 'ada' })
  expect(carryOver(note)).toEqual({
    tasks: [{ fromPublicationId: 'mon', task: task('wall', { symbol: 'look' }) }],
    own: [],
    startNext: null,
  })
})

test('of a choice of two, what is still to choose comes along without what was finished (A0-27, A0-48)', () => {
  const said: Said[] = [
    { kind: 'choose', taskId: 'practise', optionIds: ['cards', 'game'] },
    { kind: 'tick', taskId: 'practise', optionId: 'cards' },
  ]
  const note = microtrackOf({ ...monday, tasks: [choiceTask('practise', 2)] }, log(...said), { pupilId: 'ada' })
  expect(carryOver(note).tasks[0]!.task).toMatchObject({ id: 'practise', choice: { choose: 1, kind: 'practice' } })
  expect(carryOver(note).tasks[0]!.task.choice!.options.map(({ id }) => id)).toEqual(['game', 'drawing'])
})

test('the words agreed on come along', () => {
  const note = microtrackOf(
    { ...monday, tasks: [task('wall')] },
    log(
      {
        kind: 'propose',
        proposalId: 'p',
        by: 'teacher',
        change: { about: 'instead', taskId: 'wall' },
        words: { text: 'Draw a wall of your own' },
      },
      { kind: 'accept', proposalId: 'p' },
    ),
    { pupilId: 'ada' },
  )
  expect(carryOver(note).tasks[0]!.task.text).toBe('Draw a wall of your own')
})

test('a note that was never begun brings nothing new along: only what had come along to it goes on (A0-48)', () => {
  const earlier = { tasks: [{ fromPublicationId: 'fri', task: task('fold') }], own: [], startNext: 'The ninths' }
  const given = { ...monday, tasks: [task('wall'), task('three')] }
  const away = microtrackOf(given, [], { pupilId: 'ada', before: earlier })
  expect(carryOver(away).tasks.map((carried) => carried.task.id)).toEqual(['fold'])
  const there = microtrackOf(given, log(tick('three')), { pupilId: 'ada', before: earlier })
  expect(carryOver(there).tasks.map((carried) => carried.task.id)).toEqual(['fold', 'wall'])
})
