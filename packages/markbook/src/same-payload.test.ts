import { expect, it } from 'vitest'
import { line } from '../test/fixtures.js'
import { samePayload } from './index.js'

const sent = { ...line('e1', '2026-03-02'), via: 'entry' as const, batchId: 'b1', basis: 'e0' }

it('knows an entry again when the server has stamped it', () => {
  expect(samePayload(sent, { ...sent, recordedAt: '2027-01-01T00:00:00.000Z' })).toBe(true)
  expect(samePayload({ ...sent, batchId: null }, line('e1', '2026-03-02', {}))).toBe(false)
  expect(samePayload({ ...line('e1', '2026-03-02'), batchId: null }, line('e1', '2026-03-02'))).toBe(true)
})

it('notices a difference in any field the writer fills', () => {
  for (const change of [
    { id: 'e2' },
    { pupilId: 'ben' },
    { objectiveId: 'other' },
    { measureId: 'm' },
    { value: 'deep' },
    { value: null },
    { observedOn: '2026-03-01' as const },
    { track: 'pupil' as const },
    { via: 'import' as const },
    { batchId: 'b2' },
    { supersedes: 'e0' },
    { basis: null },
  ])
    expect(samePayload(sent, { ...sent, ...change }), JSON.stringify(change)).toBe(false)
})
