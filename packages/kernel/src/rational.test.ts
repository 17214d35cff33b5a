import { describe, expect, it } from 'vitest'
import {
  addRationals,
  compareRationals,
  meanOfRationals,
  rational,
  rationalOf,
  roundRational,
  toNumber,
  toPercent,
} from './rational.js'
import { isTrackError } from './track-error.js'

describe('roundRational', () => {
  it('rounds halves away from zero, on both sides of it', () => {
    expect(roundRational(rational(115, 2))).toBe(58)
    expect(roundRational(rational(-25, 2))).toBe(-13)
    expect(roundRational(rational(1, 2))).toBe(1)
    expect(roundRational(rational(-1, 2))).toBe(-1)
  })

  it('never prints minus zero', () => {
    expect(Object.is(roundRational(rational(-1, 3)), 0)).toBe(true)
    expect(Object.is(roundRational(rational(-4, 1000), 2), 0)).toBe(true)
  })

  it('rounds what a person typed, not the binary value behind it', () => {
    expect(roundRational(rationalOf(1.005), 2)).toBe(1.01)
    expect(roundRational(rationalOf(-8.325), 2)).toBe(-8.33)
  })

  it('refuses places that are not a count', () => {
    for (const places of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(failureOf(() => roundRational(rational(1, 3), places))).toBe('kernel/invalid-places')
    }
  })
})

describe('exact arithmetic', () => {
  it('adds tenths to what a person expects', () => {
    expect(toNumber(addRationals(rationalOf(0.1), rationalOf(0.2)))).toBe(0.3)
  })

  it('has no mean of nothing', () => {
    expect(meanOfRationals([])).toBeUndefined()
    expect(meanOfRationals([rational(1, 3), rational(2, 3)])).toEqual(rational(1, 2))
  })

  it('keeps the sign above the line', () => {
    expect(rational(1, -2)).toEqual(rational(-1, 2))
  })

  it('meets a threshold exactly, where doubles would miss it', () => {
    const threeTenths = addRationals(addRationals(rationalOf(0.1), rationalOf(0.1)), rationalOf(0.1))
    expect(compareRationals(threeTenths, rationalOf(0.3))).toBe(0)
    expect(0.1 + 0.1 + 0.1 >= 0.3 && 0.1 + 0.1 + 0.1 <= 0.3).toBe(false)
  })

  it('makes percents', () => {
    expect(toNumber(toPercent(rational(7, 8)))).toBe(87.5)
    expect(toPercent(rational(0, 8))).toEqual(rational(0))
  })

  it('reads exponents', () => {
    expect(rationalOf(1e21)).toEqual(rational(10n ** 21n))
    expect(rationalOf(1.5e-7)).toEqual(rational(15, 100_000_000))
  })
})

describe('toNumber', () => {
  it('answers for fractions far too long for a double', () => {
    expect(toNumber(rational(10n ** 400n, 4n * 10n ** 400n))).toBe(0.25)
    expect(toNumber(rational(-(10n ** 400n), 3n * 10n ** 400n))).toBe(-1 / 3)
    expect(toNumber(rational(0, 10n ** 400n))).toBe(0)
  })

  it('follows a decaying average through a thousand judgements', () => {
    let average = rational(0)
    const [newest, earlier] = [rational(65, 100), rational(35, 100)]
    for (let count = 0; count < 1000; count += 1) {
      average = addRationals(times(average, earlier), times(rational(count % 5), newest))
    }
    expect(Number.isFinite(toNumber(average))).toBe(true)
    expect(toNumber(average)).toBeCloseTo(roundRational(average, 12), 12)
  })
})

describe('misuse', () => {
  it('names what was wrong', () => {
    expect(failureOf(() => rational(1, 0))).toBe('kernel/zero-denominator')
    expect(failureOf(() => rational(0.5, 1))).toBe('kernel/not-whole')
    expect(failureOf(() => rational(Number.NaN))).toBe('kernel/not-whole')
    expect(failureOf(() => rational(2 ** 60))).toBe('kernel/not-whole')
    expect(failureOf(() => rationalOf(Number.NaN))).toBe('kernel/not-finite')
    expect(failureOf(() => rationalOf(Number.NEGATIVE_INFINITY))).toBe('kernel/not-finite')
  })
})

function times(a: ReturnType<typeof rational>, b: ReturnType<typeof rational>) {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator)
}

function failureOf(work: () => unknown): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    return isTrackError(error) ? error.code : String(error)
  }
}
