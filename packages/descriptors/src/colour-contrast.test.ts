import fc from 'fast-check'
import { expect, it } from 'vitest'
import { colourContrast } from './colour-contrast.js'

it('agrees with published ratios', () => {
  expect(colourContrast('#000000', '#ffffff')).toBe(21)
  expect(colourContrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(colourContrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  expect(colourContrast('#0000ff', '#ffffff')).toBeCloseTo(8.59, 2)
})

it('is the same both ways and between 1 and 21', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`)
  fc.assert(
    fc.property(colour, colour, (a, b) => {
      const contrast = colourContrast(a, b)
      expect(contrast).toBe(colourContrast(b, a))
      expect(contrast).toBeGreaterThanOrEqual(1)
      expect(contrast).toBeLessThanOrEqual(21)
    }),
  )
})
