import { expect, test } from 'vitest'
import { creditOf, headlineOf } from './index.js'

test('everything done counts, on the list or not, and what is left is to go (A0-03, E15)', () => {
  expect(headlineOf({ creditDone: 6, creditTotal: 7 })).toEqual({ done: 6, toGo: 1 })
})

test('moving on adds to what is done and never to what is to go (A0-47)', () => {
  const lines = [
    { from: 'template', counts: 2, done: 1 },
    { from: 'move-on', counts: 1, done: 1 },
  ] as const
  expect(headlineOf(creditOf(lines))).toEqual({ done: 2, toGo: 1 })
  expect(headlineOf(creditOf([]))).toEqual({ done: 0, toGo: 0 })
})
