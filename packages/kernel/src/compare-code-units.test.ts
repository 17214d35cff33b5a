import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareCodeUnits } from './compare-code-units.js'

it('puts capitals before small letters and accents last, whatever the reader’s language', () => {
  expect(['é', 'z', 'Z', 'a10', 'a9', 'a'].sort(compareCodeUnits)).toEqual(['Z', 'a', 'a10', 'a9', 'z', 'é'])
})

it('is a total order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.string(), (a, b, c) => {
      expect(compareCodeUnits(a, b) + compareCodeUnits(b, a)).toBe(0)
      expect(compareCodeUnits(a, b) === 0).toBe(a === b)
      if (compareCodeUnits(a, b) < 0 && compareCodeUnits(b, c) < 0) expect(compareCodeUnits(a, c)).toBe(-1)
    }),
  )
})
