import fc from 'fast-check'
import { expect, it } from 'vitest'
import { line } from '../test/fixtures.js'
import { type EntryLike, statesAsOf, voidsOf } from './index.js'

const track = 'teacher'
const before = [line('a0', '2026-03-01', { value: 'emerging' }), line('b0', '2026-03-01', { pupilId: 'ben' })]

it('gives the class back as it was before the whole class was set', () => {
  const batch = ['ada', 'ben', 'cai'].map((pupilId) => line(`set-${pupilId}`, '2026-03-05', { pupilId, value: 'deep' }))
  const undo = voidsOf(batch, { ids: ['v1', 'v2', 'v3'], batchId: 'undo' })
  const stamped: EntryLike[] = undo.map((entry) => ({ ...entry, recordedAt: '2026-03-05T13:00:00.000Z' }))
  const asOf = '2026-03-31'
  expect(statesAsOf([...before, ...batch, ...stamped], { asOf, track })).toEqual(statesAsOf(before, { asOf, track }))
  expect(undo.map(({ batchId }) => batchId)).toEqual(['undo', 'undo', 'undo'])
})

it('passes over voids and leaves what a correction replaced dead', () => {
  const batch = [
    line('v', '2026-03-02', { value: null, supersedes: 'a0' }),
    line('c', '2026-03-03', { supersedes: 'a0' }),
    line('x', '2026-03-04', { value: null }),
  ]
  const undo = voidsOf(batch, { ids: ['u1', 'u2', 'u3'] })
  expect(undo.map(({ id, supersedes, observedOn }) => [id, supersedes, observedOn])).toEqual([
    ['u2', 'c', '2026-03-03'],
    ['u3', 'x', '2026-03-04'],
  ])
})

it('wants one new id for each entry', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4 }).filter((n) => n !== 2),
      (n) => {
        expect(() => voidsOf(before, { ids: Array.from({ length: n }, (_, i) => `v${i}`) })).toThrow('one new id')
      },
    ),
  )
})
