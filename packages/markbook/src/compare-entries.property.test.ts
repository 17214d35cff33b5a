import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyCell } from '../test/fixtures.js'
import { compareEntries } from './index.js'

it('puts entries into one order, whatever order they came in', () => {
  fc.assert(
    fc.property(
      anyCell.chain((cell) => fc.tuple(fc.constant(cell), fc.shuffledSubarray(cell, { minLength: cell.length }))),
      ([cell, shuffled]) => {
        expect(shuffled.toSorted(compareEntries)).toEqual(cell.toSorted(compareEntries))
      },
    ),
  )
})

it('never calls two different entries equal, and answers the other way round when asked the other way round', () => {
  fc.assert(
    fc.property(anyCell, (cell) => {
      for (const a of cell)
        for (const b of cell) {
          expect(compareEntries(a, b) === 0).toBe(a.id === b.id)
          expect(compareEntries(a, b) + compareEntries(b, a)).toBe(0)
        }
    }),
  )
})
