import { describe, expect, it } from 'vitest'
import type { Condition } from './condition.js'
import type { ObjectiveFact } from './meets-conditions.js'
import { reasonText } from './reason-text.js'
import { suggestDescriptor } from './suggest-descriptor.js'

/** E4: 24 objectives planned, 8 taught by December, of which six are at 2, one at 3, one at 1. */
const objectives: ObjectiveFact[] = Array.from({ length: 24 }, (_, index) => {
  const rank = [2, 2, 2, 2, 2, 2, 3, 1][index] ?? null
  return {
    id: `${index}`,
    tags: index < 6 ? ['key'] : [],
    taught: index < 8,
    scaleId: 'depth',
    rank,
    secure: rank === null ? null : rank >= 2,
  }
})
const secured = (of: 'taught' | 'planned', percentAtLeast: number, tags: string[] = []): Condition => ({
  kind: 'secured-percent',
  of,
  percentAtLeast,
  tags,
})
const when = (...allOf: Condition[]) => ({ anyOf: [{ allOf }] })
const coverage = {
  suggestions: [
    { descriptorId: 'secure', when: when(secured('planned', 67)) },
    { descriptorId: 'developing', when: when(secured('planned', 34)) },
    { descriptorId: 'emerging', when: when(secured('planned', 0)) },
  ],
}
const competence = { suggestions: [{ descriptorId: 'secure', when: when(secured('taught', 75)) }] }
const texts = (set: Parameters<typeof suggestDescriptor>[0]) =>
  suggestDescriptor(set, { objectives }).reasons.map((reason) => reasonText(reason))

describe('suggestDescriptor', () => {
  it('reads the same judgements as coverage and as competence (E4)', () => {
    expect(suggestDescriptor(coverage, { objectives }).descriptorId).toBe('emerging')
    expect(texts(coverage)).toEqual([
      '7 of 24 objectives planned for the year secured (29\u00a0%), any share is enough',
    ])
    expect(suggestDescriptor(competence, { objectives }).descriptorId).toBe('secure')
    expect(texts(competence)).toEqual(['7 of 8 objectives secured (88\u00a0%), 75\u00a0% needed'])
  })

  it('gives the reasons of a rule of key objectives and non-negotiables', () => {
    const rule = when(secured('taught', 75, ['key']), secured('taught', 100, ['non-negotiable']))
    const set = { suggestions: [{ descriptorId: 'secure', when: rule }] }
    const withTags = objectives.map((each, index) => (index > 5 ? { ...each, tags: ['non-negotiable'] } : each))
    const { descriptorId, reasons, tried } = suggestDescriptor(set, { objectives: withTags })
    expect(descriptorId).toBeNull()
    expect(reasons).toEqual([])
    expect(tried[0]?.reasons.map((reason) => reasonText(reason))).toEqual([
      '6 of 6 key objectives secured (100\u00a0%), 75\u00a0% needed',
      '1 of 2 non-negotiable objectives secured (50\u00a0%), all needed',
    ])
  })

  it('says nothing while an earlier word might be the right one', () => {
    const test = when({ kind: 'mark', measureId: 'test', markAtLeast: 100 })
    const set = { suggestions: [{ descriptorId: 'deeper', when: test }, ...competence.suggestions] }
    const suggested = (marks: Record<string, number | string>) => suggestDescriptor(set, { objectives, marks })
    expect(suggested({ test: 104 })).toMatchObject({ descriptorId: 'deeper', tried: [{ met: true }] })
    expect(suggested({ test: 90 })).toMatchObject({ descriptorId: 'secure', tried: [{ met: false }, { met: true }] })
    expect(suggested({ test: 'A' })).toMatchObject({ descriptorId: null, reasons: [{ have: 'A' }], tried: [{}] })
    expect(suggestDescriptor({ suggestions: [] }, { objectives })).toEqual({
      descriptorId: null,
      reasons: [],
      tried: [],
    })
  })
})
