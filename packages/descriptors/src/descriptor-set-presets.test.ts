import { describe, expect, it } from 'vitest'
import { checkDescriptorSet } from './check-descriptor-set.js'
import { DescriptorSet } from './descriptor-set.js'
import { descriptorSetPresets } from './descriptor-set-presets.js'
import { usesNumbers } from './uses-numbers.js'

const dates = { effectiveFrom: '2025-09-01', recordedAt: '2025-08-20T09:00:00.000Z' } as const
const presets = descriptorSetPresets(dates)

describe('descriptorSetPresets', () => {
  it.each(presets.map((preset) => [preset.name, preset] as const))('gives “%s” ready to use', (_, preset) => {
    expect(DescriptorSet.parse(preset)).toEqual(preset)
    expect(checkDescriptorSet(preset)).toEqual([])
    expect(preset).toMatchObject({ ...dates, meaning: 'judgement', suggestions: [] })
    expect(usesNumbers(preset)).toBe(false)
  })

  it('has no red, and each id once', () => {
    const words = presets.flatMap(({ descriptors }) => descriptors)
    for (const { colour } of words) {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
      expect(red - Math.max(green, blue)).toBeLessThan(32)
    }
    const ids = [...presets, ...words].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('keeps its ids for ever', () => {
    const idsIn = (set: DescriptorSet) => set.descriptors.map(({ id }) => id.replace(`${set.id}:`, ''))
    expect(presets.map((set) => [set.id, ...idsIn(set)].join(' '))).toEqual([
      'attainment-expectation below meeting above',
      'attainment-development emerging developing secure',
      'attainment-advance beginning advancing deepening',
      'attainment-independence supported independent greater-depth',
      'progress another-way small-steps moving-on reaching-further',
      'effort with-reminders most-of-the-time tries-hard keeps-going',
      'self-view help getting-there can-do explain',
      'pre-key-stage 1 2 3 4 5 6',
      'engagement exploration realisation anticipation persistence initiation',
    ])
    expect(presets.filter(({ ordered }) => !ordered).map(({ id }) => id)).toEqual(['engagement'])
  })

  it('gives a fresh copy each time, so that editing one changes no other', () => {
    const [edited] = descriptorSetPresets(dates)
    edited!.descriptors[0]!.label = 'Only just met'
    edited!.descriptors.pop()
    expect(descriptorSetPresets(dates)).toEqual(presets)
  })
})
