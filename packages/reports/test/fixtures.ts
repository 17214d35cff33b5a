import type { Condition, Conditions, DepthScale, OnTrackRule } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import type { EntryLike } from '@track/markbook'
import fc from 'fast-check'
import type { PageInput } from '../src/index.js'

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

/** A page of two maths pupils at two dates, to vary. */
export function toInput({
  definition,
  ...more
}: Partial<Omit<PageInput, 'definition'>> & { readonly definition?: Partial<PageInput['definition']> }): PageInput {
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
    entries: [
      judgement('ada', 'm1', 'secure'),
      judgement('ada', 'm2', 'emerging'),
      judgement('ben', 'm1', 'deep'),
      judgement('ben', 'm2', 'secure'),
      judgement('ada', 'm3', 'secure', spring),
      mark('ada', 100),
      mark('ben', 90.5),
      mark('ada', 'A', spring),
    ],
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
export const anyInput: fc.Arbitrary<PageInput> = fc
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
