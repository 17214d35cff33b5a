import { isTrackError } from '@track/kernel'
import { expect, it } from 'vitest'
import { deepFreeze, line } from '../../test/fixtures.js'
import { toColumns } from '../../test/ledgers.js'
import {
  appendToLedger,
  buffersOf,
  type EntryLike,
  entriesOf,
  judgementsOn,
  type LogColumns,
  ledgerAsKnown,
  ledgerOf,
  ledgerOfColumns,
  ledgerOfSnapshot,
  linesOf,
  planOf,
  refreshTally,
  snapshotOf,
  statesOn,
  tallyLedger,
} from '../index.js'
import { indexLines } from './index-lines.js'

const log = [
  line('e1', '2026-03-02', { value: 'secure' }),
  line('e2', '2026-02-20', { value: 'emerging', recordedAt: '2026-03-09T16:00:00.000Z' }),
  line('m1', '2026-03-02', { objectiveId: null, measureId: 'reading-age', value: 104 }),
]
const dates = ['2026-02-28', '2026-03-31'] as const

it('puts late paper evidence at the day it was observed', () => {
  const states = statesOn(ledgerOf(log), { dates })
  expect(dates.map((_, date) => states.stateOf('ada', 'count-in-6s', date))).toEqual(['emerging', 'secure'])
})

it('says null of pupils, objectives and days of which nobody has written', () => {
  const states = statesOn(ledgerOf(log), { dates })
  expect(states.stateOf('nobody', 'count-in-6s', 1)).toBeNull()
  expect(states.stateOf('ada', 'nothing', 1)).toBeNull()
  expect(states.markOf('ada', 'reading-age', 0)).toBeNull()
  expect(judgementsOn(ledgerOf([]), { pupilId: 'ada', objectiveId: 'count-in-6s', asOf: '2026-03-31' })).toEqual([])
})

it('reads moments and days of any century back as they were written', () => {
  for (const day of ['0001-01-01', '1969-12-31', '1970-01-01', '2000-02-29', '2024-12-31', '9999-12-31'] as const) {
    const recordedAt = `${day}T23:59:59.999Z`
    const judged = ledgerOf([line('e1', day, { recordedAt })])
    const [found] = judgementsOn(judged, { pupilId: 'ada', objectiveId: 'count-in-6s', asOf: '9999-12-31' })
    expect([found?.observedOn, found?.recordedAt]).toEqual([day, recordedAt])
  }
})

it('knows more words than fit a byte, and cells with very many lines of one day', () => {
  const many = Array.from({ length: 400 }, (_, number) =>
    line(`e${String(1000 - number)}`, '2026-03-02', { value: `word-${number}` }),
  )
  const ledger = ledgerOf(many)
  expect(statesOn(ledger, { dates }).stateOf('ada', 'count-in-6s', 1)).toBe('word-1')
  expect(judgementsOn(ledger, { pupilId: 'ada', objectiveId: 'count-in-6s', asOf: '2026-03-31' })).toHaveLength(400)
})

it('takes thousands of appended lines into its index, and narrow columns grow wide', () => {
  const few = toColumns([line('e1', '2026-03-02')], { narrow: true, numbers: true })
  const ledger = ledgerOfColumns(few)
  const more = Array.from({ length: 3000 }, (_, number) =>
    line(`e${number + 2}`, '2026-03-03', { pupilId: `pupil-${number}` }),
  ).map((entry, number) => ({ ...entry, id: number + 2 }))
  appendToLedger(ledger, more)
  expect(ledger.tail.lines).toEqual([])
  expect(statesOn(ledger, { dates }).stateOf('pupil-2999', 'count-in-6s', 1)).toBe('secure')
  expect(few.pupil).toHaveLength(1)
})

it('leaves what it is given as it was', () => {
  const words = toColumns(log)
  const before = structuredClone(words)
  const ledger = ledgerOfColumns(words)
  appendToLedger(ledger, deepFreeze([line('e9', '2026-03-04', { pupilId: 'ben', value: 'deep' })]))
  ledgerAsKnown(ledger, '2026-03-03T00:00:00.000Z')
  expect(words).toEqual(before)
})

it('makes a snapshot of lists and typed arrays only, which stays as it was when the ledger grows', () => {
  const ledger = ledgerOf(log)
  appendToLedger(ledger, [line('e3', '2026-03-03', { value: 'deep' })])
  const snapshot = snapshotOf(ledger)
  for (const column of [...Object.values(snapshot.rows), ...Object.values(snapshot.index)])
    expect(ArrayBuffer.isView(column) || Array.isArray(column)).toBe(true)
  appendToLedger(
    ledger,
    Array.from({ length: 100 }, (_, number) => line(`f${number}`, '2026-03-04', { value: 'emerging' })),
  )
  expect(statesOn(ledger, { dates }).stateOf('ada', 'count-in-6s', 1)).toBe('emerging')
  expect(statesOn(ledgerOfSnapshot(snapshot), { dates }).stateOf('ada', 'count-in-6s', 1)).toBe('deep')
})

