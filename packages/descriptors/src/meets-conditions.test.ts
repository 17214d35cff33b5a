import { isTrackError } from '@track/kernel'
import { describe, expect, it } from 'vitest'
import type { Condition } from './condition.js'
import { countersOf, meetsByCounts } from './meets-by-counts.js'
import { meetsConditions, type ObjectiveFact } from './meets-conditions.js'
import { Reason } from './reason.js'

const asked = { of: 'taught', tags: [] as string[] } as const
const only = (...allOf: Condition[]) => ({ anyOf: [{ allOf }] })
const percent = (percentAtLeast: number, fields: Partial<Condition> = {}) =>
  ({ kind: 'secured-percent', percentAtLeast, ...asked, ...fields }) as Condition
const mark = { kind: 'mark', measureId: 'test', markAtLeast: 100 } as const
const word = { kind: 'word', measureId: 'words', descriptorIds: ['secure', 'deeper'] } as Condition

/** One objective a digit (its rank, of which 2 and 3 are secure), `-` where nobody assessed it. */
const ranks = (digits: string, fields: Partial<ObjectiveFact> = {}): ObjectiveFact[] =>
  [...digits].map((digit, index) => ({
    id: `${index}`,
    tags: [],
    taught: true,
    scaleId: 'depth',
    rank: digit === '-' ? null : Number(digit),
    secure: digit === '-' ? null : Number(digit) >= 2,
    ...fields,
  }))
const met = (condition: Condition, objectives: ObjectiveFact[]) => meetsConditions(only(condition), { objectives }).met

describe('what is counted', () => {
  it('counts a taught objective that nobody assessed as not secured, once anything was judged', () => {
    expect(met(percent(75), ranks('222-'))).toBe(true)
    expect(met(percent(76), ranks('222-'))).toBe(false)
  })

  it('is unknown with no judgement on what is asked, or nothing asked, even at 0 per cent', () => {
    expect(met(percent(0), ranks('---'))).toBeNull()
    expect(met(percent(0), [])).toBeNull()
    expect(met(percent(0), ranks('222', { taught: false }))).toBeNull()
    expect(met(percent(0, { tags: ['key'] }), [...ranks('222'), ...ranks('--', { tags: ['key'] })])).toBeNull()
    expect(met(percent(0, { of: 'assessed' }), ranks('---'))).toBeNull()
    expect(met(percent(0), ranks('0'))).toBe(true)
  })

  it('takes its share of what was taught, planned or assessed, with any of the tags', () => {
    const objectives = [...ranks('22-', { tags: ['key', 'times tables'] }), ...ranks('2---', { taught: false })]
    const counts = (fields: Partial<Condition>) =>
      meetsConditions(only(percent(50, fields)), { objectives }).reasons.map((reason) =>
        'of' in reason ? [reason.have, reason.of, reason.assessed] : [],
      )
    expect(counts({})).toEqual([[2, 3, 2]])
    expect(counts({ of: 'planned' })).toEqual([[3, 7, 3]])
    expect(counts({ of: 'assessed' })).toEqual([[2, 2, 2]])
    expect(counts({ of: 'planned', tags: ['number', 'key'] })).toEqual([[2, 3, 2]])
    expect(counts({ tags: ['number'] })).toEqual([[0, 0, 0]])
  })

  it('compares exactly, not what would be printed', () => {
    const objectives = [...ranks('2'.repeat(749)), ...ranks('1'.repeat(251))]
    expect(met(percent(75), objectives)).toBe(false)
    expect(met(percent(74.9), objectives)).toBe(true)
    expect(met(percent(66.7), ranks('221'))).toBe(false)
    expect(met(percent(66.6), ranks('221'))).toBe(true)
  })

  it('counts secured objectives, and depths in the scale in force, leaving out those of another scale', () => {
    expect(met({ kind: 'secured-count', countAtLeast: 2, ...asked }, ranks('22--'))).toBe(true)
    expect(met({ kind: 'secured-count', countAtLeast: 3, ...asked }, ranks('22--'))).toBe(false)

    const deeper = only({ kind: 'depth-percent', scaleId: 'depth', depthId: 'd', percentAtLeast: 50, ...asked })
    const objectives = [...ranks('3321'), ...ranks('111111', { scaleId: 'other' })]
    const scales = [{ id: 'depth', codes: ['n', 'e', 's', 'd'].map((id) => ({ id })) }]
    expect(meetsConditions(deeper, { objectives, scales }).met).toBe(true)
    expect(meetsConditions(deeper, { objectives: ranks('3222'), scales }).met).toBe(false)
    expect(meetsConditions(deeper, { objectives: ranks('11', { scaleId: 'other' }), scales }).met).toBeNull()
    expect(meetsConditions(deeper, { objectives }).met).toBeNull()
  })
})

