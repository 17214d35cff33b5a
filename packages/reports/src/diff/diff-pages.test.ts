import { ledgerOf } from '@track/markbook'
import { expect, it } from 'vitest'
import {
  autumn,
  category,
  correspondence,
  judgement,
  mark,
  matched,
  meanMark,
  onTrack,
  secured,
  spring,
  toCalculation,
  toInput,
  toRule,
  toScale,
  toSet,
  twice,
  word,
} from '../../test/fixtures.js'
import { calculatePage, diffPages, type PageColumn, type PageInput } from '../index.js'

const later = '2026-04-10T09:00:00.000Z'
const kept = '2026-04-01T09:00:00.000Z'
const columns: PageColumn[] = [secured, onTrack, meanMark]
const written = toInput({}).entries
/** What changed, as row, column, date, the two values and the causes. */
const toldOf = (before: PageInput, after: PageInput) =>
  diffPages({ before: { input: before }, after: { input: after } }).cells.map((cell) => [
    `${cell.groupId} ${cell.column} ${cell.date}: ${cell.before.value} to ${cell.after.value}`,
    ...cell.causes.map(({ kind, pupilIds, entryIds }) => [kind, ...pupilIds, ...entryIds].join(' ')),
  ])

it('has nothing to say of a page on which nothing changed (REP-8)', () => {
  const input = toInput({ definition: { columns } })
  expect(diffPages({ before: { input }, after: { input: JSON.parse(JSON.stringify(input)) } })).toEqual({
    numbers: 6,
    cells: [],
  })
})

it('names each changed number in the order of the page, and exactly the entries that changed it (REP-8)', () => {
  const added = [
    { ...judgement('ada', 'm2', 'secure'), id: 'late', recordedAt: later },
    // Changes nothing: "deep" is as secured as "secure", and what is observed later is not asked about in autumn.
    { ...judgement('ben', 'm2', 'deep'), id: 'deeper', recordedAt: later },
    { ...judgement('ada', 'm4', 'emerging', spring), id: 'emerging', recordedAt: later },
    { ...mark('ada', 101, '2026-03-30'), id: 'too-late', recordedAt: later },
  ]
  const before = toInput({ definition: { columns }, asKnown: kept, entries: [...written, ...added] })
  const after = { ...before, asKnown: undefined }
  expect(toldOf(before, after)).toEqual([
    ['all 0 0: 75 to 100', 'entries ada late'],
    ['all 0 1: 50 to 63', 'entries ada late'],
    ['all 1 0: 50 to 100', 'entries ada late'],
    ['all 1 1: 0 to 50', 'entries ada late'],
  ])
})

it('names voids and corrections, also of what was written before (REP-8)', () => {
  const [first] = written
  const voided = { ...judgement('ada', 'm1', null), id: 'void', supersedes: first!.id, recordedAt: later }
  const before = toInput({})
  expect(toldOf(before, toInput({ entries: [...written, voided] }))).toEqual([
    ['all 0 0: 75 to 50', 'entries ada void'],
    ['all 0 1: 50 to 38', 'entries ada void'],
  ])
})

it('says the same of a ledger, whose lines have numbers for ids (REP-8)', () => {
  const added = { ...judgement('ada', 'm2', 'secure'), id: 'late', recordedAt: later }
  const lines = [...written, added].map((entry, id) => ({ ...entry, id: id + 1 }))
  const { entries: _, ...input } = toInput({})
  const ledger = ledgerOf(lines)
  expect(toldOf({ ...input, ledger, asKnown: kept }, { ...input, ledger })[0]).toEqual([
    'all 0 0: 75 to 100',
    `entries ada ${lines.length}`,
  ])
})

it('tells who came and who left, and nothing of those without a figure (REP-8)', () => {
  const before = toInput({})
  const groups = [{ id: 'all', members: twice(['ben', 'cai']) }]
  expect(toldOf(before, toInput({ groups }))).toEqual([
    ['all 0 0: 75 to 100', 'left ada'],
    ['all 0 1: 50 to 50', 'left ada'],
  ])
  expect(toldOf(toInput({ groups }), before)[0]).toEqual(['all 0 0: 100 to 75', 'joined ada'])
})

