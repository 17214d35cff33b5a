import { expect, it } from 'vitest'
import { deviationsAbove, shareBelow } from './normal-distribution.js'

/** Worked out with 40 digits. */
const KNOWN = [
  [0.5, 0],
  [0.75, 0.6744897501960817],
  [0.95, 1.644853626951473],
  [0.975, 1.959963984540054],
  [0.995, 2.575829303548901],
  [0.9995, 3.290526731491895],
] as const

it('knows the quantiles to the last digits, on both sides of the mean', () => {
  for (const [share, deviations] of KNOWN) {
    expect(deviationsAbove(share)).toBeCloseTo(deviations, 12)
    expect(deviationsAbove(1 - share)).toBeCloseTo(-deviations, 12)
  }
  expect(deviationsAbove(1e-6)).toBeCloseTo(-4.753424308822899, 14)
  expect(deviationsAbove(1e-20)).toBeCloseTo(-9.262340089798407, 13)
})

it('finds the share again that it came from', () => {
  for (let percent = 0.5; percent < 100; percent += 0.5)
    expect(Math.abs(shareBelow(deviationsAbove(percent / 100)) - percent / 100)).toBeLessThan(1e-15)
})

it('leaves nothing beyond the ends, and no number where none was given', () => {
  expect([shareBelow(-40), shareBelow(40), shareBelow(Number.NEGATIVE_INFINITY)]).toEqual([0, 1, 0])
  expect(shareBelow(Number.NaN)).toBeNaN()
})
