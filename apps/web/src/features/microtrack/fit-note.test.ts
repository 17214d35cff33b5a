import { expect, test } from 'vitest'
import { fitNote } from './fit-note'

const heights = [
  { points: 11, head: 20, lines: [20, 20, 20, 20] },
  { points: 8.5, head: 15, lines: [15, 15, 15, 15] },
]

test('takes the largest letters in which a note is one sheet', () => {
  expect(fitNote(heights, { room: 100, blanks: 2 })).toMatchObject({ points: 11, blanks: 2 })
  expect(fitNote(heights, { room: 99, blanks: 2 })).toEqual({ points: 8.5, blanks: 2, parts: [{ from: 0, until: 4 }] })
})

test('gives up one of two empty lines where that saves a sheet, and never the only one', () => {
  expect(fitNote(heights, { room: 60, blanks: 2 })).toEqual({ points: 8.5, blanks: 1, parts: [{ from: 0, until: 3 }] })
  expect(fitNote(heights, { room: 60, blanks: 1 }).parts).toEqual([
    { from: 0, until: 3 },
    { from: 3, until: 4 },
  ])
})

test('goes on on another sheet in the smallest letters rather than cut anything', () => {
  const { points, blanks, parts } = fitNote(heights, { room: 30, blanks: 2 })
  expect([points, blanks, parts.length]).toEqual([8.5, 1, 3])
})
