import { expect, it } from 'vitest'
import { line } from '../test/fixtures.js'
import { isConcurrent, lineInForce } from './index.js'

const head = (lines: readonly ReturnType<typeof line>[]) => lineInForce(lines, { asOf: '2026-03-31' })?.id ?? null

it('tells a writer whose cell changed on the way, also when it was emptied', () => {
  const first = line('e1', '2026-03-01')
  const second = line('e2', '2026-03-02')
  const clear = line('c', '2026-03-03', { value: null })
  expect(isConcurrent({ basis: 'e1' }, head([first]))).toBe(false)
  expect(isConcurrent({ basis: 'e1' }, head([first, second]))).toBe(true)
  expect(isConcurrent({ basis: 'e1' }, head([first, clear]))).toBe(true)
  expect(isConcurrent({ basis: null }, head([first]))).toBe(true)
  expect(isConcurrent({ basis: null }, head([]))).toBe(false)
})

it('does not bother a writer who did not look, nor one whose cell got older evidence', () => {
  expect(isConcurrent({}, 'e1')).toBe(false)
  expect(isConcurrent({ basis: 'e2' }, head([line('e2', '2026-03-02'), line('e1', '2026-03-01')]))).toBe(false)
})
