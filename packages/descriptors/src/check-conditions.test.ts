import { Issue } from '@track/kernel'
import { describe, expect, it } from 'vitest'
import { checkConditions } from './check-conditions.js'
import type { Condition } from './condition.js'
import { depthScalePresets } from './depth-scale-presets.js'
import { descriptorSetPresets } from './descriptor-set-presets.js'
import { ERROR_CODES } from './errors.js'

const dates = { effectiveFrom: '2025-09-01', recordedAt: '2025-08-20T09:00:00.000Z' } as const
const [depth, old] = depthScalePresets(dates)
const [set, gone] = descriptorSetPresets(dates)
const retired = { effectiveFrom: '2026-09-01', retiredOn: '2026-09-01' } as const
const surroundings = {
  measures: [
    { id: 'test', name: 'Spring test', minimum: 0, maximum: 40 },
    { id: 'words', name: 'Attainment', setId: set!.id },
  ],
  scales: [depth!, old!, { ...old!, name: 'Old words', ...retired }],
  sets: [set!, gone!, { ...gone!, name: 'Old set', ...retired }],
  asOf: '2026-09-01',
} as const
const asked = { of: 'taught', tags: [] as string[] } as const
const word = (measureId: string, ...descriptorIds: string[]): Condition => ({ kind: 'word', measureId, descriptorIds })
const atDepth = (scaleId: string, depthId: string): Condition => ({
  kind: 'depth-percent',
  scaleId,
  depthId,
  percentAtLeast: 50,
  ...asked,
})
const secured = (percentAtLeast: number, tags: string[] = []): Condition => ({
  kind: 'secured-percent',
  percentAtLeast,
  of: 'taught',
  tags,
})
const check = (condition: Condition, more: object = {}) =>
  checkConditions({ anyOf: [{ allOf: [secured(75), condition] }] }, { ...surroundings, ...more })

describe('checkConditions', () => {
  it('finds nothing to mend in rules that can be answered', () => {
    const good = [
      word('words', 'attainment-expectation:meeting'),
      { kind: 'mark', measureId: 'test', markAtLeast: 40 } as const,
      atDepth('depth', 'depth:deeper'),
      { kind: 'secured-count', countAtLeast: 3, ...asked } as const,
    ]
    for (const condition of good) expect(check(condition)).toEqual([])
    expect(check(atDepth(old!.id, old!.codes[0]!.id), { asOf: '2026-08-31' })).toEqual([])
    expect(check(secured(75, ['key']), { tags: ['key'] })).toEqual([])
  })

  it.each([
    [word('gone', 'attainment-expectation:meeting'), 'measureId', 'descriptors/unknown-measure', 'error'],
    [word('test', 'attainment-expectation:meeting'), 'measureId', 'descriptors/not-words', 'error'],
    [word('words', 'nobody'), 'descriptorIds', 'descriptors/unknown-word', 'error'],
    [{ kind: 'mark', measureId: 'words', markAtLeast: 1 }, 'measureId', 'descriptors/not-marks', 'error'],
    [{ kind: 'mark', measureId: 'test', markAtLeast: 41 }, 'markAtLeast', 'descriptors/out-of-range', 'warning'],
    [atDepth('nowhere', 'depth:deeper'), 'scaleId', 'descriptors/unknown-scale', 'error'],
    [atDepth('depth', 'deepest'), 'depthId', 'descriptors/unknown-depth', 'error'],
    [secured(101), 'percentAtLeast', 'descriptors/impossible-percent', 'error'],
    [secured(75, ['kye']), 'tags', 'descriptors/unknown-tag', 'warning'],
  ] as const)('finds what to mend, where, and how badly: %#', (condition, field, code, severity) => {
    const issues = check(condition as Condition, { tags: ['key'] })
    expect(issues.map((issue) => [issue.field, issue.code, issue.severity])).toEqual([
      [`anyOf.0.allOf.1.${field}`, code, severity],
    ])
    expect(issues.map((issue) => Issue.parse(issue))).toEqual(issues)
    expect(Object.keys(ERROR_CODES)).toContain(code)
  })

  it('names what was retired, and when', () => {
    expect(check(atDepth(old!.id, old!.codes[0]!.id)).map(({ message }) => message)).toEqual([
      'The scale “Old words” was retired on 1 September 2026: choose another.',
    ])
    expect(check(word('words', gone!.descriptors[0]!.id)).map(({ message }) => message)).toEqual([
      'The set “Old set” was retired on 1 September 2026: choose another.',
    ])
  })

  it('warns of an alternative that says the same in another order', () => {
    const [a, b] = [secured(75, ['key', 'new']), word('words', 'attainment-expectation:meeting')]
    const twin = { ...a, tags: ['new', 'key'] } as Condition
    const issues = checkConditions({ anyOf: [{ allOf: [a, b] }, { allOf: [a] }, { allOf: [b, twin] }] }, surroundings)
    expect(issues).toEqual([
      {
        field: 'anyOf.2',
        code: 'descriptors/repeated-alternative',
        message: 'Alternative 3 says the same as alternative 1; one of them is enough.',
        severity: 'warning',
      },
    ])
  })
})
