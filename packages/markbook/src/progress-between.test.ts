import { expect, it } from 'vitest'
import { deepFreeze } from '../test/fixtures.js'
import { changesBetween, progressBetween } from './index.js'

it('names the objectives behind each number, sorted by id', () => {
  const before = deepFreeze({ d: 1, b: 2, a: 3, gone: 2, c: 2 })
  const after = deepFreeze({ z: 0, c: 3, a: 1, b: 2, d: 2, y: 2 })
  expect(changesBetween(before, after)).toEqual({
    startedNew: ['y', 'z'],
    deepened: ['c', 'd'],
    slipped: ['a'],
    unchanged: ['b'],
  })
  expect(progressBetween(before, after).learningGained).toBe(4)
})

it('is not misled by an id that every object knows', () => {
  expect(changesBetween({}, { constructor: 2, toString: 1 } as unknown as Record<string, number>).startedNew).toEqual([
    'constructor',
    'toString',
  ])
  const named = JSON.parse('{"__proto__": 2}')
  expect(progressBetween(named, named)).toMatchObject({ unchanged: 1, matchedAverageDepthAfter: 2 })
})

it('adds calculated ranks as a person does, and takes nothing off for a rank below every depth', () => {
  const { learningGained } = progressBetween({ a: 0.1, b: 2 }, { a: 0.3, b: 2, low: -1 })
  expect(0.3 - 0.1).not.toBe(0.2)
  expect(learningGained).toBe(0.2)
})
