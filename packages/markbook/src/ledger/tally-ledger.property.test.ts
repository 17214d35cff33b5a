import { isSecure, scaleAsOf } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { anyLongLog, someDates as dates } from '../../test/fixtures.js'
import { inBatches } from '../../test/ledgers.js'
import {
  appendToLedger,
  type EntryLike,
  ledgerOf,
  type PlanInput,
  planOf,
  refreshTally,
  statesAtDates,
  type Tally,
  tallyLedger,
} from '../index.js'

// Many runs over whole logs: a busy machine takes longer than a single test may by default.
vi.setConfig({ testTimeout: 60_000 })

const anyDate = fc.constantFrom<(CalendarDate | undefined)[]>(undefined, '2026-02-28', '2026-03-02', '2026-03-03')

/** Lists that overlap, objectives that are taught and are no more, some several times, pupils and objectives nobody wrote of. */
const anyLists = fc.array(
  fc.record({
    pupilIds: fc.uniqueArray(fc.constantFrom('ada', 'ben', '__proto__', 'cleo', 'nobody')),
    objectives: fc.array(
      fc.record({
        objectiveId: fc.constantFrom('o1', 'o2', 'o3', 'constructor', 'nothing'),
        from: anyDate,
        until: anyDate,
      }),
      { maxLength: 6 },
    ),
  }),
  { maxLength: 4 },
)

/** The secure line changes on 2 March, and one code goes; the scale of o2 is another, and that of o3 is not there. */
const codes = [{ id: 'emerging' }, { id: 'secure' }, { id: 'deep' }]
const recordedAt = '2025-08-20T09:00:00.000Z'
const scales: PlanInput['scales'] = [
  { id: 'depth', codes, secureFrom: 'secure', effectiveFrom: '2025-09-01', recordedAt },
  { id: 'depth', codes: codes.slice(1), secureFrom: 'deep', effectiveFrom: '2026-03-02', recordedAt },
  {
    id: 'other',
    codes: [{ id: 'of-another-scale' }, ...codes],
    secureFrom: 'emerging',
    effectiveFrom: '2025-09-01',
    recordedAt,
  },
]
const scaleOf = (objectiveId: string) => (objectiveId === 'o2' ? 'other' : objectiveId === 'o3' ? 'missing' : 'depth')

const anyPlan = anyLists.map(
  (lists): PlanInput => ({
    lists: lists.map(({ pupilIds, objectives }) => ({
      pupilIds,
      objectives: objectives.map((taught) => ({ ...taught, scaleId: scaleOf(taught.objectiveId) })),
    })),
    scales,
    marks: [
      { measureId: 'm1', pupilIds: ['ada', 'nobody', 'ben'] },
      { measureId: 'm2', pupilIds: ['ben', 'cleo'] },
      { measureId: 'nothing', pupilIds: ['ada'] },
    ],
  }),
)

/** Counted one by one, by what the functions over plain objects say. */
function countedBy(log: readonly EntryLike[], { lists, marks }: PlanInput) {
  const states = statesAtDates(log, { dates, track: 'teacher' })
  const counts = dates.flatMap((on, date) =>
    lists.flatMap(({ pupilIds, objectives }) => {
      const taught = new Set(
        objectives.flatMap(({ objectiveId, from, until }) =>
          (from == null || from <= on) && (until == null || on <= until) ? objectiveId : [],
        ),
      )
      return pupilIds.map((pupilId) => {
        const secure = [...taught].flatMap((objectiveId) => {
          const scale = scaleAsOf(scales, { scaleId: scaleOf(objectiveId), asOf: on })
          const value = states.get(pupilId)?.objectives.get(objectiveId)?.[date]?.value
          return (scale && typeof value === 'string' ? isSecure(scale, value) : undefined) ?? []
        })
        return [taught.size, secure.length, secure.filter(Boolean).length]
      })
    }),
  )
  const found = dates.flatMap((_, date) =>
    (marks ?? []).flatMap(({ measureId, pupilIds }) =>
      pupilIds.map((pupilId) => states.get(pupilId)?.measures.get(measureId)?.[date]?.value ?? null),
    ),
  )
  return { counts, marks: found }
}

function readBy({ taught, assessed, secured, marks, markLines }: Tally, log: readonly EntryLike[]) {
  const counts = Array.from(taught, (count, place) => [count, assessed[place]!, secured[place]!])
  const found = Array.from(markLines, (row, place) => {
    const value = row < 0 ? null : log[row]!.value
    expect(marks[place]).toBe(typeof value === 'number' ? value : Number.NaN)
    return value
  })
  return { counts, marks: found }
}

const ofTeachers = (log: readonly EntryLike[]) => log.filter(({ track }) => track === 'teacher')

it('counts what stateAsOf says of every pupil, objective and day, asked for once, again, and about more days', () => {
  fc.assert(
    fc.property(anyLongLog, anyPlan, (log, plan) => {
      const prepared = planOf(ledgerOf(log), plan)
      const counted = countedBy(log, plan)
      for (let time = 0; time < 3; time++)
        expect(readBy(tallyLedger(prepared, { dates }), ofTeachers(log))).toEqual(counted)
      const often = Array.from({ length: 8 }, () => dates).flat()
      const { taught, assessed, secured } = tallyLedger(planOf(prepared.ledger, plan), { dates: often })
      const once = Array.from(taught, (count, place) => [count, assessed[place], secured[place]])
      expect(once).toEqual(Array.from({ length: 8 }, () => counted.counts).flat())
    }),
    { numRuns: 100 },
  )
})

it('counts the same after appending in batches, refreshed or asked afresh, also past a new index', () => {
  fc.assert(
    fc.property(anyLongLog, anyPlan, fc.array(fc.nat(8), { minLength: 1 }), fc.boolean(), (log, plan, sizes, full) => {
      const lines = ofTeachers(log)
      const [first = [], ...rest] = inBatches(lines, sizes)
      const ledger = ledgerOf(first)
      const prepared = planOf(ledger, plan)
      const tally = tallyLedger(prepared, { dates })
      // A batch of another school's pupil that is too large to wait beside the index.
      const many = full ? Array.from({ length: 70 }, (_, number) => filler(number)) : []
      let said: EntryLike[] = [...first]
      for (const [place, batch] of [...rest, many].entries()) {
        appendToLedger(ledger, batch)
        said = [...said, ...batch]
        const before = readBy(tally, said)
        const changes = refreshTally(tally)
        const after = readBy(tally, said)
        for (const { place, assessed, secured } of changes.counts) {
          expect(before.counts[place]!.slice(1)).toEqual([assessed, secured])
          before.counts[place] = after.counts[place]!
        }
        for (const { place } of changes.marks) before.marks[place] = after.marks[place]!
        expect(after).toEqual(before)
        if (place % 3 === 0) expect(readBy(tallyLedger(prepared, { dates }), said)).toEqual(after)
      }
      const counted = countedBy(lines, plan)
      expect(readBy(tally, said)).toEqual(counted)
      expect(readBy(tallyLedger(prepared, { dates }), said)).toEqual(counted)
    }),
    { numRuns: 100 },
  )
})

function filler(number: number): EntryLike {
  return {
    id: `f${number}`,
    pupilId: 'somebody-else',
    objectiveId: `x${number}`,
    measureId: null,
    value: 'secure',
    observedOn: '2026-03-02',
    recordedAt: '2026-03-02T10:00:00.000Z',
    track: 'teacher',
  }
}
