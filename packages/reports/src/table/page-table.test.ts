import { expect, it } from 'vitest'
import { meanMark, onTrack, pooled, secured, toRule } from '../../test/fixtures.js'
import { columnHeading, type NamedPage, pageTable } from '../index.js'

const dates = [
  { label: 'Autumn', on: '2025-12-12' },
  { label: '', on: '2026-03-27' },
] as const
const test = { ...meanMark, subject: 'Maths', name: 'Test' }
const change = { since: { kind: 'first-date' }, pupils: 'raw' } as const

const page: NamedPage = {
  definition: { dates },
  columns: [
    { ...secured, subject: 'Maths', label: 'Secure' },
    { ...test, change },
  ],
  rows: [
    {
      name: 'Year 4',
      n: 8,
      cells: [
        [
          { value: 67, n: 8 },
          { value: null, n: 0 },
        ],
        [
          { value: null, n: 0 },
          { value: -1.5, n: 7, before: { value: 99, n: 8 } },
        ],
      ],
    },
    {
      name: 'Pupil premium',
      n: 6,
      depth: 1,
      cells: [
        [
          { value: 42, n: 5 },
          { value: null, n: null, suppressed: true },
        ],
        [
          { value: null, n: 0 },
          { value: null, n: null, suppressed: true },
        ],
      ],
    },
    { name: 'Year 4 · Pupil premium · Girls', n: null, suppressed: true, depth: 2, cells: hidden() },
    { name: 'Year 5', n: 0, depth: 0, cells: [unknown(), unknown()] },
  ],
  notes: [{ text: 'A note.' }],
}

function hidden() {
  const cell = { value: null, n: null, suppressed: true } as const
  return [
    [cell, cell],
    [cell, cell],
  ]
}

function unknown() {
  return [
    { value: null, n: 0 },
    { value: null, n: 0 },
  ]
}

it('puts each number beside its n, blank where nothing is known and marked where it is hidden', () => {
  expect(pageTable({ page }).rows).toEqual([
    [
      'Group',
      'n',
      'Maths · Secure · Autumn (12 December 2025)',
      'Maths · Secure · Autumn (12 December 2025) · n',
      'Maths · Secure · 27 March 2026',
      'Maths · Secure · 27 March 2026 · n',
      'Maths · Test, mean, change since Autumn · 27 March 2026',
      'Maths · Test, mean, change since Autumn · 27 March 2026 · n',
      'Maths · Test, mean, change since Autumn · 27 March 2026 · n before',
    ],
    ['Year 4', 8, 67, 8, null, 0, -1.5, 7, 8],
    ['Year 4 · Pupil premium', 6, 42, 5, '[c]', '[c]', '[c]', '[c]', '[c]'],
    ['Year 4 · Pupil premium · Girls', ...Array(8).fill('[c]')],
    ['Year 5', 0, null, 0, null, 0, null, 0, null],
    [],
    ['Column', '“Secure” is % secured'],
    ['Note', 'A note.'],
  ])
})

it('has no room for a change on the date that it is counted from, and says on a page of that date alone what is missing', () => {
  const alone: NamedPage = {
    ...page,
    definition: { dates: [dates[0]] },
    columns: [{ ...test, change }],
    rows: [{ name: 'Year 4', n: 8, cells: [[{ value: null, n: 0, blank: 'first-date' }]] }],
  }
  expect(pageTable({ page: alone }).rows.slice(0, 2)).toEqual([
    ['Group', 'n', 'Maths · Test, mean, change since Autumn · no earlier date on the page to count from'],
    ['Year 4', 8, null],
  ])
})

it('says under the table where it is from, for whom and what for, and what each name of a column means', () => {
  const mine = { label: 'Secured: gain', change: { since: { kind: 'first-date' }, pupils: 'matched' } } as const
  const columns = [
    { ...secured, subject: 'Maths', ...mine },
    { ...secured, subject: 'Reading', ...mine },
    { ...secured, subject: 'Maths', label: '% secured' },
    { ...test, label: 'Test' },
  ]
  const named: NamedPage = { definition: { dates, minimumGroup: 5 }, columns, rows: [], notes: page.notes }
  const origin = {
    report: 'Spring',
    school: 'Elmfield',
    audience: 'Governors',
    purpose: 'The spring meeting',
    asKnown: '2026-03-27',
  } as const
  const below = [
    [],
    ['Report', 'Spring'],
    ['School', 'Elmfield'],
    ['Audience', 'For Governors: groups of fewer than 5 are not shown'],
    ['Purpose', 'The spring meeting'],
    ['As known on', '27 March 2026'],
    ['Column', '“Secured: gain” is % secured, change since Autumn, same pupils'],
    ['Column', '“Test” is Test, mean'],
    ['Note', 'A note.'],
  ]
  expect(pageTable({ page: named, origin }).rows.slice(1)).toEqual(below)
  const some = { school: 'Elmfield', purpose: '', audience: undefined }
  expect(pageTable({ page: { ...named, columns: [], notes: [] }, origin: some }).rows.slice(1)).toEqual([
    [],
    ['School', 'Elmfield'],
  ])
  const words = {
    report: 'Bericht',
    day: (day: string) => day,
    audienceName: ({ name }: { readonly name: string }) => `Für ${name}`,
    measureName: () => '% sicher',
    meaning: ({ label, measure }: { readonly label: string; readonly measure: string }) => `„${label}“: ${measure}`,
  }
  const said = pageTable({ page: named, origin, words }).rows.slice(2)
  expect(said.map(([, text]) => text).slice(0, 6)).toEqual([
    'Spring',
    'Elmfield',
    'Für Governors',
    'The spring meeting',
    '2026-03-27',
    '„Secured: gain“: % sicher',
  ])
})

