import fc from 'fast-check'
import { expect, it } from 'vitest'
import { identifierOf, uuidFrom } from './identifier-of.js'

it('keeps an id that is a UUID', () => {
  expect(identifierOf('0198a5a0-0000-7000-8000-000000000001')).toBe('0198a5a0-0000-7000-8000-000000000001')
})

it('gives a text the same UUID always: packages written earlier keep their identifiers', () => {
  expect(uuidFrom('')).toBe('4ac97aef-e8fa-5f88-91fe-ec39ef0bed7d')
  expect(uuidFrom('maths')).toBe('fdaae363-7ea2-587d-9f48-e3e3899d5cc2')
})

it('gives UUIDs, and different ones for texts that hardly differ', () => {
  const texts = Array.from({ length: 20_000 }, (_, number) => `framework ${number} isChildOf`)
  const identifiers = new Set(texts.map(uuidFrom))
  expect(identifiers.size).toBe(texts.length)
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(uuidFrom(one)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(uuidFrom(one) === uuidFrom(other)).toBe(one === other)
    }),
  )
})
