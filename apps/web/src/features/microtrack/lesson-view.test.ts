import type { Lesson } from '@track/api-contract'
import type { Act } from '@track/microtrack'
import { expect, test } from 'vitest'
import { layOutLesson, startOfWeek } from './lesson-view'

const task = { criterionIds: ['c1'], getsMeReady: false, optional: false }
const before = { tasks: [], own: [], startNext: null }
const lesson: Lesson = {
  classId: '4b',
  className: '4 Birch',
  publication: {
    id: 'p',
    outcome: 'I can find equivalent fractions',
    criteria: [
      { id: 'c1', text: 'I can show it' },
      { id: 'c2', text: 'I can explain it' },
    ],
    tasks: [
      { ...task, id: 'wall', text: 'Warm up' },
      { ...task, id: 'own', text: 'Write three' },
    ],
    moveOn: [],
    questions: [],
    variants: [],
    readingBand: 'middle',
    startsOn: '2026-03-02',
    endsOn: '2026-03-02',
    publishedAt: '2026-03-01T16:00:00.000Z',
    pupils: [
      { pupilId: 'zoe', variantId: null },
      { pupilId: 'ada', variantId: null },
    ],
  },
  pupils: [
    { pupilId: 'zoe', label: 'Zoe', code: 'z', before, checkedInAt: '2026-02-20T10:00:00.000Z', usualSize: null },
    { pupilId: 'ada', label: 'Ada', code: 'a', before, checkedInAt: null, usualSize: null },
  ],
  acts: [],
  cursor: 'c',
}
const act = (changes: object): Act =>
  ({
    publicationId: 'p',
    pupilId: 'ada',
    by: 'teacher',
    via: 'screen',
    at: '2026-03-02T09:00:00.000Z',
    recordedAt: '2026-03-02T09:00:00.000Z',
    recordedBy: 'me',
    ...changes,
  }) as Act

test('the order is that of the register, however much anybody has done (A0-38)', () => {
  const acts = [act({ id: '1', kind: 'tick', taskId: 'wall' }), act({ id: '2', kind: 'tick', taskId: 'own' })]
  const pupils = layOutLesson({ ...lesson, acts }, { waiting: [], kept: [] })
  expect(pupils.map(({ label, note }) => [label, note.credit.creditDone])).toEqual([
    ['Zoe', 0],
    ['Ada', 2],
  ])
})

test('what is on its way counts at once and last, though the clock of the device is three days slow', () => {
  const acts = [act({ id: '1', kind: 'tick', taskId: 'wall', by: 'pupil' })]
  const untick = act({ id: '2', kind: 'untick', taskId: 'wall', recordedAt: '2026-02-27T09:00:00.000Z' })
  const [, ada] = layOutLesson({ ...lesson, acts }, { waiting: [untick], kept: [] })
  expect(ada!.note.credit.creditDone).toBe(0)
  expect(ada!.log.map(({ id }) => id)).toEqual(['1', '2'])
})

test('an act that is waiting, kept and in the log is one', () => {
  const tick = act({ id: '1', kind: 'tick', taskId: 'wall' })
  const [, ada] = layOutLesson({ ...lesson, acts: [tick] }, { waiting: [tick], kept: [tick] })
  expect(ada!.log).toHaveLength(1)
})

test('a check-in here is the last one, on whichever note the one before was (A0-44)', () => {
  const checkIn = act({ id: '1', kind: 'check-in', standing: 'going-well', pupilId: 'zoe' })
  const [zoe, ada] = layOutLesson(lesson, { waiting: [checkIn], kept: [] })
  expect(zoe!.checkedInAt).toBe('2026-03-02T09:00:00.000Z')
  expect(ada!.checkedInAt).toBeNull()
})

test('a week begins on Monday', () => {
  for (const today of ['2026-03-02', '2026-03-05', '2026-03-08'] as const)
    expect(startOfWeek(today)).toBe(new Date('2026-03-02T00:00:00').toISOString())
})
