import { describe, expect, test } from 'vitest'
import { instant, log, monday, type Said, task } from '../test/acts.js'
import { type Act, carryOver, headlineOf, type Microtrack, microtrackOf, type Publication } from './index.js'

const ada = { pupilId: 'ada' }
const doneBy = (taskId: string) => ({ kind: 'tick', taskId }) as const
const allOfMonday = ['wall', 'practise', 'three', 'explain', 'check', 'tidy']

function after(...said: readonly Said[]): Microtrack {
  return microtrackOf(monday, log(...said), ada)
}

function lineOf({ lines, leftOff, moveOn }: Microtrack, id: string) {
  return [...lines, ...leftOff, ...moveOn].find((line) => line.id === id)!
}

describe('what counts', () => {
  const fivePlannedAndOneMore = [
    { kind: 'choose', taskId: 'practise', optionIds: ['cards'] },
    { kind: 'tick', taskId: 'practise', optionId: 'cards' },
    ...['wall', 'three', 'explain', 'check'].map(doneBy),
    { kind: 'add', taskId: 'mine', done: true, words: { text: 'Swept the floor' } },
  ] as const

  test('five of six planned and one more are 83 %, and 86 % of everything: “6 things done, 1 to go” (E15)', () => {
    const note = after(...fivePlannedAndOneMore)
    expect(note.credit).toEqual({
      plannedDone: 5,
      plannedTotal: 6,
      plannedPercent: 83,
      creditDone: 6,
      creditTotal: 7,
      creditPercent: 86,
    })
    expect(headlineOf(note.credit)).toEqual({ done: 6, toGo: 1 })
  })

  test('unplanned work is done in one act, counts, and never lowers the planned percentage (A0-01)', () => {
    const before = after(doneBy('wall'))
    const note = after(doneBy('wall'), { kind: 'add', taskId: 'mine', done: true, words: { text: 'Swept' } })
    expect(lineOf(note, 'mine')).toMatchObject({ from: 'own', text: 'Swept', isDone: true, doneBy: 'pupil' })
    expect(note.credit.plannedPercent).toBe(before.credit.plannedPercent)
    expect(note.credit.creditDone).toBe(before.credit.creditDone + 1)
  })

  test('a list that is full takes more all the same (A0-01, A0-13)', () => {
    const more = Array.from({ length: 12 }, (_, place) => `more-${place}`)
    const note = after(...more.map((taskId) => ({ kind: 'add', taskId, done: true, words: { text: 'x' } }) as const))
    expect(note.lines).toHaveLength(18)
    expect(note.credit.plannedTotal).toBe(6)
  })

  test('“seen it” is not a tick, and is shown to the pupil (A0-02)', () => {
    const note = after(
      { kind: 'acknowledge', taskId: 'wall', by: 'partner' },
      { kind: 'acknowledge', taskId: 'wall', by: 'teacher' },
      { kind: 'acknowledge', taskId: 'wall', by: 'partner' },
    )
    expect(lineOf(note, 'wall')).toMatchObject({ seenBy: ['partner', 'teacher'], isDone: false })
  })

  test('done lines stay where they are (A0-03)', () => {
    expect(after(doneBy('wall'), doneBy('three')).lines.map(({ id }) => id)).toEqual(allOfMonday)
  })

  test('a tick that a teacher made says so; a second tick changes nothing (A0-07)', () => {
    const note = after({ ...doneBy('wall'), by: 'teacher' }, doneBy('wall'))
    expect(lineOf(note, 'wall').doneBy).toBe('teacher')
    const again = after({ ...doneBy('wall'), by: 'teacher' }, { kind: 'untick', taskId: 'wall' }, doneBy('wall'))
    expect(lineOf(again, 'wall').doneBy).toBe('pupil')
  })

  test('what is moved on to counts as credit once it is done, and never as planned (A0-47)', () => {
    const note = after(doneBy('puzzle'))
    expect(note.credit).toMatchObject({ plannedTotal: 6, creditDone: 1, creditTotal: 7 })
    expect(after().credit.creditTotal).toBe(6)
  })

  test('where nothing is planned there is no percentage of it', () => {
    const { credit } = microtrackOf({ ...monday, tasks: [] }, [], ada)
    expect(credit).toMatchObject({ plannedPercent: null, creditPercent: null })
  })
})