it.each<[string, Partial<PageInput>, string]>([
  [
    'another list',
    { taught: [{ subjectId: 'maths', pupilIds: ['ada', 'ben'], objectiveIds: twice(['m1']) }] },
    'taught ada',
  ],
  ['another rule', { rules: [toRule(50)] }, 'rule ada'],
  ['another scale', { scales: [toScale('depth', ['not-yet', 'emerging', 'secure', 'deep'], 'emerging')] }, 'scale ada'],
  [
    'another calculation',
    { calculations: [toCalculation({ method: 'n-times', times: 2, atLeast: 1 })] },
    'calculation ben',
  ],
])('says that there is %s (REP-8)', (_, more, cause) => {
  const [cell] = toldOf(
    toInput({ definition: { columns: [onTrack] } }),
    toInput({ definition: { columns: [onTrack] }, ...more }),
  )
  expect(cell?.slice(1)).toEqual([cause])
})

it('says that words stand for something else (REP-8)', () => {
  const input = toInput({
    definition: { columns: [category] },
    entries: [word('ada', 'working')],
    sets: [toSet('words', ['working', 'expected'])],
    correspondences: [correspondence],
  })
  const [at, above] = correspondence.categories
  const wider = { ...correspondence, categories: [{ ...at!, descriptorIds: ['working'] }, above!] }
  expect(toldOf(input, { ...input, correspondences: [wider] })[0]).toEqual(['all 0 0: 0 to 100', 'words ada'])
})

it('finds the cause at either end of a change (REP-8)', () => {
  const change: PageColumn = { ...meanMark, change: { since: { kind: 'first-date' }, pupils: 'matched' } }
  const entries = [mark('ada', 100), mark('ben', 90), mark('ada', 104, spring), mark('ben', 93, spring)]
  const before = toInput({ definition: { columns: [change] }, entries })
  const added = { ...mark('ben', 91, autumn), id: 'late', recordedAt: later }
  expect(toldOf(before, toInput({ definition: { columns: [change] }, entries: [...entries, added] }))).toEqual([
    ['all 0 1: 3.5 to 3', 'entries ben late'],
  ])
})

it('names what another date did to matched numbers (REP-8)', () => {
  const before = toInput({ definition: { columns: [matched] } })
  const added = { ...mark('ada', 104, spring), id: 'late', recordedAt: later }
  expect(toldOf(before, toInput({ definition: { columns: [matched] }, entries: [...written, added] }))).toEqual([
    ['all 0 0: 90.5 to 95.3', 'entries ada late'],
    ['all 0 1: 90.5 to 97.3', 'entries ada late'],
  ])
})

it('says no more of a number that is hidden on either page, and nothing of one hidden on both (E12)', () => {
  const groups = (ids: string[]) => [{ id: 'all', members: twice(ids) }]
  const pages = (before: string[], after: string[]) =>
    diffPages({
      before: { input: toInput({ definition: { minimumGroup: 2 }, groups: groups(before) }) },
      after: { input: toInput({ definition: { minimumGroup: 2 }, groups: groups(after) }) },
    }).cells
  expect(pages(['ada'], ['ben'])).toEqual([])
  expect(pages(['ada', 'ben'], ['ben'])[0]?.causes).toEqual([{ kind: 'hidden', pupilIds: [], entryIds: [] }])
})

it('trusts the kept page, and says so where nothing explains the difference (REP-8)', () => {
  const input = toInput({})
  const { rows } = calculatePage(input)
  const page = {
    rows: rows.map((row) => ({ ...row, cells: row.cells.map((over) => over.map((cell) => ({ ...cell, value: 1 }))) })),
  }
  const { cells } = diffPages({ before: { input, page }, after: { input } })
  expect(cells.map(({ before, causes }) => [before.value, causes[0]?.kind])).toEqual([
    [1, 'other'],
    [1, 'other'],
  ])
})

it('refuses to compare two pages that ask for different things', () => {
  const input = toInput({})
  const other = toInput({ definition: { columns: [onTrack] } })
  expect(() => diffPages({ before: { input }, after: { input: other } })).toThrow(
    expect.objectContaining({ code: 'reports/pages-differ' }),
  )
})
