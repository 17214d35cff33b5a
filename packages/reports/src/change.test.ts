import { rational } from '@track/kernel'
import { expect, it } from 'vitest'
import { eightPupils, matchedColumn, onTrackColumn, securedColumn, testColumn } from '../test/eight-pupils.js'
import { calculatePage, explainCell, type PageColumn, type PageInput, pageNotes, pupilsBehindCell } from './index.js'
import { finerChange } from './page-cell.js'

const since = (kind: 'first-date' | 'date-before', pupils: 'raw' | 'matched') => ({ since: { kind }, pupils })
const cellsOf = (input: PageInput, groupId: string) =>
  calculatePage(input).rows.find((row) => row.groupId === groupId)!.cells
const numbersOf = (input: PageInput, groupId: string) =>
  cellsOf(input, groupId).map((overDates) =>
    overDates.map(({ value, n, before }) => [value, n, before?.value, before?.n]),
  )

it('keeps to the same pupils on every date, so that an absence is no fall (E3)', () => {
  const input = eightPupils({ columns: [testColumn, matchedColumn] })
  const valuesOf = (groupId: string) => cellsOf(input, groupId).map((over) => over.map(({ value }) => value))
  expect(valuesOf('pp')).toEqual([
    [91.7, 97.5, 96.3],
    [94.5, 97.5, 99.5],
  ])
  expect(valuesOf('all')[1]).toEqual([99.6, 101.4, 103.3])
})

it('changes by the difference of two numbers, or by that of the pupils in both (E3)', () => {
  const columns: PageColumn[] = [
    { ...testColumn, change: since('date-before', 'raw') },
    { ...testColumn, change: since('date-before', 'matched') },
    { ...testColumn, change: since('first-date', 'matched') },
    { ...matchedColumn, change: since('first-date', 'raw') },
  ]
  expect(numbersOf(eightPupils({ columns }), 'pp')).toEqual([
    // 97.5 − 91.666… and 96.333… − 97.5: of three pupils, of two, and of three again.
    [
      [null, 0, undefined, undefined],
      [5.8, 2, 91.7, 3],
      [-1.2, 3, 97.5, 2],
    ],
    [
      [null, 0, undefined, undefined],
      [3, 2, 94.5, 2],
      [2, 2, 97.5, 2],
    ],
    [
      [null, 0, undefined, undefined],
      [3, 2, 94.5, 2],
      [4.7, 3, 91.7, 3],
    ],
    [
      [null, 0, undefined, undefined],
      [3, 2, 94.5, 2],
      [5, 2, 94.5, 2],
    ],
  ])
})

it('counts who is in the group and not in both ends, and adds up over schools where it can', () => {
  const columns: PageColumn[] = [{ ...testColumn, change: since('date-before', 'matched') }]
  const [, spring, summer] = cellsOf(eightPupils({ columns }), 'pp')[0]!
  expect(spring).toEqual({
    value: 3,
    n: 2,
    withoutData: 0,
    codes: { A: 1 },
    notMatched: 0,
    fraction: { numerator: 6, denominator: 2 },
    before: { value: 94.5, n: 2 },
  })
  expect(summer).toMatchObject({ n: 2, codes: {}, notMatched: 1, fraction: { numerator: 4, denominator: 2 } })
})

it('changes percents by whole percentage points, rounded once from the exact numbers', () => {
  const columns: PageColumn[] = [
    { ...securedColumn, change: since('first-date', 'raw') },
    { ...onTrackColumn, change: since('first-date', 'matched') },
  ]
  const input = eightPupils({ columns })
  expect(numbersOf(input, 'all')).toEqual([
    [
      [null, 0, undefined, undefined],
      [15, 8, 67, 8],
      [27, 8, 67, 8],
    ],
    [
      [null, 0, undefined, undefined],
      [13, 8, 50, 8],
      [50, 8, 50, 8],
    ],
  ])
  expect(cellsOf(input, 'all')[1]![2]!.fraction).toEqual({ numerator: 4, denominator: 8 })
})

const baseline = (measureId: string): PageColumn => ({
  ...testColumn,
  change: { since: { kind: 'measure', measureId }, pupils: 'matched' },
})

/** Worked case E8: a pupil with 97 in summer, 92 in autumn and 101 now. */
function twoBaselines(): PageInput {
  const input = eightPupils({ columns: [baseline('last-summer'), baseline('last-autumn')], groupIds: ['one'] })
  const more = { pupilId: 'ida', objectiveId: null, track: 'teacher' as const }
  const mark = (measureId: string, value: number, observedOn: '2025-06-20' | '2025-10-01' | '2025-12-01') => ({
    ...more,
    id: measureId,
    measureId,
    value,
    observedOn,
    recordedAt: `${observedOn}T12:00:00.000Z`,
  })
  return {
    ...input,
    groups: [{ id: 'one', members: input.definition.dates.map(() => ['ida', 'joe']) }],
    entries: [
      mark('last-summer', 97, '2025-06-20'),
      mark('last-autumn', 92, '2025-10-01'),
      mark('test', 101, '2025-12-01'),
    ],
  }
}

it('measures from any number of baselines: +4 and +9 (E8)', () => {
  const input = twoBaselines()
  expect(numbersOf(input, 'one').map(([autumn]) => autumn)).toEqual([
    [4, 1, 97, 1],
    [9, 1, 92, 1],
  ])
  expect(pupilsBehindCell(input, { groupId: 'one', column: 1, date: 0 })).toMatchObject({
    counted: [
      {
        pupilId: 'ida',
        value: 101,
        observedOn: '2025-12-01',
        before: { value: 92, observedOn: '2025-10-01' },
        change: 9,
      },
    ],
    notCounted: [{ pupilId: 'joe', reason: 'no-mark' }],
  })
})

