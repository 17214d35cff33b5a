import { expect, test } from 'vitest'
import type { EntryLike } from '../entry.js'
import { appendToLedger } from './append-to-ledger.js'
import { entriesOf } from './entries-of.js'
import { ledgerOf } from './ledger-of.js'

const line = { pupilId: 'ada', track: 'teacher', observedOn: '2026-03-02', supersedes: null } as const
const log: readonly EntryLike[] = [
  { ...line, id: 'e1', objectiveId: 'm1', measureId: null, value: 'secure', recordedAt: '2026-03-02T10:00:00.000Z' },
  { ...line, id: 'e2', objectiveId: null, measureId: 'test', value: 97.5, recordedAt: '2026-03-02T10:00:00.001Z' },
  { ...line, id: 'e3', objectiveId: null, measureId: 'test', value: 'A', recordedAt: '2026-03-02T10:00:00.002Z' },
  {
    ...line,
    id: 'e4',
    objectiveId: 'm1',
    measureId: null,
    value: null,
    recordedAt: '2026-03-02T10:00:00.003Z',
    supersedes: 'e1',
  },
]

test('gives back what a ledger was made of, lines that came later last', () => {
  const ledger = ledgerOf(log.slice(0, 2))
  appendToLedger(ledger, log.slice(2))
  expect(entriesOf(ledger)).toEqual(log)
  expect(entriesOf(ledgerOf(log))).toEqual(log)
})
