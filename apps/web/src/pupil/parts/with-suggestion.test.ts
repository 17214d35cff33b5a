import { expect, test } from 'vitest'
import { withSuggestion } from './with-suggestion'

test('a suggestion fills an empty box, and what is written stays in front of it (A1-21)', () => {
  expect(withSuggestion('  ', 'Say why', 500)).toBe('Say why')
  expect(withSuggestion('I draw it', 'Say why', 500)).toBe('I draw it. Say why')
  expect(withSuggestion('I draw it! ', 'Say why', 500)).toBe('I draw it! Say why')
})

test('tapped twice it stands there once, and where it has no room nothing is cut off', () => {
  expect(withSuggestion('I draw it. Say why', 'Say why', 500)).toBe('I draw it. Say why')
  expect(withSuggestion('I draw it', 'Say why', 12)).toBe('I draw it')
})
