import { expect, test } from 'vitest'
import { instant, log } from '../test/acts.js'
import { type Act, mergeActs } from './index.js'

const [add, tick] = log(
  { kind: 'add', taskId: 'mine', done: false, words: { text: 'Ask my cousin' } },
  { kind: 'tick', taskId: 'mine' },
) as [Act, Act]

test('acts are in the order of their stamps, ties by id', () => {
  const tie = { ...tick, id: 'a000b' }
  expect(mergeActs([[tick], [tie, add]]).map(({ id }) => id)).toEqual(['a000', 'a000b', 'a001'])
})

test('one id for two different acts is refused', () => {
  const reused = { ...tick, by: 'teacher' } as Act
  expect(() => mergeActs([[tick], [reused]])).toThrow(expect.objectContaining({ code: 'microtrack/id-reused' }))
})

test('an act that was stamped twice counts from its first stamp', () => {
  const again = { ...add, recordedAt: instant(30) }
  expect(mergeActs([[again, tick, add]])).toEqual([add, tick])
})

test('words that were erased in one log are erased in all', () => {
  const { words, ...erased } = add as Act & { kind: 'add' }
  expect(words?.text).toBe('Ask my cousin')
  expect(mergeActs([[add], [erased]])).toEqual([erased])
  expect(mergeActs([[erased], [add]])).toEqual([erased])
})