describe('choices', () => {
  const chooses = (...optionIds: string[]) => ({ kind: 'choose', taskId: 'practise', optionIds }) as const
  const ticks = (optionId: string) => ({ kind: 'tick', taskId: 'practise', optionId }) as const

  test('a choice of two counts as two tasks (A0-27)', () => {
    const [first, choice, ...rest] = monday.tasks
    const twoOfThree = { ...choice!, choice: { ...choice!.choice!, choose: 2 } }
    const publication = { ...monday, tasks: [first!, twoOfThree, ...rest] }
    const note = microtrackOf(publication, log(chooses('cards', 'game'), ticks('game')), ada)
    expect(note.credit).toMatchObject({ plannedDone: 1, plannedTotal: 7 })
    expect(lineOf(note, 'practise')).toMatchObject({ counts: 2, done: 1, isDone: false, doneBy: null })
  })

  test('another way tried after the first was finished keeps its credit and both attempts (A0-34, E15)', () => {
    const note = after(chooses('cards'), ticks('cards'), chooses('game'))
    expect(lineOf(note, 'practise')).toMatchObject({ done: 1, isDone: true })
    expect(lineOf(note, 'practise').choice).toMatchObject({
      chosenIds: ['game'],
      attempts: [
        { optionId: 'cards', chosenAt: instant(0), doneAt: instant(1) },
        { optionId: 'game', chosenAt: instant(2), doneAt: null },
      ],
    })
  })

  test('the ways a pupil took stay as that pupil’s own (A0-29, A0-39)', () => {
    const note = after(chooses('cards'), chooses('game'), chooses('cards'), ticks('cards'))
    const attempts = lineOf(note, 'practise').choice!.attempts
    expect(attempts.map(({ optionId, doneAt }) => [optionId, doneAt !== null])).toEqual([
      ['cards', false],
      ['game', false],
      ['cards', true],
    ])
  })

  test('a tick of the first way that arrives after the change still counts for it', () => {
    const note = after(chooses('cards'), chooses('game'), ticks('cards'))
    expect(lineOf(note, 'practise')).toMatchObject({ done: 1, choice: { chosenIds: ['game'] } })
  })

  test('a tick of a way that nobody had chosen chooses it', () => {
    expect(lineOf(after(ticks('game')), 'practise').choice).toMatchObject({
      chosenIds: ['game'],
      attempts: [{ optionId: 'game', chosenAt: instant(0), doneAt: instant(0) }],
    })
  })

  test('a tick of the whole line, as from paper, counts it in full; its untick takes it back', () => {
    const ticked = after(chooses('cards'), doneBy('practise'))
    expect(lineOf(ticked, 'practise')).toMatchObject({ isDone: true, choice: { attempts: [{ doneAt: instant(1) }] } })
    const unticked = after(chooses('cards'), doneBy('practise'), { kind: 'untick', taskId: 'practise' })
    expect(lineOf(unticked, 'practise')).toMatchObject({ done: 0, choice: { attempts: [{ doneAt: null }] } })
  })

  test('an untick of one way leaves the others', () => {
    const note = after(chooses('cards'), ticks('cards'), chooses('game'), ticks('game'), {
      kind: 'untick',
      taskId: 'practise',
      optionId: 'cards',
    })
    expect(lineOf(note, 'practise')).toMatchObject({ done: 1, isDone: true })
  })

  test('an untick of what was not ticked changes nothing', () => {
    const note = after(doneBy('practise'), { kind: 'untick', taskId: 'practise', optionId: 'cards' })
    expect(lineOf(note, 'practise').isDone).toBe(true)
  })
})

