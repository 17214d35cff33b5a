import { expect, test } from 'vitest'
import { aLine, aNote } from '../test/notes.js'
import { wallOf } from './index.js'

const lines = [aLine({ id: 't1', isDone: true }), aLine({ id: 't2', text: 'Write my own three' })]

function note(pupilId: string, given: Parameters<typeof aNote>[0] = {}) {
  return aNote({ pupilId, lines, next: { kind: 'line', lineId: 't2' }, ...given })
}

test('notes hang table by table, in the places given (A0-20)', () => {
  const tables = [
    { table: 'window', pupilIds: ['cai', 'ada'] },
    { table: 'empty', pupilIds: ['nobody'] },
    { table: 'door', pupilIds: ['ben', 'ada'] },
  ]
  const wall = wallOf([note('ada'), note('ben'), note('eve'), note('cai'), note('dee')], { tables })
  expect(wall.map(({ table, notes }) => [table, notes.map(({ pupilId }) => pupilId)])).toEqual([
    ['window', ['cai', 'ada']],
    ['door', ['ben']],
    [null, ['dee', 'eve']],
  ])
})

test('the wall says the next task and nothing else of a pupil: no counts, no groups, no outcome (A0-52)', () => {
  expect(wallOf([note('ada')], { tables: [] })).toEqual([
    { table: null, notes: [{ pupilId: 'ada', next: 'Write my own three', isDone: false }] },
  ])
})

test('a list that is done says so, and what may be moved on to when that is next (A0-20)', () => {
  const done = lines.map((line) => ({ ...line, isDone: true }))
  const moveOn = [aLine({ id: 'm1', from: 'move-on', text: 'Teach a friend' })]
  const wall = wallOf(
    [
      note('ada', { lines: done, next: { kind: 'reflect' } }),
      note('ben', { lines: done, moveOn, next: { kind: 'move-on', lineId: 'm1' } }),
      note('cai', { lines: [], next: { kind: 'show' } }),
    ],
    { tables: [] },
  )
  expect(wall[0]!.notes).toEqual([
    { pupilId: 'ada', next: null, isDone: true },
    { pupilId: 'ben', next: 'Teach a friend', isDone: true },
    { pupilId: 'cai', next: null, isDone: false },
  ])
})

test('a pupil’s latest note hangs, whatever the order of the notes', () => {
  const earlier = note('ada', { publicationId: 'z', startsOn: '2026-02-27', next: { kind: 'line', lineId: 't1' } })
  const wall = wallOf([note('ada'), earlier], { tables: [] })
  expect(wall).toEqual(wallOf([earlier, note('ada')], { tables: [] }))
  expect(wall[0]!.notes.map(({ next }) => next)).toEqual(['Write my own three'])
})
