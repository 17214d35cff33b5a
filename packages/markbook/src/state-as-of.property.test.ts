import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyCell, anyDay, anyMoment } from '../test/fixtures.js'
import { compareEntries, entryKind, stateAsOf } from './index.js'

const whenAsked = fc.record({ asOf: anyDay, asKnown: fc.option(anyMoment, { nil: undefined }) })

it('says what the decision says, word for word', () => {
  fc.assert(
    fc.property(anyCell, whenAsked, (cell, { asOf, asKnown }) => {
      const greatest = cell
        .filter((entry) => asKnown === undefined || entry.recordedAt <= asKnown)
        .filter((entry, _, known) => !known.some(({ supersedes }) => supersedes === entry.id))
        .filter((entry) => entry.observedOn <= asOf && entryKind(entry) !== 'void')
        .toSorted(compareEntries)
        .at(-1)
      expect(stateAsOf(cell, { asOf, asKnown })).toBe(greatest?.value === null ? undefined : greatest)
    }),
    { numRuns: 1000 },
  )
})

it('does not care in which order entries arrive', () => {
  fc.assert(
    fc.property(
      anyCell.chain((cell) => fc.tuple(fc.constant(cell), fc.shuffledSubarray(cell, { minLength: cell.length }))),
      whenAsked,
      ([cell, shuffled], when) => {
        expect(stateAsOf(shuffled, when)).toBe(stateAsOf(cell, when))
      },
    ),
  )
})

it('learns nothing from entries written after the moment asked about', () => {
  fc.assert(
    fc.property(anyCell, anyDay, anyMoment, (cell, asOf, asKnown) => {
      const then = cell.filter((entry) => entry.recordedAt <= asKnown)
      expect(stateAsOf(cell, { asOf, asKnown })).toBe(stateAsOf(then, { asOf }))
    }),
  )
})
