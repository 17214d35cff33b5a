import type { Condition, Conditions, Correspondence, DepthScale, DescriptorSet, OnTrackRule } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import type { Calculation, CalculationChoice, EntryLike } from '@track/markbook'
import fc from 'fast-check'
import type { PageColumn, PageInput, ProgressCount } from '../src/index.js'

/** Freezes a fixture all the way down, so that a function that changes its input fails its test. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}

export const autumn = '2025-12-12'
export const spring = '2026-03-27'

export const scale = toScale('depth', ['not-yet', 'emerging', 'secure', 'deep'], 'secure')

export function toScale(id: string, codes: readonly string[], secureFrom: string, more: Partial<DepthScale> = {}) {
  return {
    id,
    name: id,
    codes: codes.map((code) => ({
      id: code,
      label: code,
      shortCode: code.slice(0, 4),
      colour: '#336699',
      symbol: 'dot' as const,
    })),
    secureFrom,
    effectiveFrom: '2020-09-01' as const,
    recordedAt: '2020-09-01T09:00:00.000Z',
    ...more,
  } satisfies DepthScale
}

export function toRule(percentAtLeast: number, more: Partial<OnTrackRule> = {}): OnTrackRule {
  return {
    id: 'rule',
    name: 'Three quarters',
    rule: toConditions({ kind: 'secured-percent', percentAtLeast, of: 'taught', tags: [] }),
    effectiveFrom: '2020-09-01',
    recordedAt: '2020-09-01T09:00:00.000Z',
    ...more,
  }
}

/** A rule of which all of these must hold. */
export function toConditions(...allOf: Condition[]): Conditions {
  return { anyOf: [{ allOf }] }
}

export function judgement(pupilId: string, objectiveId: string, value: string | null, on: CalendarDate = autumn) {
  return toEntry({ pupilId, objectiveId, value, observedOn: on })
}

export function mark(pupilId: string, value: string | number | null, on: CalendarDate = autumn) {
  return toEntry({ pupilId, measureId: 'test', value, observedOn: on })
}

/** A word in the column of words `attainment`. */
export function word(pupilId: string, value: string | null, on: CalendarDate = autumn) {
  return toEntry({ pupilId, measureId: 'attainment', value, observedOn: on })
}

export function toSet(id: string, words: readonly string[], more: Partial<DescriptorSet> = {}): DescriptorSet {
  return {
    id,
    name: id,
    kind: 'attainment',
    ordered: true,
    meaning: 'judgement',
    descriptors: words.map((label) => ({
      id: label,
      label: label.toUpperCase(),
      shortCode: label.slice(0, 6),
      colour: '#336699',
      symbol: 'dot' as const,
    })),
    suggestions: [],
    effectiveFrom: '2020-09-01',
    recordedAt: '2020-09-01T09:00:00.000Z',
    ...more,
  }
}

export const correspondence: Correspondence = {
  id: 'bands',
  name: 'Bands',
  categories: [
    { id: 'at', label: 'At', descriptorIds: ['expected', 'pk6'] },
    { id: 'above', label: 'Above', descriptorIds: ['greater'] },
  ],
}

export function toCalculation(calculation: Calculation, more: Partial<CalculationChoice> = {}): CalculationChoice {
  return {
    subjectId: null,
    calculation,
    effectiveFrom: '2020-09-01',
    recordedAt: '2020-09-01T09:00:00.000Z',
    ...more,
  }
}

function toEntry(entry: Partial<EntryLike> & { readonly observedOn: CalendarDate }): EntryLike {
  const { pupilId = '', objectiveId = null, measureId = null, observedOn } = entry
  return {
    id: `${pupilId}-${objectiveId ?? measureId}-${observedOn}`,
    recordedAt: `${observedOn}T12:00:00.000Z`,
    track: 'teacher',
    value: null,
    ...entry,
    pupilId,
    objectiveId,
    measureId,
  }
}

/** A page that is calculated from the entries of the log. */
export type LoggedInput = PageInput & { readonly entries: readonly EntryLike[] }

const ENTRIES: readonly EntryLike[] = [
  judgement('ada', 'm1', 'secure'),
  judgement('ada', 'm2', 'emerging'),
  judgement('ben', 'm1', 'deep'),
  judgement('ben', 'm2', 'secure'),
  judgement('ada', 'm3', 'secure', spring),
  mark('ada', 100),
  mark('ben', 90.5),
  mark('ada', 'A', spring),
]

type InputToVary = Partial<Omit<PageInput, 'definition' | 'entries'>> & {
  readonly definition?: Partial<PageInput['definition']>
  readonly entries?: readonly EntryLike[] | undefined
}

