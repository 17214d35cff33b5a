import { describe, expect, it } from 'vitest'
import { checkDescriptorSet, checkDescriptorSetChange } from './check-descriptor-set.js'
import { descriptorSetPresets } from './descriptor-set-presets.js'

const [set] = descriptorSetPresets({ effectiveFrom: '2025-09-01', recordedAt: '2025-08-20T09:00:00.000Z' })
const { descriptors } = set!
const change = (place: number, fields: Partial<(typeof descriptors)[number]>) => ({
  ...set!,
  descriptors: descriptors.map((word, index) => (index === place ? { ...word, ...fields } : word)),
})
const asking = (of: 'taught' | 'planned', meaning: 'coverage' | 'competence' | 'judgement', descriptorId?: string) => ({
  ...set!,
  meaning,
  suggestions: [
    {
      descriptorId: descriptorId ?? descriptors[0]!.id,
      when: { anyOf: [{ allOf: [{ kind: 'secured-percent' as const, percentAtLeast: 75, of, tags: [] }] }] },
    },
  ],
})

describe('checkDescriptorSet', () => {
  it.each([
    [change(1, { label: ' below ' }), [[2, 'label', 'descriptors/repeated-label', 'error']]],
    [change(1, { shortCode: 'b' }), [[2, 'shortCode', 'descriptors/repeated-short-code', 'error']]],
    [change(1, { id: descriptors[0]!.id }), [[2, 'id', 'descriptors/repeated-id', 'error']]],
    [change(1, { symbol: 'half' }), [[2, 'symbol', 'descriptors/repeated-symbol', 'warning']]],
    [change(2, { colour: '#2e7d32' }), [[3, 'colour', 'descriptors/low-contrast', 'warning']]],
    [
      { ...set!, descriptors: [descriptors[0]!] },
      [[undefined, 'descriptors', 'descriptors/descriptor-count', 'error']],
    ],
    [asking('taught', 'judgement', 'gone'), [[1, 'suggestions', 'descriptors/unknown-suggestion', 'error']]],
    [asking('taught', 'coverage'), [[1, 'suggestions', 'descriptors/mixed-reading', 'warning']]],
    [asking('planned', 'competence'), [[1, 'suggestions', 'descriptors/mixed-reading', 'warning']]],
    [asking('planned', 'coverage'), []],
    [asking('taught', 'competence'), []],
    [asking('planned', 'judgement'), []],
  ] as const)('finds what to mend, where, and how badly: %#', (changed, found) => {
    expect(checkDescriptorSet(changed).map((issue) => [issue.row, issue.field, issue.code, issue.severity])).toEqual(
      found,
    )
  })

  it('says which reading the rule contradicts', () => {
    expect(checkDescriptorSet(asking('taught', 'coverage'))[0]?.message).toBe(
      'The set is read as coverage, but suggestion 1 asks about what is taught; change one of the two.',
    )
  })
})

describe('checkDescriptorSetChange', () => {
  it('lets words be renamed, moved and added, and names each that is left out', () => {
    const renamed = descriptors.map((word) => ({ ...word, label: `${word.label}!` })).toReversed()
    expect(checkDescriptorSetChange(set!, { descriptors: [...renamed, { id: 'new' }] })).toEqual([])
    const [found, ...others] = checkDescriptorSetChange(set!, { descriptors: descriptors.slice(1) })
    expect(found).toMatchObject({ row: 1, field: 'descriptors', code: 'descriptors/descriptor-removed' })
    expect(found?.message).toContain('“Below” is gone')
    expect(others).toEqual([])
  })
})
