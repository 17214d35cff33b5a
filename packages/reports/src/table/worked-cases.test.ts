import { expect, it } from 'vitest'
import { eightPupils, matchedColumn, securedColumn, testColumn } from '../../test/eight-pupils.js'
import { calculatePage, type NamedColumn, type PageInput, pageNotes, pageTable } from '../index.js'

/** The page as a table, as an API or a screen puts it together. */
function tableOf(input: PageInput) {
  const names = new Map(input.groups.map(({ id, name }) => [id, name!]))
  const { columns, rows } = calculatePage(input)
  const page = {
    definition: input.definition,
    columns: columns.map(
      (column): NamedColumn => ({
        ...column,
        subject: 'Maths',
        name: { 'on-track': 'On track', 'mean-mark': 'Test' }[column.measure.kind as string] ?? null,
      }),
    ),
    rows: rows.map((row) => ({ ...row, name: names.get(row.groupId)! })),
    notes: pageNotes(input),
  }
  return pageTable({ page }).rows
}

it('is the table of the worked case, value by value and n by n (E2)', () => {
  const [headings, ...rows] = tableOf(eightPupils())
  expect(headings?.slice(0, 5)).toEqual([
    'Group',
    'n',
    'Maths · % secured · Autumn (12 December 2025)',
    'Maths · % secured · Autumn (12 December 2025) · n',
    'Maths · % secured · Spring (27 March 2026)',
  ])
  expect(headings?.[8]).toBe('Maths · % on track · Autumn (12 December 2025)')
  expect(headings?.[14]).toBe('Maths · Test, mean · Autumn (12 December 2025)')
  expect(rows).toEqual([
    ['All', 8, 67, 8, 82, 8, 94, 8, 50, 8, 63, 8, 100, 8, 97.9, 8, 101.4, 7, 101.6, 8],
    ['PP', 3, 42, 3, 71, 3, 87, 3, 0, 3, 33, 3, 100, 3, 91.7, 3, 97.5, 2, 96.3, 3],
    ['Not PP', 5, 82, 5, 88, 5, 98, 5, 80, 5, 80, 5, 100, 5, 101.6, 5, 103, 5, 104.8, 5],
    ['SEN K/E', 2, 29, 2, 62, 2, 84, 2, 0, 2, 0, 2, 100, 2, 82, 2, 81, 1, 87, 2],
    ['EAL', 2, 63, 2, 86, 2, 95, 2, 50, 2, 100, 2, 100, 2, 99, 2, 99.5, 2, 103, 2],
  ])
})

it('shows the composition of a mean and offers the same pupils (E3)', () => {
  const [headings, ...rows] = tableOf(eightPupils({ columns: [testColumn, matchedColumn], groupIds: ['all', 'pp'] }))
  expect(headings?.[8]).toBe('Maths · Test, mean of the same pupils · Autumn (12 December 2025)')
  expect(rows).toEqual([
    ['All', 8, 97.9, 8, 101.4, 7, 101.6, 8, 99.6, 7, 101.4, 7, 103.3, 7],
    ['PP', 3, 91.7, 3, 97.5, 2, 96.3, 3, 94.5, 2, 97.5, 2, 99.5, 2],
  ])
})

it('says the same whatever the programme is called in which a pupil works (E7)', () => {
  const input = eightPupils({ columns: [securedColumn] })
  const relabelled = JSON.parse(JSON.stringify(input).replaceAll('"y2-', '"y5-')) as PageInput
  expect(JSON.stringify(relabelled.taught)).not.toBe(JSON.stringify(input.taught))
  expect(tableOf(relabelled)).toEqual(tableOf(input))
})

it('shows governors only what is of five pupils or more (E12)', () => {
  const rows = tableOf(eightPupils({ columns: [securedColumn], minimumGroup: 5 }))
  expect(rows.slice(1).map((row) => row.slice(0, 4))).toEqual([
    ['All', 8, 67, 8],
    ['PP', '[c]', '[c]', '[c]'],
    ['Not PP', '[c]', '[c]', '[c]'],
    ['SEN K/E', '[c]', '[c]', '[c]'],
    ['EAL', '[c]', '[c]', '[c]'],
  ])
})