/** A page of two maths pupils at two dates, to vary. */
export function toInput({ definition, entries = ENTRIES, ...more }: InputToVary): LoggedInput {
  return deepFreeze({
    definition: {
      groupIds: ['all'],
      columns: [{ subjectId: 'maths', measure: { kind: 'secured', average: 'per-pupil' } }],
      dates: [
        { label: 'Autumn', on: autumn },
        { label: 'Spring', on: spring },
      ],
      membership: 'current',
      scope: 'own-programme',
      minimumGroup: 0,
      ...definition,
    },
    groups: [{ id: 'all', members: twice(['ada', 'ben']) }],
    taught: [
      {
        subjectId: 'maths',
        pupilIds: ['ada', 'ben'],
        objectiveIds: [
          ['m1', 'm2'],
          ['m1', 'm2', 'm3', 'm4'],
        ],
      },
    ],
    entries,
    objectives: ['m1', 'm2', 'm3', 'm4'].map((id) => ({ id, scaleId: 'depth' })),
    scales: [scale],
    rules: [toRule(75)],
    ...more,
  })
}

export function twice<T>(value: T): T[] {
  return [value, value]
}

export const secured = { subjectId: 'maths', measure: { kind: 'secured', average: 'per-pupil' } } as const
export const pooled = { subjectId: 'maths', measure: { kind: 'secured', average: 'pooled' } } as const
export const onTrack = { subjectId: 'maths', measure: { kind: 'on-track', ruleId: 'rule' } } as const
export const meanMark = {
  subjectId: 'maths',
  measure: { kind: 'mean-mark', measureId: 'test', matched: false },
} as const
export const matched = { subjectId: 'maths', measure: { kind: 'mean-mark', measureId: 'test', matched: true } } as const

export const described: PageColumn = {
  subjectId: 'maths',
  measure: { kind: 'described', measureId: 'attainment', descriptorIds: ['expected', 'greater'] },
}
export const category = {
  subjectId: 'maths',
  measure: { kind: 'category', measureId: 'attainment', correspondenceId: 'bands', categoryId: 'at' },
} as const
export const meanNumber = { subjectId: 'maths', measure: { kind: 'mean-number' } } as const
export const progress = (count: ProgressCount) => ({
  subjectId: 'maths',
  measure: { kind: 'progress' as const, count },
})

const pupilIds = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7']
const objectiveIds = ['m1', 'm2', 'm3', 'e1', 'e2']
const anyDay = fc.constantFrom<CalendarDate[]>('2025-11-01', autumn, '2026-01-20', spring)
const anyPupils = fc.subarray(pupilIds)

const anyEntry = fc.oneof(
  fc.record({
    pupilId: fc.constantFrom(...pupilIds),
    objectiveId: fc.constantFrom(...objectiveIds),
    value: fc.constantFrom('not-yet', 'emerging', 'secure', 'deep', 'retired', null),
    observedOn: anyDay,
    track: fc.constantFrom('teacher' as const, 'teacher' as const, 'pupil' as const),
  }),
  fc.record({
    pupilId: fc.constantFrom(...pupilIds),
    measureId: fc.constantFrom('test', 'other'),
    value: fc.constantFrom(0, 12.5, 99, 100, 'A', 'D', null),
    observedOn: anyDay,
  }),
)

/** Any page of two subjects, two dates, three groups of which two make up the first, and every kind of column. */
export const anyInput: fc.Arbitrary<LoggedInput> = fc
  .record({
    membership: fc.constantFrom('current' as const, 'as-at-each-date' as const),
    minimumGroup: fc.constantFrom(0, 0, 2, 3, 5),
    all: fc.tuple(anyPupils, anyPupils),
    part: anyPupils,
    programmes: fc.array(fc.tuple(fc.subarray(objectiveIds), fc.subarray(objectiveIds)), {
      minLength: pupilIds.length,
      maxLength: pupilIds.length,
    }),
    entries: fc.array(anyEntry, { maxLength: 60 }),
    securedPercentAtLeast: fc.constantFrom(0, 33.3, 50, 66.7, 100),
  })
  .map(({ membership, minimumGroup, all, part, programmes, entries, securedPercentAtLeast }) => {
    const whole = membership === 'current' ? twice(all[1]) : all
    const split = (inPart: boolean) => whole.map((ids) => ids.filter((id) => part.includes(id) === inPart))
    return toInput({
      definition: {
        groupIds: ['part', 'all', 'rest'],
        columns: [secured, pooled, onTrack, meanMark, matched, { ...secured, subjectId: 'english' }],
        membership,
        minimumGroup,
      },
      groups: [
        { id: 'all', members: whole },
        { id: 'part', partOf: 'Halves', members: split(true) },
        { id: 'rest', partOf: 'Halves', members: split(false) },
      ],
      taught: pupilIds.flatMap((pupilId, place) =>
        (['maths', 'english'] as const).map((subjectId) => ({
          subjectId,
          pupilIds: [pupilId],
          objectiveIds: programmes[place]!.map((ids) => ids.filter((id) => id.startsWith(subjectId[0]!))),
        })),
      ),
      entries: entries.map((entry, index) => toEntry({ ...entry, id: `e${index}` })),
      objectives: objectiveIds.map((id) => ({ id, scaleId: 'depth' })),
      rules: [toRule(securedPercentAtLeast)],
    })
  })