it('says of a change from what to what, of how many, and what wobble the test has, never whether it is good (E8)', () => {
  const told = Object.fromEntries(
    explainCell(twoBaselines(), { groupId: 'one', column: 1, date: 0 }).map(({ about, text }) => [about, text]),
  )
  expect(told).toMatchObject({
    change:
      'From 92 in “Last autumn” (1 pupil) to 101 on 12 December 2025 (1 pupil): 9 more. Only pupils counted at both ends count.',
    wobble:
      'A second sitting of such a test alone moves one pupil’s mark by up to 9.23, nine times in ten (reliability 0.93). Of 1 pupil, 1 changed by no more than that.',
    rounding: 'Calculated exactly and rounded once, half away from zero, to one decimal.',
  })
  expect(JSON.stringify(told)).not.toMatch(/good|bad|expected|better|worse|progress/i)
})

it('hides a change where either end is of too few', () => {
  const columns: PageColumn[] = [{ ...testColumn, change: since('date-before', 'raw') }]
  const input = eightPupils({ columns, groupIds: ['pp'], minimumGroup: 3 })
  // Of three pupils two have a number in spring.
  expect(cellsOf(input, 'pp')[0]!.map(({ suppressed }) => suppressed)).toEqual([undefined, true, true])
})

it('shows how many in the place of what share, and still out of how many', () => {
  const columns: PageColumn[] = [
    { ...securedColumn, show: 'count' },
    { ...onTrackColumn, show: 'count' },
  ]
  const cells = cellsOf(eightPupils({ columns }), 'all')
  expect(cells.map((over) => over.map(({ value, n }) => [value, n]))).toEqual([
    [
      [21, 8],
      [45, 8],
      [74, 8],
    ],
    [
      [4, 8],
      [5, 8],
      [8, 8],
    ],
  ])
  expect(cells[0]![0]!.fraction).toEqual({ numerator: 21, denominator: 31 })
})

it('opens with both ends and their sum exactly enough to see how it was rounded, for the group and for each pupil', () => {
  const columns: PageColumn[] = [{ ...securedColumn, change: since('first-date', 'raw') }]
  const input = eightPupils({ columns })
  const opened = pupilsBehindCell(input, { groupId: 'all', column: 0, date: 1 })
  expect(opened.ends).toMatchObject({ samePupils: true, finer: { change: expect.any(Number) } })
  const { before, after, change } = opened.ends!.finer!
  expect([before, after, change].map((number) => Math.round(number))).toEqual([67, 82, 15])
  const told = explainCell(input, { groupId: 'all', column: 0, date: 1 })
  const text = told.find(({ about }) => about === 'change')?.text
  expect(text).toBe(
    `From ${before.toFixed(1)} on 12 December 2025 (8 pupils) to ${after.toFixed(1)} on 27 March 2026 (8 pupils): ${change} percentage points more, shown as +15. The same pupils are counted at both ends.`,
  )
  // Ben secured 2 of 4, then 5 of 7: 50 and 71.4.
  const ben = opened.counted.find(({ pupilId }) => pupilId === 'ben')
  expect(ben).toMatchObject({ value: 71, change: 21, finer: { before: 50, after: 71.4, change: 21.4 } })
})

it('shows a sum of two decimals where one would be rounded to another change, and no more than there is', () => {
  const measure = securedColumn.measure
  const half = (numerator: number, denominator = 100) => rational(numerator, denominator)
  expect(finerChange({ before: half(0), after: half(746) }, measure)).toEqual({ before: 0, after: 7.5, change: 7.46 })
  expect(finerChange({ before: half(5640), after: half(6380) }, measure)).toEqual({
    before: 56.4,
    after: 63.8,
    change: 7.4,
  })
  expect(finerChange({ before: half(5000), after: half(7500) }, measure)).toBeUndefined()
  expect(finerChange({ before: rational(200, 3), after: rational(250, 3) }, measure)).toEqual({
    before: 66.7,
    after: 83.3,
    change: 16.7,
  })
})

it('says once under the page where a change is not the difference of the rounded numbers beside it', () => {
  const columns: PageColumn[] = [securedColumn, { ...securedColumn, change: since('date-before', 'raw') }]
  const input = eightPupils({ columns })
  const { rows } = calculatePage(input)
  const off = rows.flatMap(({ cells: [plain, change] }) =>
    [1, 2].filter((date) => change![date]!.value !== plain![date]!.value! - plain![date - 1]!.value!),
  )
  const notes = pageNotes(input, { rows }).filter(({ kind }) => kind === 'rounded')
  expect(off.length).toBeGreaterThan(0)
  expect(notes).toHaveLength(1)
  expect(notes[0]).toMatchObject({
    columns: [1],
    text: expect.stringMatching(/^A change is worked out .* by 1 .*: from \d+ to \d+ is shown here as [+−]\d+\.$/),
  })
  expect(pageNotes(input).filter(({ kind }) => kind === 'rounded')).toEqual([])
  const alone = { ...input, definition: { ...input.definition, columns: [columns[1]!] } }
  expect(pageNotes(alone, calculatePage(alone)).filter(({ kind }) => kind === 'rounded')).toEqual([])
})