describe('the list', () => {
  test('is the pupil’s own to order, and what must be done stays on it (A0-16)', () => {
    const optional = { ...monday, tasks: [...monday.tasks, task('extra', { optional: true })] }
    const build = { kind: 'build', taskIds: ['check', 'wall'], carried: [] } as const
    const note = microtrackOf(optional, log(build), ada)
    expect(note.isBuilt).toBe(true)
    expect(note.lines.map(({ id }) => id)).toEqual(['check', 'wall', 'practise', 'three', 'explain', 'tidy'])
    expect(note.leftOff.map(({ id }) => id)).toEqual(['extra'])
    const done = microtrackOf(optional, log(build, doneBy('extra')), ada)
    expect(done.lines.at(-1)).toMatchObject({ id: 'extra', isDone: true })
  })

  test('says of each line which criteria it serves, and who made it (A0-05, A0-25)', () => {
    const note = after({ kind: 'add', taskId: 'mine', done: false, words: { text: 'Ask my cousin' } })
    expect(lineOf(note, 'three')).toMatchObject({ criterionIds: ['c2'], createdBy: 'teacher' })
    expect(lineOf(note, 'mine')).toMatchObject({ createdBy: 'pupil', isDone: false })
  })

  test('is shorter, larger and easier in a variant, and no less a list (A0-26, A0-38)', () => {
    const note = microtrackOf(monday, [], { pupilId: 'ben' })
    expect(note.lines.map(({ id }) => id)).toEqual(['wall', 'practise', 'three', 'explain'])
    expect(note.moveOn.map(({ id }) => id)).toEqual(['puzzle'])
    expect(note).toMatchObject({ symbols: true, largePrint: true, readingBand: 'early', leftOff: [] })
  })

  test('holds a pupil’s own words as they put them last, until they take them off (A0-25)', () => {
    const add = { kind: 'add', taskId: 'mine', done: false, words: { text: 'Ask' } } as const
    const reword = { kind: 'reword', taskId: 'mine', words: { text: 'Ask my cousin' } } as const
    expect(lineOf(after(add, reword), 'mine').text).toBe('Ask my cousin')
    expect(lineOf(after(add, { ...reword, by: 'teacher' }), 'mine').text).toBe('Ask')
    expect(after(add, { kind: 'remove', taskId: 'mine' }).lines).toHaveLength(6)
    expect(after({ kind: 'remove', taskId: 'wall' }).lines).toHaveLength(6)
  })

  test('keeps a line whose words were erased', () => {
    expect(lineOf(after({ kind: 'add', taskId: 'mine', done: true }), 'mine')).toMatchObject({ text: '', done: 1 })
  })

  test('adds a task once, however often the button was pressed', () => {
    const add = { kind: 'add', taskId: 'mine', done: true, words: { text: 'Swept' } } as const
    expect(after(add, add).credit.creditDone).toBe(1)
  })
})

