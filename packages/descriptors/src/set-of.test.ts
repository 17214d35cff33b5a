import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SetChoice } from './descriptor-set.js'
import { setOf } from './set-of.js'

const measure = { id: 'm', setId: 'column' }
const choice = (fields: Partial<SetChoice>): SetChoice => ({
  measureId: 'm',
  groupId: null,
  pupilId: null,
  setId: null,
  effectiveFrom: '2025-09-01',
  recordedAt: '2025-08-20T09:00:00.000Z',
  ...fields,
})
const ada = { measure, pupilId: 'ada', groupIds: ['oak', 'phonics'], asOf: '2026-01-05' } as const
const [own, oak, phonics] = [
  choice({ pupilId: 'ada', setId: 'own' }),
  choice({ groupId: 'oak', setId: 'oak-words' }),
  choice({ groupId: 'phonics', setId: 'phonics-words', effectiveFrom: '2026-01-01' }),
]
const back = { effectiveFrom: '2026-01-05', setId: null } as const

describe('setOf', () => {
  it.each([
    [[], 'column'],
    [[own, oak, phonics], 'own'],
    [[oak, phonics], 'phonics-words'],
    [[own, oak, { ...own, ...back }], 'oak-words'],
    [[oak, phonics, { ...phonics, ...back }], 'oak-words'],
    [[oak, { ...oak, ...back }], 'column'],
    [[oak, { ...oak, setId: 'corrected', recordedAt: '2025-10-01T09:00:00.000Z' }], 'corrected'],
    [[{ ...own, effectiveFrom: '2026-02-01' }], 'column'],
    [
      [
        { ...own, measureId: 'another' },
        { ...own, pupilId: 'ben' },
      ],
      'column',
    ],
  ] as const)('own choice first, then the group chosen for last, then the column: %#', (choices, expected) => {
    expect(setOf(choices, ada)).toBe(expected)
  })

  it('replays what was known then, and knows a column of marks', () => {
    const late = { ...own, recordedAt: '2026-03-01T09:00:00.000Z' }
    expect(setOf([late], { ...ada, asKnown: '2026-01-10T00:00:00.000Z' })).toBe('column')
    expect(setOf([], { ...ada, measure: { id: 'm' } })).toBeNull()
  })

  it('does not care for the order of choices or groups', () => {
    const any = fc.record({
      measureId: fc.constantFrom('m', 'n'),
      groupId: fc.constantFrom('oak', 'phonics', null),
      setId: fc.constantFrom('a', 'b', null),
      effectiveFrom: fc.constantFrom('2025-09-01', '2026-01-01', '2026-02-01'),
      recordedAt: fc.constantFrom('2025-08-20T09:00:00.000Z', '2025-08-21T09:00:00.000Z'),
    })
    fc.assert(
      fc.property(fc.array(any), (all) => {
        const choices = all.map((each) => ({ ...each, pupilId: each.groupId === null ? 'ada' : null })) as SetChoice[]
        const turned = { ...ada, groupIds: ada.groupIds.toReversed() }
        expect(setOf(choices.toReversed(), turned)).toBe(setOf(choices, ada))
      }),
    )
  })
})
