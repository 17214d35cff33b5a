import { expect, it } from 'vitest'
import { line } from '../test/fixtures.js'
import { judgementsAsOf } from './index.js'

const ids = (...args: Parameters<typeof judgementsAsOf>) => judgementsAsOf(...args).map(({ id }) => id)
const asOf = '2026-03-31'
const [first, second] = [line('first', '2026-03-01'), line('second', '2026-03-05')]

it('holds all that was judged by then, oldest observation first', () => {
  const late = line('late', '2026-02-01', { recordedAt: '2026-03-20T09:00:00.000Z' })
  expect(ids([second, late, first], { asOf })).toEqual(['late', 'first', 'second'])
  expect(ids([second, late, first], { asOf: '2026-03-04' })).toEqual(['late', 'first'])
  expect(ids([second, late, first], { asOf, asKnown: '2026-03-19T00:00:00.000Z' })).toEqual(['first', 'second'])
  expect(ids([], { asOf })).toEqual([])
})

it('takes a correction for its target, and neither a void nor what it took back', () => {
  const corrected = line('corrected', '2026-03-02', { supersedes: 'second' })
  const voided = line('voided', '2026-03-06', { value: null, supersedes: 'first' })
  expect(ids([first, second, corrected], { asOf })).toEqual(['first', 'corrected'])
  expect(ids([first, second, voided], { asOf })).toEqual(['second'])
})

it('begins anew after a clear, until the clear is taken back', () => {
  const clear = line('clear', '2026-03-03', { value: null })
  const undo = line('undo', '2026-03-09', { value: null, supersedes: 'clear' })
  expect(ids([first, clear], { asOf })).toEqual([])
  expect(ids([first, clear, second], { asOf })).toEqual(['second'])
  expect(ids([first, clear, second], { asOf: '2026-03-02' })).toEqual(['first'])
  expect(ids([first, clear, second, undo], { asOf })).toEqual(['first', 'second'])
})

it('refuses entries of different cells', () => {
  expect(() => judgementsAsOf([first, line('x', '2026-03-01', { pupilId: 'ben' })], { asOf })).toThrow('must share one')
})
