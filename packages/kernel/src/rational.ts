import { TrackError } from './track-error.js'

const MAXIMUM_EXACT = BigInt(Number.MAX_SAFE_INTEGER)

/**
 * An exact fraction: what a percentage is before anyone rounds it.
 *
 * A working value for calculations, not state: bigints do not travel through JSON. The denominator is positive.
 */
export interface Rational {
  readonly numerator: bigint
  readonly denominator: bigint
}

/**
 * The exact fraction of two whole numbers.
 *
 * @example
 * ```ts
 * import { rational, toNumber } from '@track/kernel'
 *
 * toNumber(rational(7, 8)) // => 0.875
 * ```
 */
export function rational(numerator: number | bigint, denominator: number | bigint = 1n): Rational {
  const [n, d] = [wholeOf(numerator), wholeOf(denominator)]
  if (d === 0n) throw new TrackError('kernel/zero-denominator', 'A fraction needs a denominator other than 0')
  return d < 0n ? { numerator: -n, denominator: -d } : { numerator: n, denominator: d }
}

/**
 * The exact fraction that a decimal number spells, so that 0.1 + 0.2 is 0.3.
 *
 * Reads the shortest decimal that names the number (what a person typed), not the binary value behind it.
 *
 * @example
 * ```ts
 * import { addRationals, rationalOf, toNumber } from '@track/kernel'
 *
 * toNumber(addRationals(rationalOf(0.1), rationalOf(0.2))) // => 0.3
 * ```
 */
export function rationalOf(value: number): Rational {
  if (!Number.isFinite(value)) throw new TrackError('kernel/not-finite', `${value} is not a finite number`)
  const [mantissa = '0', exponent = '0'] = String(value).toLowerCase().split('e')
  const [whole = '0', decimals = ''] = mantissa.split('.')
  const digits = BigInt(whole + decimals)
  const scale = Number(exponent) - decimals.length
  return scale >= 0 ? rational(digits * 10n ** BigInt(scale)) : rational(digits, 10n ** BigInt(-scale))
}

/** The exact sum. */
export function addRationals(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) return { numerator: a.numerator + b.numerator, denominator: a.denominator }
  return reduce(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

/**
 * The exact mean, or undefined of nothing.
 *
 * @example
 * ```ts
 * import { meanOfRationals, rational } from '@track/kernel'
 *
 * meanOfRationals([rational(1, 3), rational(2, 3)]) // => { numerator: 1n, denominator: 2n }
 * meanOfRationals([]) // => undefined
 * ```
 */
export function meanOfRationals(values: readonly Rational[]): Rational | undefined {
  if (values.length === 0) return undefined
  const sum = values.reduce(addRationals)
  return reduce(sum.numerator, sum.denominator * BigInt(values.length))
}

/** Which of two exact fractions is smaller: for sorting, and for thresholds that equality is enough to meet. */
export function compareRationals(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/**
 * Rounds once, half away from zero, to so many decimal places: 57.5 prints 58 and -12.5 prints -13.
 *
 * @example
 * ```ts
 * import { rational, roundRational } from '@track/kernel'
 *
 * roundRational(rational(115, 2)) // => 58
 * roundRational(rational(-25, 2)) // => -13
 * roundRational(rational(2, 3), 1) // => 0.7
 * ```
 */
export function roundRational({ numerator, denominator }: Rational, places = 0): number {
  if (!Number.isInteger(places) || places < 0) {
    throw new TrackError('kernel/invalid-places', `${places} is not a number of decimal places: 0, 1, 2 and so on`)
  }
  const scaled = numerator * 10n ** BigInt(places)
  const negative = scaled < 0n
  const size = negative ? -scaled : scaled
  const rounded = (2n * size + denominator) / (2n * denominator)
  const value = Number(rounded) / 10 ** places
  return negative && rounded !== 0n ? -value : value
}

/** A fraction of one as an exact percentage: 7/8 becomes 87.5. */
export function toPercent({ numerator, denominator }: Rational): Rational {
  return reduce(numerator * 100n, denominator)
}

/**
 * The number nearest to the exact fraction, unrounded for people.
 *
 * Right however long the fraction has grown (a decaying average over a year has hundreds of digits above and below the line).
 *
 * @example
 * ```ts
 * import { rational, toNumber } from '@track/kernel'
 *
 * toNumber(rational(10n ** 400n, 4n * 10n ** 400n)) // => 0.25
 * ```
 */
export function toNumber({ numerator, denominator }: Rational): number {
  if (isExactNumber(numerator) && isExactNumber(denominator)) return Number(numerator) / Number(denominator)
  // Scale to a quotient of more than 64 bits; a bit after its last remembers whether anything was cut off, so that Number() rounds right.
  const shift = bitLength(denominator) - bitLength(numerator) + 66
  const [top, bottom] =
    shift > 0 ? [numerator << BigInt(shift), denominator] : [numerator, denominator << BigInt(-shift)]
  const quotient = top / bottom
  const cutOff = top % bottom === 0n ? 0n : 1n
  return Number(quotient < 0n ? 2n * quotient - cutOff : 2n * quotient + cutOff) * 2 ** -(shift + 1)
}

function wholeOf(value: number | bigint): bigint {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new TrackError('kernel/not-whole', `${value} is not a whole number: use rationalOf for a decimal`, { value })
  }
  return BigInt(value)
}

function isExactNumber(value: bigint): boolean {
  return -MAXIMUM_EXACT <= value && value <= MAXIMUM_EXACT
}

function bitLength(value: bigint): number {
  return (value < 0n ? -value : value).toString(16).length * 4
}

function reduce(numerator: bigint, denominator: bigint): Rational {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator]
  while (b !== 0n) [a, b] = [b, a % b]
  return a === 0n ? { numerator: 0n, denominator: 1n } : { numerator: numerator / a, denominator: denominator / a }
}
