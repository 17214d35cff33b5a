import { expect, test } from 'vitest'
import { aLine } from '../test/notes.js'
import { nextLine } from './next-line.js'

const lines = [aLine({ id: 't1', isDone: true }), aLine({ id: 't2' }), aLine({ id: 't3' })]
const moveOn = [aLine({ id: 'm1', from: 'move-on' })]

test('the next line is the one the note names, on the list or beyond it (A0-23)', () => {
  expect(nextLine({ lines, moveOn, next: { kind: 'line', lineId: 't3' } })?.id).toBe('t3')
  expect(nextLine({ lines, moveOn, next: { kind: 'move-on', lineId: 'm1' } })?.id).toBe('m1')
})

test('before the list is built its first undone line waits, and at the end there is none', () => {
  expect(nextLine({ lines, moveOn, next: { kind: 'build' } })?.id).toBe('t2')
  for (const kind of ['show', 'reflect', 'closed'] as const)
    expect(nextLine({ lines, moveOn, next: { kind } })).toBeUndefined()
})
