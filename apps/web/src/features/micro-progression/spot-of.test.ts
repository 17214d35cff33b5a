import { beforeEach, expect, test } from 'vitest'
import { activateLocale } from '../../app/i18n'
import { spotOf } from './spot-of'

const here = {
  head: { prompt: 'Why is there snow?', levels: [{ id: 'l2', label: '2', value: 2 }] },
  state: { qualifiers: [{ levelId: 'l2', qualifiers: [{ id: 'q1', text: 'It says why.' }] }] },
  pieces: new Map([['p1', { pieceId: 'p1', number: 7, name: 'Response 7', text: 'Its cold.', imageUrl: null }]]),
}

beforeEach(() => activateLocale('en-GB'))

test('what a check speaks of is shown by its words on the page, and by no name (A1-13)', () => {
  expect(spotOf('prompt', here)?.text).toBe('Why is there snow?')
  expect(spotOf('level/l2', here)?.text).toBe('2')
  expect(spotOf('qualifier/q1', here)).toEqual({ label: 'What makes a 2:', text: 'It says why.' })
  expect(spotOf('piece/p1', here)).toEqual({ label: 'Response 7:', text: 'Its cold.' })
})

test('what is not there any more is not shown', () => {
  for (const where of ['level/gone', 'qualifier/gone', 'piece/gone']) expect(spotOf(where, here)).toBeNull()
})
