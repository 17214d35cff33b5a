import { describe, expect, test } from 'vitest'
import { log, monday, type Said, task } from '../test/acts.js'
import { type Act, checkAct, type Doer, MAY_DO, microtrackOf } from './index.js'

const exit = { kind: 'exit', helped: null, skipped: true } as const

/** What is against this act on a note on which these were done. */
function against(act: Said, ...said: readonly Said[]): string | null {
  const [last, ...before] = log(...said, act).toReversed()
  return checkAct(microtrackOf(monday, before, { pupilId: 'ada' }), last!)?.code.replace('microtrack/', '') ?? null
}

describe('a pupil', () => {
  const add = { kind: 'add', taskId: 'mine', done: false, words: { text: 'Ask my cousin' } } as const

  test('starts, ticks, chooses, adds, comments and proposes without asking (A0-24, A0-50)', () => {
    const said: Said[] = [
      { kind: 'build', taskIds: ['wall'], carried: [] },
      { kind: 'choose', taskId: 'practise', optionIds: ['cards'] },
      { kind: 'tick', taskId: 'practise', optionId: 'game' },
      { kind: 'tick', taskId: 'puzzle' },
      add,
      { kind: 'answer', questionId: 'q1', words: { text: 'It is' } },
      { kind: 'propose', proposalId: 'p', change: { about: 'outcome' }, words: { text: 'I can find halves' } },
      { kind: 'gauge', criterionId: 'c1', gauge: 'nearly' },
      { kind: 'ready', ready: true },
      exit,
      { kind: 'close' },
    ]
    for (const [place, act] of said.entries()) expect(against(act, ...said.slice(0, place)), act.kind).toBeNull()
  })

  test('may do what the table says, and a table with nothing else (A0-50)', () => {
    const verbs = ['build', 'choose', 'tick', 'add', 'answer', 'propose'] as const
    expect(MAY_DO.pupil).toEqual(expect.arrayContaining([...verbs]))
    expect(MAY_DO.partner).toEqual(['acknowledge'])
  })

  test('changes and takes off what they added, until the note is closed (A0-25)', () => {
    const reword = { kind: 'reword', taskId: 'mine', words: { text: 'Ask Mum' } } as const
    const remove = { kind: 'remove', taskId: 'mine' } as const
    expect([against(reword, add), against(remove, add)]).toEqual([null, null])
    const theirs = { ...add, by: 'teacher' } as const
    expect([against(reword, theirs), against(remove, theirs)]).toEqual(['not-your-own', 'not-your-own'])
    expect(against({ ...remove, by: 'teacher' }, add)).toBe('not-your-own')
    expect(against({ ...remove, taskId: 'wall' })).toBe('not-your-own')
    expect(against(reword, add, exit, { kind: 'close' })).toBe('closed')
    expect(against(remove, add, exit, { kind: 'close' })).toBe('closed')
  })
})

test.each<[Doer, Said]>([
  ['pupil', { kind: 'acknowledge', taskId: 'wall' }],
  ['pupil', { kind: 'check-in', standing: 'going-well' }],
  ['pupil', { kind: 'heard', about: 'ask' }],
  ['pupil', { kind: 'adjust', proposalId: 'p', change: { about: 'leave-out', taskId: 'wall' } }],
  ['teacher', { kind: 'gauge', criterionId: 'c1', gauge: 'got-it' }],
  ['teacher', { kind: 'confidence', moment: 'before', sure: 2 }],
  ['teacher', { kind: 'ready', ready: true }],
  ['teacher', { kind: 'exit', helped: 'yes', skipped: false }],
  ['partner', { kind: 'tick', taskId: 'wall' }],
  ['partner', { kind: 'propose', proposalId: 'p', change: { about: 'leave-out', taskId: 'wall' } }],
])('a %s may not do this: %o', (by, act) => {
  expect(against({ ...act, by })).toBe('not-allowed')
})

test('a teacher ticks, chooses and passes an exit over, marked as theirs (A0-07, A0-41)', () => {
  expect(against({ kind: 'tick', taskId: 'wall', by: 'teacher' })).toBeNull()
  expect(against({ kind: 'choose', taskId: 'practise', optionIds: ['game'], by: 'teacher' })).toBeNull()
  expect(against({ ...exit, by: 'teacher' })).toBeNull()
})

test('a partner says “seen it” (A0-02)', () => {
  expect(against({ kind: 'acknowledge', taskId: 'wall', by: 'partner' })).toBeNull()
})

test('a note is not closed before its exit ticket was offered; passing it over is enough (A0-41)', () => {
  expect(against({ kind: 'close', by: 'teacher' })).toBe('no-reflection')
  expect(against({ kind: 'close', by: 'teacher' }, { ...exit, by: 'teacher' })).toBeNull()
})

