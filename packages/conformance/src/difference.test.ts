import { describe, expect, it } from 'vitest'
import { difference } from './index.js'

describe('what is compared', () => {
  it('is only what the expectation names, at every depth', () => {
    expect(difference({ a: { b: 1, c: 2 }, d: 3 }, { a: { b: 1 } })).toBeUndefined()
    expect(difference({ a: [{ b: 1, c: 2 }] }, { a: [{ b: 1 }] })).toBeUndefined()
    expect(difference({}, {})).toBeUndefined()
  })

  it('is every place of an array, and its length', () => {
    expect(difference({ a: [1, 2] }, { a: [1] })).toBe('a: expected [1], got [1,2]')
    expect(difference({ a: [1] }, { a: [1, 2] })).toBe('a: expected [1,2], got [1]')
    expect(difference({ a: [2, 1] }, { a: [1, 2] })).toBe('a.0: expected 1, got 2')
    expect(difference({ a: {} }, { a: [] })).toBe('a: expected [], got {}')
  })
})

describe('null', () => {
  it('is unknown: neither 0, nor false, nor an absent key', () => {
    for (const answer of [{ v: 0 }, { v: false }, { v: '' }, {}, { v: undefined }])
      expect(difference(answer, { v: null })).toMatch(/^v: expected null, got /)
    expect(difference({ v: null }, { v: null })).toBeUndefined()
    expect(difference({ v: null }, { v: 0 })).toBe('v: expected 0, got null')
  })
})

describe('numbers', () => {
  it('agree within 1e-9', () => {
    expect(difference({ v: 0.1 + 0.2 }, { v: 0.3 })).toBeUndefined()
    expect(difference({ v: 1 + 2e-9 }, { v: 1 })).toContain('expected 1')
  })

  it('agree within the tolerance of the case, itself included', () => {
    expect(difference({ v: 1.5 }, { v: 1 }, { tolerance: 0.5 })).toBeUndefined()
    expect(difference({ v: 1.6 }, { v: 1 }, { tolerance: 0.5 })).toBe('v: expected 1, got 1.6')
  })

  it('are rounded half away from zero on both sides first if the case says how far', () => {
    expect(difference({ v: 1.005 }, { v: 1.01 }, { decimals: 2 })).toBeUndefined()
    expect(difference({ v: -12.5 }, { v: -13 }, { decimals: 0 })).toBeUndefined()
    expect(difference({ v: 1.004 }, { v: 1.01 }, { decimals: 2 })).toBe('v: expected 1.01, got 1.004')
  })

  it('are not texts, nor NaN, nor infinite', () => {
    for (const answer of ['1', Number.NaN, Number.POSITIVE_INFINITY])
      expect(difference({ v: answer }, { v: 1 })).toMatch(/^v: expected 1, got /)
  })
})

it('compares texts and truths exactly, and own keys only', () => {
  expect(difference({ v: 'a' }, { v: 'A' })).toBe('v: expected "A", got "a"')
  expect(difference({ v: true }, { v: 'true' })).toBe('v: expected "true", got true')
  expect(difference({}, { toString: null })).toBe('toString: expected null, got nothing')
})
