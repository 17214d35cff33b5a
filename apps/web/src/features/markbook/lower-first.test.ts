import { expect, it } from 'vitest'
import { lowerFirst } from './lower-first'

it('makes a wording part of a sentence without breaking names of things', () => {
  expect(lowerFirst('Compare fractions')).toBe('compare fractions')
  expect(lowerFirst('SATs paper')).toBe('SATs paper')
  expect(lowerFirst('I can count')).toBe('I can count')
  expect(lowerFirst('Éclair halves')).toBe('éclair halves')
  expect(lowerFirst('')).toBe('')
})
