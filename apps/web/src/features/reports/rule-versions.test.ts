import type { DescriptorList } from '@track/api-contract'
import { expect, it } from 'vitest'
import { differingVersions, sameVersion } from './rule-versions'

const rule = (percentAtLeast: number, effectiveFrom: '2025-09-01' | '2026-04-13'): DescriptorList['rules'][number] => ({
  id: 'rule',
  name: 'On track',
  rule: { anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast, of: 'taught', tags: [] }] }] },
  effectiveFrom,
  recordedAt: `${effectiveFrom}T08:00:00.000Z`,
})
const column = { subjectId: 'maths', subject: 'Maths', name: 'On track', unit: 'percent' } as const
const page = {
  asKnown: '2026-07-10T08:00:00.000Z',
  definition: {
    groupIds: ['all'],
    columns: [],
    dates: [
      { label: 'Spring', on: '2026-03-27' },
      { label: 'Summer', on: '2026-07-03' },
    ],
    membership: 'current',
    scope: 'own-programme',
    minimumGroup: 0,
  },
} satisfies Parameters<typeof differingVersions>[1]

it('says what a rule asks at each date only where that is not the same at all of them', () => {
  const onTrack = { ...column, measure: { kind: 'on-track', ruleId: 'rule' } } as const
  const [early, late] = [rule(60, '2025-09-01'), rule(75, '2026-04-13')]
  const of = (rules: DescriptorList['rules'], asked: Parameters<typeof differingVersions>[0] = onTrack) =>
    differingVersions(asked, page, rules)
  expect(of([early, late])).toEqual([early, late])
  expect(of([late])).toEqual([undefined, late])
  expect(of([early])).toBeUndefined()
  expect(of([early, { ...late, rule: early.rule }])).toBeUndefined()
  expect(sameVersion(onTrack, page, [early])).toEqual(early)
  expect(sameVersion(onTrack, page, [early, late])).toBeUndefined()
  expect(of([early, late], { ...column, measure: { kind: 'secured', average: 'per-pupil' } })).toBeUndefined()
})
