import { expect, test } from 'vitest'
import { aCriterion, aLine, aNote, at } from '../test/notes.js'
import { usualSize } from './index.js'

function noteOf(day: number, size: number) {
  return aNote({
    publicationId: `p${day}`,
    startsOn: `2026-03-0${day}` as `${number}-${number}-${number}`,
    isBuilt: true,
    lines: Array.from({ length: size }, (_, index) => aLine({ id: `t${index}`, isDone: true })),
  })
}

test('the usual size is the median of the last five notes (A0-51)', () => {
  expect(usualSize([noteOf(6, 4), noteOf(1, 9), noteOf(2, 6), noteOf(3, 5), noteOf(4, 3), noteOf(5, 8)])).toBe(5)
  expect(usualSize([noteOf(1, 4)])).toBe(4)
})

test('of an even number of notes it is a size that was reached (A0-51)', () => {
  expect(usualSize([noteOf(1, 4), noteOf(2, 7)])).toBe(4)
})

test('there is none without a note, and a note that nothing was done on says nothing (A0-51)', () => {
  expect(usualSize([])).toBeNull()
  expect(usualSize([aNote(), aNote({ publicationId: 'q', isClosed: true })])).toBeNull()
  expect(usualSize([noteOf(1, 4), aNote({ startsOn: '2026-03-09' })])).toBe(4)
})

test('a note that was begun and on which nothing got done counts as it is', () => {
  expect(usualSize([aNote({ criteria: [aCriterion('c1', [['not-yet', at('09:10')]])] })])).toBe(0)
  expect(usualSize([aNote({ askedAt: at('09:10') })])).toBe(0)
})

test('the order of the notes does not matter, and two pupils are not mixed', () => {
  const notes = [noteOf(1, 9), noteOf(2, 6), noteOf(3, 5), noteOf(4, 3), noteOf(5, 8), noteOf(6, 4)]
  expect(usualSize(notes.toReversed())).toBe(usualSize(notes))
  const code = expect.objectContaining({ code: 'microtrack/mixed-pupils' })
  expect(() => usualSize([aNote(), aNote({ pupilId: 'ben' })])).toThrow(code)
})
