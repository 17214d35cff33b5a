import { expect, it } from 'vitest'
import { Instant } from './instant.js'

it('has exactly three decimals and ends in Z', () => {
  expect(Instant.parse('2026-03-02T10:00:00.000Z')).toBe('2026-03-02T10:00:00.000Z')
})

it.each([
  '2026-03-02T10:00:00Z',
  '2026-03-02T10:00:00.5Z',
  '2026-03-02T10:00:00.000+01:00',
  '2026-02-30T10:00:00.000Z',
  '2026-03-02T25:00:00.000Z',
  '2026-03-02',
])('%s is refused', (text) => {
  expect(Instant.safeParse(text).success).toBe(false)
})

it('so that instants sort as text', () => {
  const instants = ['2026-03-02T10:00:00.500Z', '2026-03-02T10:00:00.000Z', '2026-03-02T09:59:59.999Z']
  for (const instant of instants) Instant.parse(instant)
  expect([...instants].sort()).toEqual([...instants].sort((a, b) => Date.parse(a) - Date.parse(b)))
})
