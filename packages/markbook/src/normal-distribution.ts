/**
 * The share of a normal distribution at or below `z` standard deviations from its mean, to the last digits of a double.
 *
 * The Taylor series of G. Marsaglia (2004), "Evaluating the Normal Distribution", Journal of Statistical Software 11 (4),
 * doi:10.18637/jss.v011.i04. Beyond 8 deviations less than a double can hold is left.
 *
 * @example
 * ```ts
 * shareBelow(0) // => 0.5
 * shareBelow(1).toFixed(12) // => '0.841344746069'
 * ```
 */
export function shareBelow(z: number): number {
  if (Math.abs(z) > 8) return z < 0 ? 0 : 1
  const distance = Math.abs(z)
  let [sum, term] = [distance, distance]
  for (let factor = 3; sum + term > sum; factor += 2) {
    term *= (distance * distance) / factor
    sum += term
  }
  const fromMean = sum * Math.exp(-(distance * distance) / 2 - LOG_ROOT_TWO_PI)
  return 0.5 + (z < 0 ? -fromMean : fromMean)
}

/**
 * How many standard deviations above the mean has this share of a normal distribution below it? About 16 digits are right.
 *
 * The share lies between 0 and 1 and is neither.
 *
 * Algorithm AS 241 (PPND16) of M. J. Wichura (1988), "The Percentage Points of the Normal Distribution", Applied Statistics 37 (3),
 * 477-484, doi:10.2307/2347330.
 *
 * @example
 * ```ts
 * deviationsAbove(0.95).toFixed(12) // => '1.644853626951'
 * deviationsAbove(0.5) // => 0
 * ```
 */
export function deviationsAbove(share: number): number {
  const fromMiddle = share - 0.5
  if (Math.abs(fromMiddle) <= 0.425) return fromMiddle * quotient(MIDDLE, 0.180625 - fromMiddle * fromMiddle)
  const distance = Math.sqrt(-Math.log(Math.min(share, 1 - share)))
  const size = distance <= 5 ? quotient(OUTER, distance - 1.6) : quotient(TAIL, distance - 5)
  return fromMiddle < 0 ? -size : size
}

const LOG_ROOT_TWO_PI = 0.9189385332046727

type Quotient = readonly [above: readonly number[], below: readonly number[]]

/** The coefficients of the three rational approximations to the nearest double, from the highest power to the constant. */
const MIDDLE: Quotient = [
  [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
]
const OUTER: Quotient = [
  [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
]
const TAIL: Quotient = [
  [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
]

function quotient([above, below]: Quotient, at: number): number {
  return polynomial(above, at) / polynomial(below, at)
}

function polynomial(coefficients: readonly number[], at: number): number {
  return coefficients.reduce((value, coefficient) => value * at + coefficient)
}
