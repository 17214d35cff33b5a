import { describe, expect, it } from 'vitest'
import { checkScale } from './check-scale.js'
import { DepthScale } from './depth-scale.js'
import { depthScalePresets } from './depth-scale-presets.js'

const dates = { effectiveFrom: '2025-09-01', recordedAt: '2025-08-20T09:00:00.000Z' } as const
const presets = depthScalePresets(dates)

describe('depthScalePresets', () => {
  it.each(presets.map((preset) => [preset.name, preset] as const))('gives “%s” ready to use', (_, preset) => {
    expect(DepthScale.parse(preset)).toEqual(preset)
    expect(checkScale(preset)).toEqual([])
    expect(preset).toMatchObject(dates)
  })

  it('has no red, no numbers, and each id once', () => {
    const codes = presets.flatMap((preset) => preset.codes)
    for (const { colour, number } of codes) {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
      expect(red - Math.max(green, blue)).toBeLessThan(32)
      expect(number).toBeUndefined()
    }
    const ids = [...presets, ...codes].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('keeps its ids for ever', () => {
    expect(presets.flatMap(({ codes }) => codes.map(({ id }) => id))).toEqual([
      'depth:not-yet',
      'depth:emerging',
      'depth:secure',
      'depth:deeper',
      'expectation:below',
      'expectation:meeting',
      'expectation:above',
      'development:emerging',
      'development:developing',
      'development:secure',
      'advance:beginning',
      'advance:advancing',
      'advance:deepening',
      'independence:supported',
      'independence:independent',
      'independence:greater-depth',
    ])
  })

  it('gives a fresh copy each time, so that editing one changes no other', () => {
    const [edited] = depthScalePresets(dates)
    edited!.codes[0]!.label = 'Only just met'
    edited!.codes.pop()
    expect(depthScalePresets(dates)).toEqual(presets)
  })
})