describe('words and marks', () => {
  const facts = (fields: object) => ({ objectives: [], ...fields })

  it('asks for one of the words', () => {
    expect(meetsConditions(only(word), facts({ words: { words: 'deeper' } })).met).toBe(true)
    expect(meetsConditions(only(word), facts({ words: { words: 'emerging' } })).met).toBe(false)
    expect(meetsConditions(only(word), facts({ words: { words: null } })).met).toBeNull()
    expect(meetsConditions(only(word), facts({})).met).toBeNull()
  })

  it('asks for a mark, of which equality is enough; a code, a blank or a name of nothing is unknown', () => {
    expect(meetsConditions(only(mark), facts({ marks: { test: 100 } })).met).toBe(true)
    expect(meetsConditions(only(mark), facts({ marks: { test: 99.9 } })).met).toBe(false)
    expect(meetsConditions(only({ ...mark, markAtLeast: 0 }), facts({ marks: { test: 0 } })).met).toBe(true)
    expect(meetsConditions(only(mark), facts({ marks: { test: 'A' } })).met).toBeNull()
    expect(meetsConditions(only({ ...mark, measureId: 'constructor' }), facts({ marks: {} })).met).toBeNull()
  })
})

describe('AND and OR', () => {
  const [yes, no, unknown] = [percent(0), percent(100), mark]
  const facts = { objectives: ranks('21') }

  it.each([
    [[yes, yes], true],
    [[yes, no], false],
    [[yes, unknown], null],
    [[no, unknown], false],
  ] as const)('joins by AND: %#', (allOf, expected) => {
    expect(meetsConditions({ anyOf: [{ allOf }] }, facts).met).toBe(expected)
  })

  it.each([
    [[no, no], false],
    [[no, yes], true],
    [[unknown, yes], true],
    [[no, unknown], null],
  ] as const)('joins by OR: %#', (each, expected) => {
    expect(meetsConditions({ anyOf: each.map((one) => ({ allOf: [one] })) }, facts).met).toBe(expected)
  })

  it('gives the reasons of the first alternative that holds, and of all if none does', () => {
    const { reasons } = meetsConditions({ anyOf: [{ allOf: [no] }, { allOf: [yes, yes] }, { allOf: [yes] }] }, facts)
    expect(reasons.map(({ alternative, met }) => [alternative, met])).toEqual([
      [1, true],
      [1, true],
    ])
    const none = meetsConditions({ anyOf: [{ allOf: [no, yes] }, { allOf: [unknown] }] }, facts)
    expect(none.reasons.map(({ alternative, met }) => [alternative, met])).toEqual([
      [0, false],
      [0, true],
      [1, null],
    ])
    expect(none.reasons.map((reason) => Reason.parse(reason))).toEqual(none.reasons)
  })
})

describe('countersOf and meetsByCounts', () => {
  it('names what to count once, whatever the order of tags, and nothing for words and marks', () => {
    const rule = only(percent(75, { tags: ['b', 'a'] }), percent(50, { tags: ['a', 'b'] }), percent(50), mark, word)
    expect(countersOf(rule).map(({ tags }) => tags)).toEqual([['a', 'b'], []])
  })

  it.each([
    { have: 5, of: 4, assessed: 4 },
    { have: 2, of: 4, assessed: 1 },
    { have: -1, of: 4, assessed: 4 },
    { have: 1.5, of: 4, assessed: 4 },
    { have: null, of: Number.NaN, assessed: 4 },
  ])('refuses counts that cannot be: %o', (count) => {
    const rule = only(percent(75))
    expect(failureOf(() => meetsByCounts(rule, { counts: { [countersOf(rule)[0]!.key]: count } }))).toBe(
      'descriptors/impossible-count',
    )
  })

  it('refuses to guess a count', () => {
    expect(failureOf(() => meetsByCounts(only(percent(75)), { counts: {} }))).toBe('descriptors/missing-count')
  })
})

function failureOf(run: () => unknown): string | undefined {
  try {
    run()
  } catch (error) {
    if (isTrackError(error)) return error.code
  }
}