const anyTags = fc.subarray(['key', 'extra'])
const anyBasis = fc.constantFrom('taught' as const, 'planned' as const, 'assessed' as const)
const anyPercent = fc.constantFrom(0, 33.3, 50, 66.7, 100)
const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('secured-percent'), percentAtLeast: anyPercent, of: anyBasis, tags: anyTags }),
  fc.record({
    kind: fc.constant('secured-count'),
    countAtLeast: fc.integer({ min: 1, max: 3 }),
    of: anyBasis,
    tags: anyTags,
  }),
  fc.record({
    kind: fc.constant('depth-percent'),
    scaleId: fc.constantFrom('depth', 'depth', 'gone'),
    depthId: fc.constantFrom('emerging', 'deep', 'retired'),
    percentAtLeast: anyPercent,
    of: anyBasis,
    tags: anyTags,
  }),
  fc.record({
    kind: fc.constant('word'),
    measureId: fc.constant('attainment'),
    descriptorIds: fc.subarray(['working', 'expected', 'pk6'], { minLength: 1 }),
  }),
  fc.record({ kind: fc.constant('mark'), measureId: fc.constant('test'), markAtLeast: fc.constantFrom(12.5, 100) }),
)
const anyConditions: fc.Arbitrary<Conditions> = fc.record({
  anyOf: fc.array(fc.record({ allOf: fc.array(anyCondition, { minLength: 1, maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 2,
  }),
})
const anyCalculation = fc.constantFrom<Calculation[]>(
  { method: 'latest' },
  { method: 'highest' },
  { method: 'n-times', times: 2, atLeast: 1 },
  { method: 'weighted-latest', latestWeight: 0.5 },
  { method: 'decaying-average', decay: 0.65 },
  { method: 'mean' },
)

/** Any page of `anyInput` with every kind of measure, any rule, any calculations, and words. */
export const anyFullInput: fc.Arbitrary<LoggedInput> = fc
  .record({
    input: anyInput,
    rules: fc.tuple(anyConditions, anyConditions),
    calculations: fc.tuple(anyCalculation, anyCalculation),
    planned: fc.array(fc.subarray(objectiveIds), { minLength: pupilIds.length, maxLength: pupilIds.length }),
    tags: fc.array(anyTags, { minLength: objectiveIds.length, maxLength: objectiveIds.length }),
    numbers: fc.constantFrom([], [0, 1.5], [undefined, 2, 0.1, 7]),
    words: fc.array(
      fc.record({
        pupilId: fc.constantFrom(...pupilIds),
        value: fc.constantFrom('working', 'expected', 'pk6', 'unmapped', null),
        observedOn: anyDay,
      }),
      { maxLength: 12 },
    ),
    scope: fc.constantFrom('own-programme' as const, 'age-related' as const),
  })
  .map(({ input, rules, calculations, planned, tags, numbers, words, scope }) => ({
    ...input,
    definition: {
      ...input.definition,
      scope,
      columns: [
        ...input.definition.columns,
        described,
        category,
        { ...category, measure: { ...category.measure, categoryId: 'unmapped' } },
        meanNumber,
        ...(['deepened', 'slipped', 'started-new', 'learning-gained', 'matched-average-depth'] as const).map(progress),
        { ...onTrack, show: 'count' },
        { ...secured, change: { since: { kind: 'first-date' }, pupils: 'raw' } },
        { ...meanMark, change: { since: { kind: 'measure', measureId: 'other' }, pupils: 'matched' } },
      ],
    },
    planned: pupilIds.map((pupilId, place) => ({
      subjectId: 'maths',
      pupilIds: [pupilId],
      objectiveIds: twice(planned[place]!),
    })),
    entries: [
      ...input.entries,
      ...words.map((entry, index) => toEntry({ ...entry, measureId: 'attainment', id: `w${index}` })),
    ],
    objectives: input.objectives.map((objective, place) => ({ ...objective, tags: tags[place]! })),
    scales: [
      {
        ...scale,
        codes: scale.codes.map((code, rank) => {
          const number = numbers[rank]
          return number === undefined ? code : { ...code, number }
        }),
      },
    ],
    rules: [toRule(0, { rule: rules[0] }), toRule(0, { rule: rules[1], effectiveFrom: '2026-01-01' })],
    calculations: [
      toCalculation(calculations[0]),
      toCalculation(calculations[1], { subjectId: 'maths', effectiveFrom: '2026-01-01' }),
    ],
    sets: [toSet('words', ['working', 'expected', 'greater', 'unmapped']), toSet('pre', ['pk6'])],
    correspondences: [correspondence],
    measures: [{ id: 'attainment', name: 'Attainment' }],
    revisions: [
      {
        id: 'split',
        on: '2026-02-01',
        replacedIds: ['m1'],
        addedIds: ['m2', 'm3'],
        recordedAt: '2026-02-01T09:00:00.000Z',
      },
    ],
  }))
