import { expect, it } from 'vitest'
import { Id } from './id.js'

it.each(['p1', '0193a1b2-0000-7000-8000-000000000001', 'Ä/ü 1', 'x'.repeat(200)])('%s is an id', (text) => {
  expect(Id.parse(text)).toBe(text)
})

it.each(['', 'x'.repeat(201), 7, null])('%j is not', (value) => {
  expect(Id.safeParse(value).success).toBe(false)
})