describe('from one note to the next', () => {
  const tuesday: Publication = { ...monday, id: 'tue', tasks: [task('new-1'), task('new-2')] }
  const mondaysEnd = after(
    ...['wall', 'three', 'explain', 'check'].map(doneBy),
    { kind: 'add', taskId: 'mine', done: false, words: { text: 'Ask my cousin' } },
    { kind: 'exit', helped: 'partly', skipped: false, words: { why: 'Cards are quick', startNext: 'with the game' } },
  )
  const before = carryOver(mondaysEnd)
  const onTuesday = (...said: readonly Said[]) =>
    microtrackOf(tuesday, log(...said.map((act) => ({ ...act, publicationId: 'tue' }))), { ...ada, before })

  test('what is not done comes along under its own id, and is not late (A0-20, A0-48, E15)', () => {
    const note = onTuesday()
    expect(note.lines.map(({ id, from }) => [id, from])).toEqual([
      ['practise', 'carried'],
      ['tidy', 'carried'],
      ['mine', 'own'],
      ['new-1', 'template'],
      ['new-2', 'template'],
    ])
    expect(note.credit.plannedTotal).toBe(4)
    expect(JSON.stringify(note)).not.toMatch(/\b(late|overdue|behind|missed)\b/i)
  })

  test('one carried and two new are a plan of three (E15)', () => {
    const carried = before.tasks.slice(0, 1)
    expect(onTuesday({ kind: 'build', taskIds: [], carried }).credit.plannedTotal).toBe(3)
  })

  test('where the pupil wanted to start is pinned, before and after the list is built (A0-43)', () => {
    expect(onTuesday().startNext).toBe('with the game')
    const build = { kind: 'build', taskIds: [], carried: before.tasks, words: { startNext: 'with the game' } } as const
    expect(onTuesday(build).startNext).toBe('with the game')
    expect(mondaysEnd.startNext).toBe('with the game')
  })

  test('the list says itself what came along once it is built', () => {
    const build = { kind: 'build', taskIds: ['new-2', 'mine', 'tidy'], carried: [before.tasks[1]!] } as const
    const add = {
      kind: 'add',
      taskId: 'mine',
      done: false,
      carriedFrom: 'mon',
      words: { text: 'Ask my cousin' },
    } as const
    const note = onTuesday(add, build)
    expect(note.lines.map(({ id }) => id)).toEqual(['new-2', 'mine', 'tidy', 'new-1'])
    const acts = log(add, build).map((act): Act => ({ ...act, publicationId: 'tue' }))
    expect(microtrackOf(tuesday, acts, ada).lines).toEqual(note.lines)
    expect(note.leftOff.map(({ id }) => id)).toEqual(['practise'])
  })

  test('what was begun before the list was built is not lost with it', () => {
    const note = onTuesday(doneBy('practise'), doneBy('mine'), { kind: 'build', taskIds: [], carried: [] })
    expect(note.lines.map(({ id, isDone }) => [id, isDone])).toEqual([
      ['practise', true],
      ['mine', true],
      ['new-1', false],
      ['new-2', false],
    ])
  })

  test('a task that comes along and is asked for again is one line with today’s words', () => {
    const again = { ...tuesday, tasks: [task('tidy', { text: 'Tidy your tray' }), task('new-1')] }
    const { lines } = microtrackOf(again, [], { ...ada, before })
    expect(lines.map(({ id, text }) => [id, text])).toEqual([
      ['practise', 'Do practise'],
      ['tidy', 'Tidy your tray'],
      ['mine', 'Ask my cousin'],
      ['new-1', 'Do new-1'],
    ])
  })
})

describe('what comes next', () => {
  test('is making the list, then its first line not done, then more, then showing it, then looking back (A0-18, A0-23)', () => {
    const build = { kind: 'build', taskIds: ['three'], carried: [] } as const
    expect(after().next).toEqual({ kind: 'build' })
    expect(after(build).next).toEqual({ kind: 'line', lineId: 'three' })
    expect(after(build, doneBy('three')).next).toEqual({ kind: 'line', lineId: 'wall' })
    const all = allOfMonday.map(doneBy)
    expect(after(build, ...all)).toMatchObject({ isMoveOnOpen: true, next: { kind: 'move-on', lineId: 'puzzle' } })
    const further = [...all, doneBy('puzzle'), doneBy('teach')]
    expect(after(build, ...further).next).toEqual({ kind: 'show' })
    expect(after(build, ...further, { kind: 'ready', ready: true }).next).toEqual({ kind: 'reflect' })
    expect(after({ kind: 'close' }).next).toEqual({ kind: 'closed' })
  })

  test('needs nobody’s approval and no list to be made first (A0-24)', () => {
    expect(after(doneBy('wall')).next).toEqual({ kind: 'line', lineId: 'practise' })
  })

  test('opens more for who is ready, at any moment, and keeps it open once a teacher has been (A0-47)', () => {
    const ready = { kind: 'ready', ready: true } as const
    const heard = { kind: 'heard', about: 'ready', by: 'teacher' } as const
    const build = { kind: 'build', taskIds: [], carried: [] } as const
    expect(after().isMoveOnOpen).toBe(false)
    expect(after(build, ready)).toMatchObject({ isMoveOnOpen: true, readyAt: instant(1), next: { lineId: 'puzzle' } })
    expect(after(ready, heard)).toMatchObject({ isMoveOnOpen: true, readyAt: null })
    expect(after(ready, { kind: 'ready', ready: false })).toMatchObject({ isMoveOnOpen: false, readyAt: null })
  })
})

