import { addRationals, type Rational, rational, rationalOf } from '@track/kernel'

/** The exact sum. Whole numbers, which most ranks are, add up exactly as they are. */
export function sumOf(values: readonly number[]): Rational {
  return values.every(Number.isSafeInteger)
    ? rational(values.reduce((sum, value) => sum + value, 0))
    : values.map(rationalOf).reduce(addRationals)
}
