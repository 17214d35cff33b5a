import { isTrackError } from '@track/kernel'
import { expect, it } from 'vitest'
import { line } from '../../test/fixtures.js'
import { appendToLedger, ledgerOf, type PlanInput, planOf, refreshTally, tallyLedger } from '../index.js'

const scales: PlanInput['scales'] = [
  {
    id: 'depth',
    codes: [{ id: 'emerging' }, { id: 'secure' }],
    secureFrom: 'secure',
    effectiveFrom: '2025-09-01',
    recordedAt: '2025-08-20T09:00:00.000Z',
  },
]
const taught = { objectiveId: 'count-in-6s', scaleId: 'depth' } as const

it('counts an objective on the last day it is taught, and no more on the next', () => {
  const ledger = ledgerOf([line('e1', '2026-03-02')])
  const objectives = [{ ...taught, from: '2026-03-03', until: '2026-03-10' }] as const
  const plan = planOf(ledger, { lists: [{ pupilIds: ['ada'], objectives }], scales })
  const { taught: of, secured } = tallyLedger(plan, {
    dates: ['2026-03-02', '2026-03-03', '2026-03-10', '2026-03-11'],
  })
  expect([...of]).toEqual([0, 1, 1, 0])
  expect([...secured]).toEqual([0, 1, 1, 0])
})

it('counts a pupil in lists of several subjects in each of them', () => {
  const ledger = ledgerOf([line('e1', '2026-03-02'), line('e2', '2026-03-02', { objectiveId: 'spell' })])
  const plan = planOf(ledger, {
    lists: [
      { pupilIds: ['ben', 'ada'], objectives: [taught] },
      { pupilIds: ['ada'], objectives: [taught, { ...taught, objectiveId: 'spell' }] },
    ],
    scales,
  })
  const { memberStarts, secured, taught: of } = tallyLedger(plan, { dates: ['2026-03-31'] })
  expect([...memberStarts]).toEqual([0, 2, 3])
  expect([...of]).toEqual([1, 1, 2])
  expect([...secured]).toEqual([0, 1, 2])
})

it('counts a pupil and an objective of which nobody had written before', () => {
  const ledger = ledgerOf([])
  const plan = planOf(ledger, {
    lists: [{ pupilIds: ['ada'], objectives: [taught] }],
    scales,
    marks: [{ measureId: 'reading-age', pupilIds: ['ada'] }],
  })
  const tally = tallyLedger(plan, { dates: ['2026-03-31'] })
  appendToLedger(ledger, [
    line('e1', '2026-03-02'),
    line('m1', '2026-03-02', { objectiveId: null, measureId: 'reading-age', value: 104 }),
  ])
  expect(refreshTally(tally)).toEqual({
    counts: [{ place: 0, assessed: 0, secured: 0 }],
    marks: [{ place: 0, mark: Number.NaN, line: -1 }],
  })
  expect([tally.assessed[0], tally.secured[0], tally.marks[0], tally.markLines[0]]).toEqual([1, 1, 104, 1])
  expect(refreshTally(tally)).toEqual({ counts: [], marks: [] })
})

it('reads a code of a high number, and does not take a number for a depth', () => {
  const words = Array.from({ length: 200 }, (_, number) =>
    line(`w${number}`, '2026-03-02', { pupilId: 'ben', value: `word-${number}` }),
  )
  const ledger = ledgerOf([...words, line('e1', '2026-03-02'), line('e2', '2026-03-02', { pupilId: 'cleo', value: 3 })])
  const plan = planOf(ledger, { lists: [{ pupilIds: ['ada', 'ben', 'cleo'], objectives: [taught] }], scales })
  const { assessed, secured } = tallyLedger(plan, { dates: ['2026-03-31'] })
  expect([...assessed]).toEqual([1, 0, 0])
  expect([...secured]).toEqual([1, 0, 0])
})

it('does not read scales that were written after the moment asked about', () => {
  const later = { ...scales[0]!, secureFrom: 'emerging', recordedAt: '2026-03-20T09:00:00.000Z' } as const
  const input: PlanInput = {
    lists: [{ pupilIds: ['ada'], objectives: [taught] }],
    scales: [...scales, later],
  }
  const ledger = ledgerOf([line('e1', '2026-03-02', { value: 'emerging' })])
  const securedAt = (asKnown?: string) =>
    tallyLedger(planOf(ledger, { ...input, asKnown }), { dates: ['2026-03-31'] }).secured[0]
  expect([securedAt('2026-03-19T00:00:00.000Z'), securedAt()]).toEqual([0, 1])
})

it('refuses a list too long to be counted', () => {
  const objectives = Array.from({ length: 65_536 }, (_, number) => ({ ...taught, objectiveId: `o${number}` }))
  try {
    planOf(ledgerOf([]), { lists: [{ pupilIds: [], objectives }], scales })
    expect.unreachable()
  } catch (error) {
    expect(isTrackError(error, 'markbook/list-too-long')).toBe(true)
  }
})
