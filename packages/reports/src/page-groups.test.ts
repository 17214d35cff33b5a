import { isTrackError } from '@track/kernel'
import { expect, it } from 'vitest'
import { eightPupils } from '../test/eight-pupils.js'
import { calculatePage, type PageDefinition, pageGroups, pupilsBehindCell, rowDepths } from './index.js'

const dates: PageDefinition['dates'] = [
  { label: 'Autumn', on: '2025-12-12' },
  { label: 'Spring', on: '2026-03-27' },
]
const groups = [
  { id: 'y3', name: 'Year 3', members: [['ada'], ['ada', 'ben']] },
  { id: 'y4', name: 'Year 4', members: [['ben', 'cai'], ['cai']] },
  { id: 'pp', name: 'PP', members: [['ben'], ['cai', 'ada', 'ada']] },
]
const both = { id: 'y4-pp', groupIds: ['y4', 'pp'], take: 'all-of' as const }
const either = { id: 'y3-y4', groupIds: ['y3', 'y4'], take: 'any-of' as const }

it('makes rows of the pupils who are in all of several groups, or in any of them, on each date (REP-1)', () => {
  const made = pageGroups({ definition: { dates, combined: [both, { ...either, label: 'Lower juniors' }] }, groups })
  expect(made.slice(3)).toEqual([
    { id: 'y4-pp', name: 'Year 4 · PP', members: [['ben'], ['cai']] },
    {
      id: 'y3-y4',
      name: 'Lower juniors',
      members: [
        ['ada', 'ben', 'cai'],
        ['ada', 'ben', 'cai'],
      ],
    },
  ])
  expect(pageGroups({ definition: { dates, combined: [either] }, groups })[3]?.name).toBe('Year 3 or Year 4')
  expect(pageGroups({ definition: { dates, combined: [both] }, groups: made })).toEqual(made)
})

it.each<[string, PageDefinition['combined'], string]>([
  ['a part that was not given', [{ ...both, groupIds: ['y4', 'gone'] }], 'reports/unknown-group'],
  [
    'a part that is made of groups itself',
    [both, { ...either, groupIds: ['y3', 'y4-pp'] }],
    'reports/combined-of-combined',
  ],
])('refuses %s (REP-1)', (_, combined, code) => {
  try {
    pageGroups({ definition: { dates, combined }, groups })
    expect.unreachable()
  } catch (error) {
    expect(isTrackError(error) && error.code).toBe(code)
  }
})

it('nests a row under the ones that it asks more than, as long as nothing else comes between (REP-1)', () => {
  const all = (id: string, ...groupIds: string[]) => ({ id, groupIds, take: 'all-of' as const })
  const combined = [all('y4-pp', 'y4', 'pp'), all('y4-pp-girls', 'girls', 'pp', 'y4'), all('pp-y5', 'pp', 'y5'), either]
  const depthsOf = (...groupIds: string[]) => rowDepths({ groupIds, combined })
  expect(depthsOf('all', 'y4', 'y4-pp', 'y4-pp-girls', 'y5', 'pp-y5')).toEqual([0, 0, 1, 2, 0, 1])
  expect(depthsOf('y4', 'y4-pp-girls', 'y4-pp')).toEqual([0, 1, 1])
  expect(depthsOf('y4', 'y5', 'y4-pp', 'pp', 'y4-pp')).toEqual([0, 0, 0, 0, 1])
  expect(depthsOf('y3-y4', 'y4', 'y4-pp')).toEqual([0, 0, 1])
})

it('shows and opens a combined row like any other (REP-1)', () => {
  const input = eightPupils({
    groupIds: ['pp', 'pp-sen'],
    combined: [{ id: 'pp-sen', groupIds: ['pp', 'sen'], take: 'all-of' }],
  })
  const [, row] = calculatePage(input).rows
  expect(row?.cells[2]?.map(({ value, n }) => [value, n])).toEqual([
    [86, 1],
    [null, 0],
    [90, 1],
  ])
  const { counted } = pupilsBehindCell(input, { groupId: 'pp-sen', column: 2, date: 0 })
  expect(counted.map(({ pupilId }) => pupilId)).toEqual(['eli'])
})

it('hides the smallest other part of the row that a small combined one is nested under (E12)', () => {
  const all = (id: string, ...groupIds: string[]) => ({ id, groupIds, take: 'all-of' as const })
  const pupils = (from: number, to: number) => [Array.from({ length: to - from }, (_, place) => `p${from + place}`)]
  const input = eightPupils({
    groupIds: ['y4', 'y4-pp', 'y4-not', 'pp'],
    combined: [all('y4-pp', 'y4', 'pp'), all('y4-not', 'y4', 'not')],
    dates: [dates[0]!],
    minimumGroup: 5,
  })
  const school = [
    { id: 'y3', partOf: 'years', members: pupils(0, 20) },
    { id: 'y4', partOf: 'years', members: pupils(20, 48) },
    { id: 'pp', partOf: 'premium', members: pupils(10, 24) },
    { id: 'not', partOf: 'premium', members: [[...pupils(0, 10)[0]!, ...pupils(24, 48)[0]!]] },
  ]
  const rows = (groupIds: string[]) =>
    calculatePage({ ...input, definition: { ...input.definition, groupIds }, groups: school, taught: [] }).rows.map(
      ({ n }) => n,
    )
  // Four of Year 4 have pupil premium; beside them the other 24, whether or not anybody asked for either.
  expect(rows(['y4', 'y4-pp', 'y4-not', 'pp'])).toEqual([28, null, null, 14])
  expect(rows(['y4', 'y4-not'])).toEqual([28, null])
  expect(rows(['y4-not', 'y4-pp'])).toEqual([24, null])
})
