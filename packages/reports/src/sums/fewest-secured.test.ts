import { type Condition, type Conditions, meetsByCounts } from '@track/descriptors'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toConditions } from '../../test/fixtures.js'
import { fewestSecured } from './fewest-secured.js'

const percent = (percentAtLeast: number) =>
  ({ kind: 'secured-percent', percentAtLeast, of: 'taught', tags: [] }) satisfies Condition
const count = (countAtLeast: number) =>
  ({ kind: 'secured-count', countAtLeast, of: 'taught', tags: [] }) satisfies Condition

it('is met by equality, and by more than all where nothing is enough', () => {
  expect([...fewestSecured(toConditions(percent(75)), { taughtUpTo: 5 })!]).toEqual([1, 1, 2, 3, 3, 4])
  expect([...fewestSecured(toConditions(count(3)), { taughtUpTo: 4 })!]).toEqual([1, 2, 3, 3, 3])
})

it('leaves rules that ask for anything else to be answered pupil by pupil', () => {
  const mark = { kind: 'mark', measureId: 'test', markAtLeast: 100 } as const
  for (const rule of [
    toConditions({ ...percent(75), tags: ['key'] }),
    toConditions({ ...percent(75), of: 'planned' }),
    toConditions(percent(75), mark),
  ])
    expect(fewestSecured(rule, { taughtUpTo: 5 })).toBeNull()
})

it('says of every count what the rule says', () => {
  const anyCondition = fc.oneof(
    fc.constantFrom(0, 33.3, 50, 66.7, 100).map(percent),
    fc.integer({ min: 1, max: 8 }).map(count),
  )
  const anyRule: fc.Arbitrary<Conditions> = fc.record({
    anyOf: fc.array(fc.record({ allOf: fc.array(anyCondition, { minLength: 1, maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  fc.assert(
    fc.property(anyRule, fc.integer({ min: 1, max: 12 }), (rule, of) => {
      const fewest = fewestSecured(rule, { taughtUpTo: 12 })!
      for (let have = 0; have <= of; have++)
        expect(have >= fewest[of]!).toBe(meetsByCounts(rule, { counts: { taught: { have, of, assessed: of } } }).met)
    }),
    { numRuns: 50 },
  )
})