test('neither side settles alone (A0-49)', () => {
  const propose = { kind: 'propose', proposalId: 'p', change: { about: 'more-time', endsOn: '2026-03-05' } } as const
  const settle = (kind: 'accept' | 'decline' | 'withdraw', by: Doer) => ({ kind, proposalId: 'p', by }) as const
  expect(against(settle('accept', 'pupil'), propose)).toBe('two-keys')
  expect(against(settle('decline', 'pupil'), propose)).toBe('two-keys')
  expect(against(settle('withdraw', 'teacher'), propose)).toBe('two-keys')
  expect(against(settle('accept', 'teacher'), propose)).toBeNull()
  expect(against(settle('accept', 'pupil'), { ...propose, by: 'teacher' })).toBeNull()
  expect(against(settle('withdraw', 'pupil'), propose)).toBeNull()
  expect(against(settle('accept', 'teacher'), propose, settle('withdraw', 'pupil'))).toBeNull()
  expect(against(settle('accept', 'teacher'))).toBe('unknown-proposal')
})

test.each<[string, Said]>([
  ['unknown-task', { kind: 'tick', taskId: 'gone' }],
  ['unknown-task', { kind: 'reword', taskId: 'gone', words: { text: 'x' } }],
  ['unknown-task', { kind: 'choose', taskId: 'gone', optionIds: [] }],
  ['unknown-task', { kind: 'propose', proposalId: 'p', change: { about: 'leave-out', taskId: 'gone' } }],
  ['unknown-criterion', { kind: 'gauge', criterionId: 'gone', gauge: 'nearly' }],
  ['unknown-criterion', { kind: 'propose', proposalId: 'p', change: { about: 'criterion', criterionId: 'gone' } }],
  ['unknown-option', { kind: 'choose', taskId: 'practise', optionIds: ['gone'] }],
  ['unknown-option', { kind: 'choose', taskId: 'wall', optionIds: [] }],
  ['unknown-option', { kind: 'tick', taskId: 'practise', optionId: 'gone' }],
  ['unknown-option', { kind: 'tick', taskId: 'wall', optionId: 'cards' }],
  ['unknown-question', { kind: 'answer', questionId: 'gone', words: { text: 'x' } }],
  ['too-many-chosen', { kind: 'choose', taskId: 'practise', optionIds: ['cards', 'game'] }],
  ['task-known', { kind: 'add', taskId: 'wall', done: true, words: { text: 'x' } }],
  ['no-words', { kind: 'add', taskId: 'mine', done: true }],
  ['no-words', { kind: 'reword', taskId: 'mine', words: { text: ' ' } }],
  ['no-words', { kind: 'answer', questionId: 'q1' }],
  ['no-words', { kind: 'question', questionId: 'q2', by: 'teacher' }],
  ['no-words', { kind: 'propose', proposalId: 'p', change: { about: 'instead', taskId: 'wall' } }],
  ['another-note', { kind: 'tick', taskId: 'wall', publicationId: 'tue' }],
  ['another-note', { kind: 'tick', taskId: 'wall', pupilId: 'ben' }],
])('%s: %o', (code, act) => {
  expect(against(act)).toBe(code)
})

describe('what a slow network brings late is accepted', () => {
  const tick = { kind: 'tick', taskId: 'wall' } as const
  const add = { kind: 'add', taskId: 'mine', done: true, words: { text: 'Swept' } } as const

  test('a second tick, an untick of what is not ticked, an act after the close', () => {
    expect(against(tick, tick)).toBeNull()
    expect(against({ kind: 'untick', taskId: 'wall' })).toBeNull()
    for (const act of [tick, add, exit]) expect(against(act, exit, { kind: 'close' })).toBeNull()
  })

  test('the same task added or taken off twice', () => {
    expect(against(add, add)).toBeNull()
    expect(against({ kind: 'remove', taskId: 'mine' }, add, { kind: 'remove', taskId: 'mine' })).toBeNull()
  })

  test('a tick of what has been left out or replaced meanwhile', () => {
    const leaveOut = {
      kind: 'adjust',
      proposalId: 'p',
      by: 'teacher',
      change: { about: 'leave-out', taskId: 'wall' },
    } as const
    expect(against(tick, leaveOut)).toBeNull()
    const change = { about: 'instead', taskId: 'practise' } as const
    const instead = {
      kind: 'adjust',
      proposalId: 'p',
      by: 'teacher',
      change,
      words: { text: 'Write a story' },
    } as const
    expect(against({ kind: 'tick', taskId: 'practise', optionId: 'cards' }, instead)).toBeNull()
    expect(against({ kind: 'choose', taskId: 'practise', optionIds: ['game'] }, instead)).toBeNull()
  })

  test('a list built from what a stale tab knew', () => {
    expect(against({ kind: 'build', taskIds: ['gone', 'wall'], carried: [] })).toBeNull()
  })

  test('an act that came along on a note of before is one of this note', () => {
    const before = { tasks: [{ fromPublicationId: 'fri', task: task('friday') }], own: [], startNext: null }
    const note = microtrackOf(monday, [], { pupilId: 'ada', before })
    const [act] = log({ kind: 'tick', taskId: 'friday' }) as [Act]
    expect(checkAct(note, act)).toBeNull()
  })
})

test('what is against it says what to do, and names nobody', () => {
  const [act] = log({ kind: 'tick', taskId: 'gone' }) as [Act]
  expect(checkAct(microtrackOf(monday, [], { pupilId: 'ada' }), act)).toEqual({
    code: 'microtrack/unknown-task',
    field: 'taskId',
    message: 'No such task is on this note; reload the note and choose again.',
    severity: 'error',
  })
})
