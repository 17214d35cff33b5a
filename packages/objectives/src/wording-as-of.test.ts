import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ObjectiveWording } from './objective.js'
import { wordingAsOf } from './wording-as-of.js'

const first: ObjectiveWording = {
  objectiveId: 'o1',
  wording: 'Count in 6s',
  pupilWordings: {},
  effectiveFrom: '2025-09-01',
  recordedAt: '2025-08-20T09:00:00.000Z',
}
const second: ObjectiveWording = {
  ...first,
  wording: 'Count in sixes',
  effectiveFrom: '2026-01-05',
  recordedAt: '2026-01-04T09:00:00.000Z',
}
const corrected: ObjectiveWording = { ...second, wording: 'Count in 6s to 72', recordedAt: '2026-01-20T09:00:00.000Z' }
const other: ObjectiveWording = { ...second, objectiveId: 'o2', wording: 'Count in 7s' }
const all = [corrected, other, first, second]

describe('wordingAsOf', () => {
  it('gives an old report the words of its time and a new one the new words', () => {
    expect(wordingAsOf(all, { objectiveId: 'o1', asOf: '2025-12-12' })).toBe('Count in 6s')
    expect(wordingAsOf(all, { objectiveId: 'o1', asOf: '2026-01-05' })).toBe('Count in 6s to 72')
  })

  it('replays what was known then', () => {
    const asOf = '2026-01-10'
    expect(wordingAsOf(all, { objectiveId: 'o1', asOf, asKnown: '2026-01-10T17:00:00.000Z' })).toBe('Count in sixes')
    expect(wordingAsOf(all, { objectiveId: 'o1', asOf, asKnown: corrected.recordedAt })).toBe('Count in 6s to 72')
    expect(wordingAsOf(all, { objectiveId: 'o1', asOf, asKnown: '2025-01-01T00:00:00.000Z' })).toBeUndefined()
  })

  it('answers with the first words before the first day, and with nothing for an objective it was not told of', () => {
    expect(wordingAsOf(all, { objectiveId: 'o1', asOf: '2024-01-01' })).toBe('Count in 6s')
    expect(wordingAsOf([second, corrected], { objectiveId: 'o1', asOf: '2025-12-12' })).toBe('Count in 6s to 72')
    expect(wordingAsOf(all, { objectiveId: 'o9', asOf: '2026-01-10' })).toBeUndefined()
  })

  it('does not depend on the order of the rows', () => {
    const rows = fc.shuffledSubarray([...all, { ...second, wording: 'Recorded at the same moment' }])
    const days = fc.constantFrom(
      '2025-08-01',
      '2025-12-12',
      '2026-01-05',
    ) as fc.Arbitrary<`${number}-${number}-${number}`>
    fc.assert(
      fc.property(rows, days, (wordings, asOf) => {
        const question = { objectiveId: 'o1', asOf }
        expect(wordingAsOf(wordings.toReversed(), question)).toBe(wordingAsOf(wordings, question))
      }),
    )
  })
})
