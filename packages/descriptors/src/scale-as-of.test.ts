import { type CalendarDate, plusDays } from '@track/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { depthScalePresets } from './depth-scale-presets.js'
import { onTrackRuleAsOf } from './on-track-rule-as-of.js'
import { scaleAsOf } from './scale-as-of.js'

const [autumn] = depthScalePresets({ effectiveFrom: '2025-09-01', recordedAt: '2025-08-20T09:00:00.000Z' })
const spring = {
  ...autumn!,
  codes: autumn!.codes.map((code) => ({ ...code, label: code.label.toUpperCase() })),
  effectiveFrom: '2026-01-01',
  recordedAt: '2025-12-20T09:00:00.000Z',
} as const
const corrected = { ...spring, name: 'Corrected', recordedAt: '2026-02-01T09:00:00.000Z' }
const stranger = { ...spring, id: 'another', effectiveFrom: '2025-10-01' } as const
const versions = [corrected, stranger, spring, autumn!]
const scaleId = autumn!.id

describe('scaleAsOf', () => {
  it('keeps autumn in its own words when they change on 1 January', () => {
    expect(scaleAsOf(versions, { scaleId, asOf: '2025-12-31' })).toBe(autumn)
    expect(scaleAsOf(versions, { scaleId, asOf: '2026-01-01' })).toBe(corrected)
  })

  it('replays what was known then', () => {
    const asOf = '2026-01-15'
    expect(scaleAsOf(versions, { scaleId, asOf, asKnown: '2026-01-31T00:00:00.000Z' })).toBe(spring)
    expect(scaleAsOf(versions, { scaleId, asOf, asKnown: corrected.recordedAt })).toBe(corrected)
    expect(scaleAsOf(versions, { scaleId, asOf, asKnown: '2025-12-01T00:00:00.000Z' })).toBe(autumn)
    expect(scaleAsOf(versions, { scaleId, asOf, asKnown: '2025-01-01T00:00:00.000Z' })).toBeUndefined()
  })

  it('reads earlier days by the first version, as last corrected', () => {
    expect(scaleAsOf(versions, { scaleId, asOf: '2020-01-01' })).toBe(autumn)
    expect(scaleAsOf([spring, corrected], { scaleId, asOf: '2020-01-01' })).toBe(corrected)
    expect(scaleAsOf(versions, { scaleId: 'unknown', asOf: '2026-01-01' })).toBeUndefined()
  })
})

describe('onTrackRuleAsOf', () => {
  const rule = { ...spring, rule: { kind: 'secured-percent', securedPercentAtLeast: 75 } } as const
  const stricter = { ...rule, effectiveFrom: '2026-04-01', rule: { ...rule.rule, securedPercentAtLeast: 80 } } as const
  const rules = [stricter, rule]

  it('leaves earlier dates by the earlier rule', () => {
    expect(onTrackRuleAsOf(rules, { ruleId: scaleId, asOf: '2026-03-31' })).toBe(rule)
    expect(onTrackRuleAsOf(rules, { ruleId: scaleId, asOf: '2026-04-01' })).toBe(stricter)
  })

  it('knows no rule before the first, nor one that was not yet written', () => {
    expect(onTrackRuleAsOf(rules, { ruleId: scaleId, asOf: '2025-12-31' })).toBeUndefined()
    expect(
      onTrackRuleAsOf(rules, { ruleId: scaleId, asOf: '2026-04-01', asKnown: '2025-12-01T00:00:00.000Z' }),
    ).toBeUndefined()
  })
})

describe('laws of versions', () => {
  const day = fc.integer({ min: 0, max: 4 }).map((days): CalendarDate => plusDays('2025-09-01', days))
  const version = fc.record({
    id: fc.constantFrom('a', 'b'),
    name: fc.string(),
    effectiveFrom: day,
    recordedAt: fc.constantFrom('2025-09-01T08:00:00.000Z', '2025-09-02T08:00:00.000Z'),
  })

  it('answers the same in any order, and as a rule does wherever a rule answers', () => {
    fc.assert(
      fc.property(fc.array(version), day, (all, asOf) => {
        const before = JSON.stringify(all)
        const found = scaleAsOf(all, { scaleId: 'a', asOf })
        expect(scaleAsOf(all.toReversed(), { scaleId: 'a', asOf })).toEqual(found)
        const rule = onTrackRuleAsOf(all, { ruleId: 'a', asOf })
        expect(onTrackRuleAsOf(all.toReversed(), { ruleId: 'a', asOf })).toEqual(rule)
        if (rule) expect(found).toBe(rule)
        expect(found === undefined).toBe(!all.some(({ id }) => id === 'a'))
        expect(JSON.stringify(all)).toBe(before)
      }),
    )
  })
})
