import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Condition, Conditions } from './condition.js'
import { countersOf, meetsByCounts } from './meets-by-counts.js'
import { countObjectives, meetsConditions } from './meets-conditions.js'

const tag = fc.constantFrom('key', 'non-negotiable', 'revisit')
const which = {
  of: fc.constantFrom('taught' as const, 'planned' as const, 'assessed' as const),
  tags: fc.uniqueArray(tag, { maxLength: 2 }),
}
const percentAtLeast = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10)
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('secured-percent' as const), percentAtLeast, ...which }),
  fc.record({ kind: fc.constant('secured-count' as const), countAtLeast: fc.integer({ min: 1, max: 8 }), ...which }),
  fc.record({
    kind: fc.constant('depth-percent' as const),
    scaleId: fc.constantFrom('depth', 'other'),
    depthId: fc.constantFrom('0', '1', '2', '3'),
    percentAtLeast,
    ...which,
  }),
  fc.record({ kind: fc.constant('mark' as const), measureId: fc.constant('m'), markAtLeast: fc.integer() }),
)
const conditions: fc.Arbitrary<Conditions> = fc.record({
  anyOf: fc.array(fc.record({ allOf: fc.array(condition, { minLength: 1, maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
})
const objective = fc
  .record({
    id: fc.uuid(),
    tags: fc.uniqueArray(tag),
    taught: fc.boolean(),
    scaleId: fc.constantFrom('depth', 'other'),
    rank: fc.option(fc.integer({ min: 0, max: 3 })),
  })
  .map((one) => ({ ...one, secure: one.rank === null ? null : one.rank >= 2 }))
const codes = ['0', '1', '2', '3'].map((id) => ({ id }))
const facts = fc.record({
  objectives: fc.array(objective, { maxLength: 12 }),
  marks: fc.record({ m: fc.option(fc.oneof(fc.integer(), fc.constant('A'))) }),
  scales: fc.constant([
    { id: 'depth', codes },
    { id: 'other', codes },
  ]),
})

it('answers the same in any order of objectives, changes nothing, and is JSON', () => {
  fc.assert(
    fc.property(conditions, facts, (rule, given) => {
      const before = JSON.stringify([rule, given])
      const answer = meetsConditions(rule, given)
      expect(meetsConditions(rule, { ...given, objectives: given.objectives.toReversed() })).toEqual(answer)
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
      expect(JSON.stringify([rule, given])).toBe(before)
    }),
  )
})

it('is what its counts say', () => {
  fc.assert(
    fc.property(conditions, facts, (rule, given) => {
      const counts = countObjectives(given.objectives, { counters: countersOf(rule), scales: given.scales })
      expect(meetsByCounts(rule, { counts, marks: given.marks })).toEqual(meetsConditions(rule, given))
    }),
  )
})

it('does not depend on the order of alternatives or conditions, nor on saying one twice', () => {
  fc.assert(
    fc.property(conditions, facts, ({ anyOf }, given) => {
      const { met } = meetsConditions({ anyOf }, given)
      const turned = anyOf.toReversed().map(({ allOf }) => ({ allOf: [...allOf.toReversed(), allOf[0]!] }))
      expect(meetsConditions({ anyOf: [...turned, turned[0]!] }, given).met).toBe(met)
    }),
  )
})

it('what is unknown can still turn out either way; what is known cannot', () => {
  fc.assert(
    fc.property(conditions, facts, fc.integer(), ({ anyOf }, given, mark) => {
      const { met } = meetsConditions({ anyOf }, { ...given, marks: {} })
      if (met !== null) expect(meetsConditions({ anyOf }, { ...given, marks: { m: mark } }).met).toBe(met)
    }),
  )
})

it('is never lost by securing one more', () => {
  const secured = condition.filter(({ kind }) => kind.startsWith('secured'))
  fc.assert(
    fc.property(secured, facts, fc.nat(), (one, { objectives }, pick) => {
      const rule = { anyOf: [{ allOf: [one] }] }
      if (objectives.length === 0 || meetsConditions(rule, { objectives }).met !== true) return
      const better = objectives.map((each, index) =>
        index === pick % objectives.length ? { ...each, rank: 3, secure: true } : each,
      )
      expect(meetsConditions(rule, { objectives: better }).met).toBe(true)
    }),
  )
})