const columns = toColumns(log, { numbers: true })
const wrong: [string, Partial<LogColumns>, string][] = [
  ['columns of unequal length', { day: Int32Array.of(1) }, 'markbook/columns-differ'],
  ['a pupil beyond the list', { pupil: Int32Array.of(0, 0, 1) }, 'markbook/no-such-word'],
  ['a measure beyond the list', { item: Int32Array.of(0, 0, -2) }, 'markbook/no-such-word'],
  ['a word beyond the list', { value: Int8Array.of(0, 2, -2) }, 'markbook/no-such-word'],
  ['a mark beyond the list', { value: Int8Array.of(0, 1, -3) }, 'markbook/no-such-word'],
  ['a mark that is no number', { marks: [Number.NaN] }, 'markbook/not-a-mark'],
  ['a list with one mark twice', { marks: [104, 104] }, 'markbook/word-repeated'],
  ['a day beyond the calendar', { day: Int32Array.of(0, 0, 3_000_000) }, 'markbook/no-such-word'],
  ['a list with one word twice', { words: ['secure', 'secure'] }, 'markbook/word-repeated'],
  ['ids of two kinds', { id: ['e1', 'e2', 'm1'] }, 'markbook/ids-of-two-kinds'],
]

it.each(wrong)('refuses %s', (_, change, code) => {
  expect(codeOf(() => ledgerOfColumns({ ...columns, ...change }))).toBe(code)
})

it('refuses entries it cannot read, and adds none of those that came with them', () => {
  const ledger = ledgerOf(log)
  const good = line('e8', '2026-03-04', { value: 'deep' })
  const bad: [object, string][] = [
    [{ id: 8 }, 'markbook/ids-of-two-kinds'],
    [{ observedOn: '2026-02-30' }, 'markbook/invalid-date'],
    [{ recordedAt: '2026-03-02T10:00:00Z' }, 'markbook/invalid-instant'],
    [{ recordedAt: '2026-03-02T25:00:00.000Z' }, 'markbook/invalid-instant'],
  ]
  for (const [change, code] of bad)
    expect(codeOf(() => appendToLedger(ledger, [good, { ...line('e9', '2026-03-03'), ...change }]))).toBe(code)
  expect(codeOf(() => appendToLedger(ledger, columns))).toBe('markbook/ids-of-two-kinds')
  expect(statesOn(ledger, { dates }).stateOf('ada', 'count-in-6s', 1)).toBe('secure')
})

it('refuses more combinations of objectives and days than it can put in order', () => {
  const rows = ledgerOf(log).rows
  expect(codeOf(() => indexLines(rows, { pupils: 1, objectives: 2 ** 31 - 2, measures: 1 }))).toBe(
    'markbook/log-too-wide',
  )
})

it('says at every door that its columns were moved to another thread', () => {
  const ledger = ledgerOf(log)
  const states = statesOn(ledger, { dates })
  const plan = planOf(ledger, { lists: [], scales: [] })
  const tally = tallyLedger(plan, { dates })
  const snapshot = snapshotOf(ledger)
  const moved = ledgerOfSnapshot(structuredClone(snapshot, { transfer: buffersOf(snapshot) }))
  expect(statesOn(moved, { dates }).stateOf('ada', 'count-in-6s', 1)).toBe('secure')
  const cell = { pupilId: 'ada', objectiveId: 'count-in-6s' }
  const doors = [
    () => appendToLedger(ledger, [line('e9', '2026-03-03')]),
    () => entriesOf(ledger),
    () => judgementsOn(ledger, { ...cell, asOf: '2026-03-31' }),
    () => ledgerAsKnown(ledger, '2026-03-31T00:00:00.000Z'),
    () => ledgerOfSnapshot(snapshot),
    () => linesOf(ledger, cell),
    () => planOf(ledger, { lists: [], scales: [] }),
    () => refreshTally(tally),
    () => snapshotOf(ledger),
    () => states.stateOf('ada', 'count-in-6s', 1),
    () => states.markOf('ada', 'reading-age', 1),
    () => statesOn(ledger, { dates }),
    () => tallyLedger(plan, { dates }),
  ]
  expect(doors.map(codeOf)).toEqual(doors.map(() => 'markbook/ledger-moved'))
})

it('refuses what is no entry of one pupil and one thing, and adds none of its neighbours', () => {
  const ledger = ledgerOf(log)
  const wrong = [null, undefined, { ...log[0], pupilId: undefined }, { ...log[0], pupilId: 7 }]
  for (const entry of wrong as unknown as EntryLike[]) {
    expect(codeOf(() => ledgerOf([log[0]!, entry]))).toBe('markbook/not-an-entry')
    expect(codeOf(() => appendToLedger(ledger, [log[0]!, entry]))).toBe('markbook/not-an-entry')
  }
  const [objectiveId, measureId] = ['count-in-6s', 'reading-age']
  const targets = [{ objectiveId, measureId }, { objectiveId: null, measureId: null }, { objectiveId: undefined }]
  for (const target of targets as Partial<EntryLike>[])
    expect(codeOf(() => ledgerOf([{ ...log[0]!, ...target }]))).toBe('markbook/objective-or-measure')
  expect(entriesOf(ledger)).toHaveLength(log.length)
})

it('names the row and the column of a number that stands for nothing', () => {
  const columns = toColumns(log)
  for (const [column, number] of [
    ['pupil', 1],
    ['item', -2],
    ['value', 9],
    ['day', 3_000_000],
  ] as const) {
    const wrong = Int32Array.from(columns[column])
    wrong[1] = number
    expect(() => ledgerOfColumns({ ...columns, [column]: wrong })).toThrow(
      `Row 1, column ${column}: ${number} stands for nothing`,
    )
  }
})

function codeOf(act: () => unknown): string | undefined {
  try {
    act()
  } catch (error) {
    if (isTrackError(error)) return error.code
    throw error
  }
  return undefined
}
