import { expect, it } from 'vitest'
import { autumn, mark, meanMark, spring, toInput, twice } from '../test/fixtures.js'
import { calculatePage, diffPages, explainCell, type PageColumn, type PageInput, pupilsBehindCell } from './index.js'

/** A school of 332 pupils by special needs, of whom so many have a mark; the others of a group have none. */
const SIZES = { none: 270, support: 41, plan: 21 }
type Need = keyof typeof SIZES
const idsOf = (need: Need) => Array.from({ length: SIZES[need] }, (_, place) => `${need}-${place}`)
const NEEDS = Object.keys(SIZES) as Need[]
const marksOf = (counted: Partial<Record<Need, number>>, on = autumn) =>
  NEEDS.flatMap((need) =>
    idsOf(need)
      .slice(0, counted[need] ?? SIZES[need])
      .map((id, place) => mark(id, 80 + (place % 40), on as typeof autumn)),
  )

function school({
  rows = ['all', ...NEEDS],
  columns = [meanMark],
  entries = marksOf({ plan: 18 }),
  minimumGroup = 20,
}: {
  rows?: string[]
  columns?: PageColumn[]
  entries?: ReturnType<typeof marksOf>
  minimumGroup?: number
} = {}): PageInput {
  return toInput({
    definition: { groupIds: rows, columns, minimumGroup },
    groups: [
      { id: 'all', members: twice(NEEDS.flatMap(idsOf)) },
      ...NEEDS.map((need) => ({ id: need, partOf: 'all', members: twice(idsOf(need)) })),
    ],
    taught: [],
    entries,
  })
}

/** What stands in each row of a column on a date: its n, or `[c]`. */
const counts = (input: PageInput, column = 0, date = 0) =>
  calculatePage(input).rows.map(({ cells }) => {
    const { n, suppressed } = cells[column]![date]!
    return suppressed ? '[c]' : n
  })

it('hides a second number where a hidden one is what is left of the shown ones (E12, REP-9)', () => {
  expect(counts(school({ minimumGroup: 0 }))).toEqual([329, 270, 41, 18])
  expect(counts(school())).toEqual([329, 270, '[c]', '[c]'])
  // The rows are large enough: only their numbers are hidden, and of those nothing is said of who is missing either.
  expect(calculatePage(school()).rows.map(({ n }) => n)).toEqual([332, 270, 41, 21])
  expect(calculatePage(school()).rows[2]!.cells[0]![0]).toEqual({
    value: null,
    n: null,
    withoutData: null,
    fraction: null,
    suppressed: true,
  })
})

it('hides one where the part of too few is not on the page (E12)', () => {
  expect(counts(school({ rows: ['all', 'none', 'support'] }))).toEqual([329, 270, '[c]'])
})

it('hides nothing more where the total is not shown, two protect each other or nobody is too few (E12)', () => {
  expect(counts(school({ rows: [...NEEDS] }))).toEqual([270, 41, '[c]'])
  const two = school({ entries: marksOf({ support: 15, plan: 18 }) })
  expect(counts(two)).toEqual([303, 270, '[c]', '[c]'])
  expect(counts(school({ entries: marksOf({ plan: 20 }) }))).toEqual([331, 270, 41, 20])
  expect(counts(school({ entries: marksOf({ plan: 0 }) }))).toEqual([311, 270, 41, 0])
})

it('takes the smallest other number, and of equals the first (E12)', () => {
  const input = school({ entries: marksOf({ none: 30, support: 30, plan: 18 }) })
  expect(counts(input)).toEqual([78, '[c]', 30, '[c]'])
})

it('asks of a change who is counted at either end (REP-9)', () => {
  const change: PageColumn = { ...meanMark, change: { since: { kind: 'first-date' }, pupils: 'raw' } }
  const input = school({ columns: [meanMark, change], entries: [...marksOf({ plan: 18 }), ...marksOf({}, spring)] })
  expect(counts(input, 0, 0)).toEqual([329, 270, '[c]', '[c]'])
  expect(counts(input, 0, 1)).toEqual([332, 270, 41, 21])
  expect(counts(input, 1, 1)).toEqual([332, 270, '[c]', '[c]'])
})

it('hides the same rows of a number in every column that shows it, so that two columns give away no more than one', () => {
  const change: PageColumn = { ...meanMark, change: { since: { kind: 'first-date' }, pupils: 'raw' } }
  const entries = [
    ...marksOf({ plan: 18 }),
    ...NEEDS.flatMap((need) => idsOf(need).map((id) => mark(id, null, spring))),
  ]
  const later = marksOf({ none: 30, plan: 18 }, spring).map((entry) => ({ ...entry, id: `${entry.id}-later` }))
  const input = school({ columns: [meanMark, change], entries: [...entries, ...later] })
  expect(counts(input, 0, 0)).toEqual([329, 270, '[c]', '[c]'])
  expect(counts(input, 0, 1)).toEqual([89, '[c]', 41, '[c]'])
  // What the change is measured from stands beside it: 329 - 270 - 41 would be the 18.
  expect(counts(input, 1, 1)).toEqual([89, '[c]', '[c]', '[c]'])
})

it('opens, explains and compares such a number as a hidden one (REP-8, REP-9)', () => {
  const position = { groupId: 'support', column: 0, date: 0 }
  expect(pupilsBehindCell(school(), position)).toMatchObject({
    cell: { suppressed: true },
    counted: [],
    notCounted: [],
  })
  const said = explainCell(school(), position)
  expect(said.map(({ about }) => about)).toContain('hidden')
  expect(said.map(({ about }) => about)).not.toContain('counted')
  const before = school({ entries: marksOf({}) })
  const { cells } = diffPages({ before: { input: before }, after: { input: school() } })
  const causes = new Map(cells.filter(({ date }) => date === 0).map((cell) => [cell.groupId, cell.causes[0]?.kind]))
  expect(causes.get('support')).toBe('hidden')
  expect(causes.get('plan')).toBe('hidden')
})
