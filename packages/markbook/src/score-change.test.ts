import { isTrackError } from '@track/kernel'
import { expect, it } from 'vitest'
import { scoreChange } from './index.js'

it('compares the change with the exact threshold, not with the printed one', () => {
  const at = (to: number) => scoreChange({ from: 0, to, reliability: 0.93 })
  // The threshold is 9.2316…: it prints 9.23, and 9.231 is still within.
  expect(at(9.231)).toEqual({ change: 9.231, threshold: 9.23, withinUsualWobble: true })
  expect(at(9.232).withinUsualWobble).toBe(false)
})

it('treats a fall like a rise, and subtracts decimals as a person does', () => {
  const fall = scoreChange({ from: 0.3, to: 0.1, reliability: 0.9 })
  expect(fall).toEqual({ ...scoreChange({ from: 0.1, to: 0.3, reliability: 0.9 }), change: -0.2 })
})

it('refuses percents for fractions, and a test without spread', () => {
  const sure = { from: 97, to: 101, reliability: 0.93 }
  for (const wrong of [
    { reliability: 93 },
    { reliability: Number.NaN },
    { confidence: 90 },
    { standardDeviation: 0 },
  ]) {
    try {
      scoreChange({ ...sure, ...wrong })
      expect.unreachable()
    } catch (error) {
      expect(isTrackError(error, 'markbook/out-of-range')).toBe(true)
    }
  }
})
