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

  it('keeps a day that is there already, even a later one', () => {
    const taughtFroms = [
      { objectiveId: 'o1', groupId: '4-oak', pupilId: null, taughtFrom: '2026-12-01', recordedAt } as const,
    ]
    const judged = [{ pupilId: 'ada', objectiveId: 'o1', observedOn: '2026-11-20' }] as const
    expect(newlyTaught(judged, { ...school, taughtFroms })).toEqual([])
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
