import { expect, test } from 'vitest'
import { shareBelow } from './standard-normal.js'

test('the shares of the textbooks, to seven digits and out into the tail', () => {
  for (const [z, share] of [
    [0, 0.5],
    [1, 0.841344746069],
    [1.959963984540054, 0.975],
    [-3, 0.00134989803163],
  ] as const) {
    expect(Math.abs(shareBelow(z) / share - 1)).toBeLessThan(3e-7)
  }
  expect(shareBelow(-40)).toBeLessThan(1e-300)
  expect(shareBelow(40)).toBe(1)
})