describe('looking back and talking', () => {
  test('a criterion keeps every gauge with its time (A0-40, A0-45)', () => {
    const gauge = (gauge: 'not-yet' | 'got-it') => ({ kind: 'gauge', criterionId: 'c1', gauge }) as const
    const [c1, c2] = after(gauge('not-yet'), gauge('got-it')).criteria
    expect(c1).toMatchObject({
      gauge: 'got-it',
      gauges: [
        { gauge: 'not-yet', by: 'pupil', recordedAt: instant(0) },
        { gauge: 'got-it', by: 'pupil', recordedAt: instant(1) },
      ],
    })
    expect(c2!.gauge).toBeNull()
  })

  test('confidence is a pair, before and after (A0-06)', () => {
    const sure = (moment: 'before' | 'after', sure: number) => ({ kind: 'confidence', moment, sure }) as const
    expect(after(sure('before', 2)).confidence).toEqual({ before: 2, after: null })
    expect(after(sure('before', 2), sure('after', 3), sure('after', 4)).confidence).toEqual({ before: 2, after: 4 })
  })

  test('a question of the template or of a teacher is answered by the pupil (A0-36)', () => {
    const note = after(
      { kind: 'question', questionId: 'q2', by: 'teacher', words: { text: 'What will you try?' } },
      { kind: 'answer', questionId: 'q2', words: { text: 'The game' } },
      { kind: 'answer', questionId: 'q1' },
    )
    expect(note.questions).toEqual([
      { id: 'q1', text: 'Is your way working?', answers: [{ text: '', recordedAt: instant(2) }] },
      { id: 'q2', text: 'What will you try?', answers: [{ text: 'The game', recordedAt: instant(1) }] },
    ])
  })

  test('a check-in keeps who came and when (A0-44)', () => {
    const note = after({ kind: 'check-in', standing: 'needs-a-hand', by: 'teacher', recordedBy: 'ms-okafor' })
    expect(note.checkIns).toEqual([
      { standing: 'needs-a-hand', text: null, recordedAt: instant(0), recordedBy: 'ms-okafor' },
    ])
  })

  test('who asks waits from the first asking until a teacher has been', () => {
    const ask = { kind: 'ask', asks: true } as const
    expect(after(ask, ask).askedAt).toBe(instant(0))
    expect(after(ask, { kind: 'heard', about: 'ask', by: 'teacher' }).askedAt).toBeNull()
    expect(after(ask, { kind: 'heard', about: 'ready', by: 'teacher' }).askedAt).toBe(instant(0))
    expect(after(ask, { kind: 'ask', asks: false }).askedAt).toBeNull()
  })

  test('an exit ticket says what helped, one success and where to start; passing it over is kept as that (A0-41, A0-42)', () => {
    const written = { kind: 'exit', helped: 'yes', skipped: false, words: { success: 'I explained it' } } as const
    const skipped = { kind: 'exit', helped: null, skipped: true, by: 'teacher' } as const
    expect(after(skipped).exit).toMatchObject({ skipped: true, helped: null })
    expect(after(written, skipped).exit).toEqual({
      helped: 'yes',
      skipped: false,
      why: null,
      success: 'I explained it',
      startNext: null,
      recordedAt: instant(0),
    })
  })

  test('a note is parked on the wall and taken off it again (A0-20, A0-21)', () => {
    expect(after({ kind: 'park', parked: true }).isParked).toBe(true)
    expect(after({ kind: 'park', parked: true }, { kind: 'park', parked: false }).isParked).toBe(false)
  })

  test('what is done after the close still counts (A0-24)', () => {
    expect(after({ kind: 'close' }, doneBy('wall'))).toMatchObject({ isClosed: true, credit: { plannedDone: 1 } })
  })
})

test('acts of others, and on other notes, are left aside (A0-38)', () => {
  const others = log({ ...doneBy('wall'), pupilId: 'ben' }, { ...doneBy('wall'), publicationId: 'tue' })
  expect(microtrackOf(monday, others, ada)).toEqual(after())
})

test('a device’s clock that is three days wrong orders nothing', () => {
  const wrong = '2026-02-27T09:00:00.000Z'
  const note = after(doneBy('wall'), { kind: 'untick', taskId: 'wall', at: wrong })
  expect(lineOf(note, 'wall').isDone).toBe(false)
})
