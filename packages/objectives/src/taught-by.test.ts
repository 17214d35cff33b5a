import { describe, expect, it } from 'vitest'
import type { TaughtFrom } from './programme.js'
import { taughtBy, taughtFromOf } from './taught-by.js'

const recordedAt = '2025-09-01T08:00:00.000Z'
const toClass = (groupId: string, objectiveId: string, taughtFrom: TaughtFrom['taughtFrom']): TaughtFrom => ({
  objectiveId,
  groupId,
  pupilId: null,
  taughtFrom,
  recordedAt,
})
const toPupil = (pupilId: string, objectiveId: string, taughtFrom: TaughtFrom['taughtFrom']): TaughtFrom => ({
  ...toClass('', objectiveId, taughtFrom),
  groupId: null,
  pupilId,
})

describe('taughtBy', () => {
  it('differs on one day between two Year 4 classes that teach in a different order (OBJ-4)', () => {
    const programme = { objectiveIds: ['place-value', 'fractions', 'angles', 'money'] }
    const taughtFroms = [
      toClass('4-oak', 'place-value', '2025-09-08'),
      toClass('4-oak', 'fractions', '2025-10-06'),
      toClass('4-oak', 'angles', '2026-01-12'),
      toClass('4-elm', 'angles', '2025-09-08'),
      toClass('4-elm', 'money', '2025-09-29'),
      toClass('4-elm', 'place-value', '2025-11-10'),
    ]
    const taught = (groupId: string, asOf: '2025-10-31' | '2026-01-31') =>
      taughtBy(taughtFroms, { programme, pupilId: 'any', groupIds: [groupId], asOf })
    expect(taught('4-oak', '2025-10-31')).toEqual(['place-value', 'fractions'])
    expect(taught('4-elm', '2025-10-31')).toEqual(['angles', 'money'])
    expect(taught('4-oak', '2026-01-31')).toEqual(['place-value', 'fractions', 'angles'])
    expect(taught('4-elm', '2026-01-31')).toEqual(['place-value', 'angles', 'money'])
  })

  it('counts the day itself, and only what is in the programme', () => {
    const taughtFroms = [toClass('4-oak', 'o1', '2025-10-06'), toClass('4-oak', 'elsewhere', '2025-09-01')]
    const question = { programme: { objectiveIds: ['o1', 'o2', 'o1'] }, pupilId: 'ada', groupIds: ['4-oak'] }
    expect(taughtBy(taughtFroms, { ...question, asOf: '2025-10-05' })).toEqual([])
    expect(taughtBy(taughtFroms, { ...question, asOf: '2025-10-06' })).toEqual(['o1'])
  })

  it('answers for January as before though an objective was split on 1 February (E22)', () => {
    const objectives = [
      ...['O1', 'O2', 'O3', 'O4'].map((id) => ({ id, offeredFrom: null, retiredOn: null })),
      { id: 'O5', offeredFrom: null, retiredOn: '2026-02-01' },
      ...['O5a', 'O5b'].map((id) => ({ id, offeredFrom: '2026-02-01', retiredOn: null }) as const),
    ] as const
    const programme = { objectiveIds: objectives.map(({ id }) => id) }
    const taughtFroms = objectives.map(({ id }) => toClass('4-oak', id, '2025-09-08'))
    const taught = (asOf: '2026-01-31' | '2026-03-31') =>
      taughtBy(taughtFroms, { programme, objectives, pupilId: 'ada', groupIds: ['4-oak'], asOf })
    expect(taught('2026-01-31')).toEqual(['O1', 'O2', 'O3', 'O4', 'O5'])
    expect(taught('2026-03-31')).toEqual(['O1', 'O2', 'O3', 'O4', 'O5a', 'O5b'])
  })

  it('counts an objective that was taken out only on the days it was in', () => {
    const spells = [{ objectiveId: 'o2', fromOn: '2025-10-01', untilOn: '2026-01-05' }] as const
    const taughtFroms = [toClass('4-oak', 'o2', '2025-09-08')]
    const question = { programme: { objectiveIds: ['o1'], spells }, pupilId: 'ada', groupIds: ['4-oak'] }
    const days = ['2025-09-30', '2025-10-01', '2026-01-04', '2026-01-05'] as const
    expect(days.map((asOf) => taughtBy(taughtFroms, { ...question, asOf }))).toEqual([[], ['o2'], ['o2'], []])
  })
})

describe('taughtFromOf', () => {
  const ada = { objectiveId: 'o1', pupilId: 'ada', groupIds: ['4-oak'] }

  it("puts the pupil's own day before the class's, even a later one", () => {
    const taughtFroms = [toClass('4-oak', 'o1', '2025-09-22'), toPupil('ada', 'o1', '2025-11-03')]
    expect(taughtFromOf(taughtFroms, ada)).toBe('2025-11-03')
    expect(taughtFromOf(taughtFroms, { ...ada, pupilId: 'ben' })).toBe('2025-09-22')
  })

  it('takes a day back with null, as if it had never been given', () => {
    const takenBack = { ...toClass('4-oak', 'o1', null), recordedAt: '2025-09-23T08:00:00.000Z' }
    const ownTakenBack = { ...toPupil('ada', 'o1', null), recordedAt: '2025-11-04T08:00:00.000Z' }
    const days = [toClass('4-oak', 'o1', '2025-09-22'), toPupil('ada', 'o1', '2025-11-03')]
    expect(taughtFromOf([ownTakenBack, ...days], ada)).toBe('2025-09-22')
    expect(taughtFromOf([takenBack, ...days], { ...ada, pupilId: 'ben' })).toBeNull()
    expect(taughtFromOf([takenBack, ...days], { ...ada, pupilId: 'ben', asKnown: recordedAt })).toBe('2025-09-22')
  })

  it('takes the day recorded last, not the latest day', () => {
    const moved = { ...toClass('4-oak', 'o1', '2025-09-15'), recordedAt: '2025-10-01T08:00:00.000Z' }
    expect(taughtFromOf([moved, toClass('4-oak', 'o1', '2025-09-22')], ada)).toBe('2025-09-15')
  })

  it('takes the earliest of several groups', () => {
    const taughtFroms = [toClass('4-oak', 'o1', '2025-09-22'), toClass('maths-set-1', 'o1', '2025-09-15')]
    expect(taughtFromOf(taughtFroms, { ...ada, groupIds: ['4-oak', 'maths-set-1'] })).toBe('2025-09-15')
    expect(taughtFromOf(taughtFroms, { ...ada, groupIds: [] })).toBeNull()
  })
})
