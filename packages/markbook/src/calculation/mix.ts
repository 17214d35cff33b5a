import { type Rational, rational } from '@track/kernel'

/** So much of the newer, and what is left to 1 of the older: exact, so that equal ranks give that very rank. */
export function mix(newer: Rational, older: Rational, share: Rational): Rational {
  const rest = share.denominator - share.numerator
  return rational(
    share.numerator * newer.numerator * older.denominator + rest * older.numerator * newer.denominator,
    share.denominator * newer.denominator * older.denominator,
  )
}
