import { describe, expect, it } from 'vitest'
import { newlyTaught, type ProgrammeAssignment } from './index.js'

const recordedAt = '2026-09-01T08:00:00.000Z'
const assignment = (whose: Partial<ProgrammeAssignment>): ProgrammeAssignment => ({
  subjectId: 'maths',
  groupId: null,
  pupilId: null,
  programmeId: 'year-4',
  effectiveFrom: '2026-09-01',
  recordedAt,
  ...whose,
})
const school = {
  groupId: '4-oak',
  asOf: '2026-11-20',
  programmes: [
    { id: 'year-4', subjectId: 'maths', objectiveIds: ['o1', 'o2'] },
    { id: 'year-2', subjectId: 'maths', objectiveIds: ['early', 'o2'] },
  ],
  assignments: [assignment({ groupId: '4-oak' }), assignment({ pupilId: 'cai', programmeId: 'year-2' })],
  taughtFroms: [],
} as const

describe('what is taught because it is judged', () => {
  it('is taught to the class from the earliest day seen, once', () => {
    const judged = [
      { pupilId: 'ada', objectiveId: 'o1', observedOn: '2026-11-20' },
      { pupilId: 'ben', objectiveId: 'o1', observedOn: '2026-11-18' },
      { pupilId: 'dua', objectiveId: 'o1', observedOn: '2026-11-19' },
    ] as const
    expect(newlyTaught(judged, school)).toEqual([
      { objectiveId: 'o1', groupId: '4-oak', pupilId: null, taughtFrom: '2026-11-18' },
    ])
  })

  it('is taught to a pupil in a programme of their own and to nobody else', () => {
    const judged = [
      { pupilId: 'cai', objectiveId: 'early', observedOn: '2026-11-18' },
      { pupilId: 'cai', objectiveId: 'o2', observedOn: '2026-11-19' },
      { pupilId: 'ada', objectiveId: 'o2', observedOn: '2026-11-20' },
    ] as const
    expect(newlyTaught(judged, school)).toEqual([
      { objectiveId: 'early', groupId: null, pupilId: 'cai', taughtFrom: '2026-11-18' },
      { objectiveId: 'o2', groupId: null, pupilId: 'cai', taughtFrom: '2026-11-19' },
      { objectiveId: 'o2', groupId: '4-oak', pupilId: null, taughtFrom: '2026-11-20' },
    ])
  })

  const toClass = { objectiveId: 'o1', groupId: '4-oak', pupilId: null, recordedAt } as const
  const judgedOn20 = [{ pupilId: 'ada', objectiveId: 'o1', observedOn: '2026-11-20' }] as const

  it('keeps an earlier day, and one that a person said of the past, even a later one', () => {
    const earlierDay = { ...toClass, taughtFrom: '2026-11-02' } as const
    const saidAfterwards = { ...toClass, taughtFrom: '2026-11-25', recordedAt: '2026-11-27T08:00:00.000Z' } as const
    expect(newlyTaught(judgedOn20, { ...school, taughtFroms: [earlierDay] })).toEqual([])
    expect(newlyTaught(judgedOn20, { ...school, taughtFroms: [saidAfterwards] })).toEqual([])
  })

  it('moves a planned later day, and a later day that came of judging, to the day observed', () => {
    const moved = [{ objectiveId: 'o1', groupId: '4-oak', pupilId: null, taughtFrom: '2026-11-20' }]
    const planned = { ...toClass, taughtFrom: '2026-12-01' } as const
    const judged = {
      ...toClass,
      taughtFrom: '2026-11-21',
      recordedAt: '2026-11-21T08:00:00.000Z',
      via: 'judged',
    } as const
    expect(newlyTaught(judgedOn20, { ...school, taughtFroms: [planned] })).toEqual(moved)
    expect(newlyTaught(judgedOn20, { ...school, taughtFroms: [judged] })).toEqual(moved)
  })

  it('moves a pupil’s own planned day for that pupil, and never the class’s plan for one who works alone', () => {
    const own = { ...toClass, groupId: null, pupilId: 'ada', taughtFrom: '2026-12-01' } as const
    expect(newlyTaught(judgedOn20, { ...school, taughtFroms: [own] })).toEqual([
      { objectiveId: 'o1', groupId: null, pupilId: 'ada', taughtFrom: '2026-11-20' },
    ])
    const plan = { ...toClass, objectiveId: 'o2', taughtFrom: '2026-12-01' } as const
    const judged = [{ pupilId: 'cai', objectiveId: 'o2', observedOn: '2026-11-19' }] as const
    expect(newlyTaught(judged, { ...school, taughtFroms: [plan] })).toEqual([
      { objectiveId: 'o2', groupId: null, pupilId: 'cai', taughtFrom: '2026-11-19' },
    ])
  })

  it('gives a day to what was in the programme when it was observed, though it was taken out since', () => {
    const spells = [{ objectiveId: 'o1', fromOn: null, untilOn: '2026-11-21' }] as const
    const programmes = [{ id: 'year-4', subjectId: 'maths', objectiveIds: ['o2'], spells }]
    expect(newlyTaught(judgedOn20, { ...school, programmes })).toHaveLength(1)
    expect(newlyTaught([{ ...judgedOn20[0], observedOn: '2026-11-21' }], { ...school, programmes })).toEqual([])
  })

  it('leaves out what the pupil’s programme does not hold', () => {
    const judged = [
      { pupilId: 'ada', objectiveId: 'early', observedOn: '2026-11-20' },
      { pupilId: 'cai', objectiveId: 'o1', observedOn: '2026-11-20' },
      { pupilId: 'ada', objectiveId: 'nowhere', observedOn: '2026-11-20' },
    ] as const
    expect(newlyTaught(judged, school)).toEqual([])
  })
})