it('asks for columns in which names and numbers stand on one line, and headings on a few', () => {
  const { rows, widths } = pageTable({ page })
  const [headings = [], ...lines] = rows.slice(0, 5)
  expect(widths).toHaveLength(headings.length)
  expect(widths[0]).toBe('Year 4 · Pupil premium · Girls'.length + 2)
  expect(widths[1]).toBe(8)
  for (const [column, heading] of headings.entries()) {
    const width = widths[column]!
    for (const word of String(heading).split(' ')) expect(word.length).toBeLessThan(width)
    for (const line of lines) expect(String(line[column] ?? '').length).toBeLessThan(width)
    if (column > 1) expect(width).toBeLessThanOrEqual(24)
  }
})

it('is written in the words of the screen, and has as many cells in every row as headings', () => {
  const words = {
    group: 'Gruppe',
    n: 'Anzahl',
    nBefore: 'Anzahl zuvor',
    notShown: '–',
    columnName: () => 'Spalte',
    dateName: ({ on }: { readonly on: string }) => on,
    nestedName: ({ parent, name }: { readonly parent: string; readonly name: string }) => `${parent} / ${name}`,
  }
  const [headings, ...rows] = pageTable({ page: { ...page, notes: [] }, words }).rows.slice(0, 5)
  expect(headings?.slice(0, 4)).toEqual([
    'Gruppe',
    'Anzahl',
    'Maths · Spalte · 2025-12-12',
    'Maths · Spalte · 2025-12-12 · Anzahl',
  ])
  expect(rows.map((row) => row.length)).toEqual(rows.map(() => headings?.length))
  expect(rows[1]?.[0]).toBe('Year 4 / Pupil premium')
  expect(rows[2]?.at(-1)).toBe('–')
})

it('calls a column by what it answers, unless a person has called it otherwise', () => {
  const named = (more: object) => columnHeading({ ...secured, subject: 'Maths', ...more }, { dates })
  expect(named({})).toBe('Maths · % secured')
  expect(named({ show: 'count' })).toBe('Maths · objectives secured')
  expect(named({ ...pooled, change: { since: { kind: 'date-before' }, pupils: 'matched' } })).toBe(
    'Maths · % secured, pooled, change since the date before, same pupils',
  )
  const since = { kind: 'measure', measureId: 'base' } as const
  expect(columnHeading({ ...test, since: 'SAS', change: { since, pupils: 'raw' } })).toBe(
    'Maths · Test, mean, change since SAS',
  )
  expect(named({ measure: { kind: 'on-track', ruleId: 'r' }, name: 'On track' })).toBe('Maths · % on track')
  expect(named({ measure: { kind: 'on-track', ruleId: 'r' }, name: 'KS2', show: 'count' })).toBe(
    'Maths · pupils on track (KS2)',
  )
  expect(named({ measure: { kind: 'progress', count: 'deepened' } })).toBe('Maths · objectives deepened since Autumn')
})

it('says with the rules what the numbers mean: by which rule, who is left out, and how they were rounded', () => {
  const rules = [toRule(75)]
  const columns = [
    { ...onTrack, subject: 'Maths', name: 'Three quarters' },
    { ...test, change },
  ]
  const named: NamedPage = {
    definition: { dates, minimumGroup: 5, membership: 'current' },
    columns,
    rows: [],
    notes: [],
  }
  const origin = { asKnown: '2026-03-27', asKnownAt: '10:05' } as const
  const [known, ...lines] = pageTable({ page: named, origin, rules: { rules } }).rows.slice(2)
  expect(known).toEqual(['As known on', '27 March 2026, 10:05'])
  expect(lines.map(([about]) => about)).toEqual(lines.map(() => 'What the numbers mean'))
  const text = lines.map(([, line]) => line).join(' ')
  expect(text).toContain(
    'On track at Autumn (12 December 2025), 27 March 2026: “Three quarters”, in force since 1 September 2020: at least 75 % of the objectives taught are secured.',
  )
  for (const part of [
    'Blank means nothing to count',
    'a code in place of a mark are left out',
    'n before is the pupils counted on the earlier date',
    '[c]: fewer than 5 pupils',
    'rounded once',
  ])
    expect(text).toContain(part)
})
