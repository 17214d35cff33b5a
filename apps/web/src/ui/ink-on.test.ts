import { describe, expect, it } from 'vitest'
import { contrast, inkOn } from './ink-on'

describe('the ink on a school’s own colour', () => {
  it('is dark on light and light on dark', () => {
    expect(inkOn('#bfe3cb')).toBe('#1d2327')
    expect(inkOn('#0b3d91')).toBe('#ffffff')
  })

  it('reads at 4.5 to 1 or better on every grey there is', () => {
    for (let level = 0; level < 256; level++) {
      const grey = `#${level.toString(16).padStart(2, '0').repeat(3)}`
      expect(contrast(grey, inkOn(grey))).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('measures black on white as 21', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  })
})
