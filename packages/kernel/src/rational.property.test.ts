import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  addRationals,
  compareRationals,
  meanOfRationals,
  rational,
  rationalOf,
  roundRational,
  toNumber,
} from './rational.js'

const fraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 30n }))
  .map(([numerator, denominator]) => rational(numerator, denominator))
const number = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((value) => value === 0 || Math.abs(value) > 1e-300)

it('a number read exactly is the same number again', () => {
  fc.assert(
    fc.property(number, (value) => toNumber(rationalOf(value)) === value),
    // What is cut off of this one lies just below the half.
    { numRuns: 1000, examples: [[-4.968984824939878e-219]] },
  )
})

it('numbers keep the order of the fractions', () => {
  fc.assert(
    fc.property(fraction, fraction, (a, b) => {
      const order = compareRationals(a, b)
      expect(compareRationals(b, a) + order).toBe(0)
      if (order < 0) expect(toNumber(a)).toBeLessThanOrEqual(toNumber(b))
    }),
  )
})

it('adding goes in any order and any grouping', () => {
  fc.assert(
    fc.property(fraction, fraction, fraction, (a, b, c) => {
      expect(compareRationals(addRationals(a, b), addRationals(b, a))).toBe(0)
      const [left, right] = [addRationals(addRationals(a, b), c), addRationals(a, addRationals(b, c))]
      expect(compareRationals(left, right)).toBe(0)
      expect(compareRationals(addRationals(a, rational(0)), a)).toBe(0)
    }),
  )
})

it('a mean lies among its values and does not care for their order', () => {
  fc.assert(
    fc.property(fc.array(fraction, { minLength: 1, maxLength: 8 }), (values) => {
      const mean = meanOfRationals(values)!
      expect(meanOfRationals([...values].reverse())).toEqual(mean)
      expect(values.some((value) => compareRationals(value, mean) <= 0)).toBe(true)
      expect(values.some((value) => compareRationals(value, mean) >= 0)).toBe(true)
    }),
  )
})

it('rounding moves by at most half a step, treats both signs alike, and is done once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 0, max: 4 }),
      (numerator, denominator, places) => {
        const value = rational(numerator, denominator)
        const rounded = roundRational(value, places)
        const distance = Math.abs(rounded - numerator / denominator)
        expect(distance).toBeLessThanOrEqual(0.5 / 10 ** places + 1e-9)
        expect(roundRational(rational(-numerator, denominator), places)).toBe(rounded === 0 ? 0 : -rounded)
        expect(roundRational(rationalOf(rounded), places)).toBe(rounded)
      },
    ),
  )
})
