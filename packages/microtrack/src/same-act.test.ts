import { expect, test } from 'vitest'
import { log } from '../test/acts.js'
import { type NewAct, sameAct } from './index.js'

const [tick, build] = log(
  { kind: 'tick', taskId: 'wall' },
  { kind: 'build', taskIds: ['wall'], carried: [], words: { startNext: 'with the game' } },
) as readonly NewAct[] as [NewAct, NewAct]

test('a retry knows no stamp and is the same act', () => {
  const { recordedAt, recordedBy, ...retry } = tick as NewAct & { recordedAt: string; recordedBy: string }
  expect([recordedAt, recordedBy].every((stamp) => stamp.length > 0)).toBe(true)
  expect(sameAct(tick, retry)).toBe(true)
})

test('an absent key is the same as an undefined one, whatever the order of keys', () => {
  expect(sameAct(tick, { ...(tick as NewAct & { kind: 'tick' }), optionId: undefined })).toBe(true)
  expect(sameAct(build, Object.fromEntries(Object.entries(build).reverse()) as NewAct)).toBe(true)
})

test('another task, doer or time of the device is another act', () => {
  expect(sameAct(tick, { ...tick, taskId: 'three' } as NewAct)).toBe(false)
  expect(sameAct(tick, { ...tick, by: 'teacher' })).toBe(false)
  expect(sameAct(tick, { ...tick, at: '2026-03-02T09:00:00.001Z' })).toBe(false)
  expect(sameAct(build, { ...build, taskIds: ['wall', 'three'] } as NewAct)).toBe(false)
})

test('words make it another act, unless they were erased or differ in the space around them', () => {
  expect(sameAct(build, { ...build, words: { startNext: 'with cards' } } as NewAct)).toBe(false)
  expect(sameAct(build, { ...build, words: { startNext: ' with the game ' } } as NewAct)).toBe(true)
  const { words, ...erased } = build as NewAct & { kind: 'build' }
  expect(words).toBeDefined()
  expect(sameAct(build, erased)).toBe(true)
  expect(sameAct(build, { ...erased, words: {} })).toBe(true)
})
