import { isTrackError } from '@track/kernel'
import { expect, it } from 'vitest'
import { line } from '../test/fixtures.js'
import { mergeLogs, stateAsOf } from './index.js'

const x1 = line('x1', '2026-03-02', { value: 'secure', recordedAt: '2026-03-02T10:00:00.000Z' })
const y1 = line('y1', '2026-03-02', { value: 'emerging', recordedAt: '2026-03-02T10:05:00.000Z' })
const undo = line('v1', '2026-03-02', { value: null, supersedes: 'y1', recordedAt: '2026-03-02T11:00:00.000Z' })

it('comes to the same state on both devices, and keeps both entries', () => {
  for (const log of [mergeLogs([[x1], [y1]]), mergeLogs([[y1], [x1]])]) {
    expect(log.map(({ id }) => id)).toEqual(['x1', 'y1'])
    expect(stateAsOf(log, { asOf: '2026-03-02' })?.id).toBe('y1')
  }
})

it('takes in a void that comes before its target', () => {
  const log = mergeLogs([mergeLogs([[undo], [x1]]), [y1]])
  expect(log).toHaveLength(3)
  expect(stateAsOf(log, { asOf: '2026-03-02' })?.id).toBe('x1')
})

it('refuses one id for two entries, whatever differs', () => {
  for (const other of [
    { ...x1, value: 'deep' },
    { ...x1, observedOn: '2026-03-01' as const },
    { ...x1, supersedes: 'y1' },
    { ...x1, recordedAt: '2026-03-02T10:00:00.001Z' },
  ])
    try {
      mergeLogs([[x1], [other]])
      expect.unreachable()
    } catch (error) {
      expect(isTrackError(error, 'markbook/id-reused') && error.details).toEqual({ id: 'x1' })
    }
})
