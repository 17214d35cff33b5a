import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { anyLongLog, anyMoment, someDates as dates } from '../../test/fixtures.js'
import { inBatches, toColumns } from '../../test/ledgers.js'
import {
  appendToLedger,
  buffersOf,
  type EntryLike,
  historyOf,
  isSameCell,
  judgementsAsOf,
  judgementsOn,
  type Ledger,
  ledgerAsKnown,
  ledgerOf,
  ledgerOfColumns,
  ledgerOfSnapshot,
  linesOf,
  snapshotOf,
  stateAsOf,
  statesAtDates,
  statesOn,
} from '../index.js'
import { indexLines } from './index-lines.js'

// Many runs over whole logs: a busy machine takes longer than a single test may by default.
vi.setConfig({ testTimeout: 60_000 })

const pupils = ['ada', 'ben', 'cleo', '__proto__', 'nobody']
const objectives = ['o1', 'o2', 'o3', 'constructor', 'nothing']
const measures = ['m1', 'm2', 'nothing']

/** Everything a ledger says of a log, and everything the functions over plain objects say of it. */
function saidBy(ledger: Ledger) {
  const idOf = (id: string | number) => (typeof id === 'number' ? `e${id}` : id)
  const states = statesOn(ledger, { dates })
  return pupils.map((pupilId) => [
    objectives.map((objectiveId) => [
      dates.map((_, date) => states.stateOf(pupilId, objectiveId, date)),
      dates.map((asOf) =>
        judgementsOn(ledger, { pupilId, objectiveId, asOf }).map(({ row, ...line }) => ({
          ...line,
          id: idOf(line.id),
        })),
      ),
      linesOf(ledger, { pupilId, objectiveId }).map(({ id, kind, dead }) => [idOf(id), kind, dead]),
    ]),
    measures.map((measureId) => [
      dates.map((_, date) => states.markOf(pupilId, measureId, date)),
      dates.map((asOf) =>
        judgementsOn(ledger, { pupilId, measureId, asOf }).map(({ row, ...line }) => ({ ...line, id: idOf(line.id) })),
      ),
      linesOf(ledger, { pupilId, measureId }).map(({ id, kind, dead }) => [idOf(id), kind, dead]),
    ]),
  ])
}

function saidByObjects(log: readonly EntryLike[]) {
  const ofTeachers = log.filter(({ track }) => track === 'teacher')
  const over = statesAtDates(ofTeachers, { dates, track: 'teacher' })
  const common = (cell: readonly EntryLike[]) => [
    dates.map((asOf) =>
      judgementsAsOf(cell, { asOf }).map(({ id, value, observedOn, recordedAt }) => ({
        id,
        value,
        observedOn,
        recordedAt,
      })),
    ),
    historyOf(cell)
      .reverse()
      .map(({ entry, kind, supersededBy }) => [entry.id, kind, supersededBy !== null]),
  ]
  return pupils.map((pupilId) => [
    objectives.map((objectiveId) => {
      const cell = ofTeachers.filter((entry) => isSameCell(entry, { ...entry, pupilId, objectiveId, measureId: null }))
      const states = dates.map((asOf) => stateAsOf(cell, { asOf })?.value ?? null)
      expect(states).toEqual(
        dates.map((_, date) => over.get(pupilId)?.objectives.get(objectiveId)?.[date]?.value ?? null),
      )
      return [states, ...common(cell)]
    }),
    measures.map((measureId) => {
      const cell = ofTeachers.filter((entry) => isSameCell(entry, { ...entry, pupilId, objectiveId: null, measureId }))
      const marks = dates.map((asOf) => {
        const mark = stateAsOf(cell, { asOf })
        return mark ? { value: mark.value, observedOn: mark.observedOn } : null
      })
      return [marks, ...common(cell)]
    }),
  ])
}

it('says of every cell and day what stateAsOf, statesAtDates, judgementsAsOf and historyOf say', () => {
  fc.assert(
    fc.property(anyLongLog, (log) => {
      expect(saidBy(ledgerOf(log))).toEqual(saidByObjects(log))
    }),
    { numRuns: 100 },
  )
})

it('says the same of columns, in narrow types or wide, with ids as text', () => {
  fc.assert(
    fc.property(anyLongLog, fc.boolean(), (log, narrow) => {
      expect(saidBy(ledgerOfColumns(toColumns(log, { narrow })))).toEqual(saidByObjects(log))
    }),
    { numRuns: 50 },
  )
})

it('says the same of columns whose ids are numbers', () => {
  fc.assert(
    fc.property(anyLongLog, (log) => {
      expect(saidBy(ledgerOfColumns(toColumns(log, { numbers: true })))).toEqual(saidByObjects(log))
    }),
    { numRuns: 50 },
  )
})

it('does not care in which order lines arrive, at once or in batches', () => {
  fc.assert(
    fc.property(
      anyLongLog.chain((log) => fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length }))),
      fc.array(fc.nat(8), { minLength: 1 }),
      fc.boolean(),
      ([log, shuffled], sizes, asColumns) => {
        const [first = [], ...rest] = inBatches(shuffled, sizes)
        const ledger = ledgerOf(first)
        const before = statesOn(ledger, { dates })
        for (const batch of rest) appendToLedger(ledger, asColumns ? toColumns(batch) : batch)
        const said = saidByObjects(log)
        expect(saidBy(ledger)).toEqual(said)
        expect(before.stateOf('ada', 'o1', 0)).toEqual(statesOn(ledgerOf(log), { dates }).stateOf('ada', 'o1', 0))
      },
    ),
    { numRuns: 50 },
  )
})

it('knows what was known then', () => {
  fc.assert(
    fc.property(anyLongLog, anyMoment, fc.nat(40), (log, asKnown, split) => {
      const ledger = ledgerOf(log.slice(0, split))
      appendToLedger(ledger, log.slice(split))
      const known = log.filter(({ recordedAt }) => recordedAt <= asKnown)
      expect(saidBy(ledgerAsKnown(ledger, asKnown))).toEqual(saidByObjects(known))
      expect(saidBy(ledger)).toEqual(saidByObjects(log))
    }),
    { numRuns: 50 },
  )
})

it('is the same where a snapshot of it was moved to, and goes on from there', () => {
  fc.assert(
    fc.property(anyLongLog, fc.nat(40), fc.nat(40), (log, a, b) => {
      const [first, second] = [Math.min(a, b), Math.max(a, b)]
      const ledger = ledgerOf(log.slice(0, first))
      appendToLedger(ledger, log.slice(first, second))
      const snapshot = snapshotOf(ledger)
      const moved = ledgerOfSnapshot(structuredClone(snapshot, { transfer: buffersOf(snapshot) }))
      expect(ledger.index.lines.length).toBe(0)
      appendToLedger(moved, log.slice(second))
      expect(saidBy(moved)).toEqual(saidByObjects(log))
    }),
    { numRuns: 50 },
  )
})

it('puts the lines in the same order where no room is left in their keys for what they say', () => {
  fc.assert(
    fc.property(anyLongLog, (log) => {
      const { rows, pupils, measures, index } = ledgerOf(log)
      const [many, few] = [2 ** 24, { pupils: pupils.list.length, measures: measures.list.length }]
      const wide = indexLines(rows, { ...few, objectives: many })
      expect({ ...wide, cellItems: Int16Array.from(wide.cellItems) }).toEqual(index)
    }),
  )
})
