import { describe, expect, it } from 'vitest'
import type { ProgrammeAssignment } from './programme.js'
import { programmeOf } from './programme-of.js'

const maths = { subjectId: 'maths', recordedAt: '2025-09-01T08:00:00.000Z' } as const
const ofClass: ProgrammeAssignment = {
  ...maths,
  groupId: '5-oak',
  pupilId: null,
  programmeId: 'year-5',
  effectiveFrom: '2025-09-01',
}
const ofCai: ProgrammeAssignment = {
  ...maths,
  groupId: null,
  pupilId: 'cai',
  programmeId: 'cai-2-and-3',
  effectiveFrom: '2025-09-15',
}
const cai = { subjectId: 'maths', pupilId: 'cai', groupIds: ['5-oak'] } as const

describe('programmeOf', () => {
  it("puts the pupil's own programme before the class's, though the class's was written later", () => {
    const later: ProgrammeAssignment = {
      ...ofClass,
      programmeId: 'year-5-spring',
      effectiveFrom: '2026-01-05',
      recordedAt: '2026-01-04T08:00:00.000Z',
    }
    expect(programmeOf([ofCai, ofClass, later], { ...cai, asOf: '2026-02-01' })).toBe('cai-2-and-3')
    expect(programmeOf([ofCai, ofClass, later], { ...cai, pupilId: 'ada', asOf: '2026-02-01' })).toBe('year-5-spring')
    expect(programmeOf([ofCai, ofClass], { ...cai, asOf: '2025-09-14' })).toBe('year-5')
  })

  it("returns to the class's with null", () => {
    const back: ProgrammeAssignment = { ...ofCai, programmeId: null, effectiveFrom: '2026-04-20' }
    expect(programmeOf([back, ofCai, ofClass], { ...cai, asOf: '2026-04-19' })).toBe('cai-2-and-3')
    expect(programmeOf([back, ofCai, ofClass], { ...cai, asOf: '2026-04-20' })).toBe('year-5')
    expect(programmeOf([back, ofCai], { ...cai, asOf: '2026-04-20' })).toBeNull()
  })

  it('lets the later writing win on one day, and knows only what was written by then', () => {
    const corrected: ProgrammeAssignment = {
      ...ofClass,
      programmeId: 'year-5-mixed',
      recordedAt: '2025-10-01T08:00:00.000Z',
    }
    const question = { ...cai, pupilId: 'ada', asOf: '2025-09-20' } as const
    expect(programmeOf([corrected, ofClass], question)).toBe('year-5-mixed')
    expect(programmeOf([corrected, ofClass], { ...question, asKnown: '2025-09-30T00:00:00.000Z' })).toBe('year-5')
  })

  it('keeps subjects apart, and is null where nobody said anything', () => {
    expect(programmeOf([ofClass], { ...cai, subjectId: 'reading', asOf: '2025-10-01' })).toBeNull()
    expect(programmeOf([ofClass], { ...cai, groupIds: [], asOf: '2025-10-01' })).toBeNull()
    expect(programmeOf([ofClass], { ...cai, asOf: '2025-08-31' })).toBeNull()
  })

  it('lets a set that stopped leave the word to the class', () => {
    const ofSet: ProgrammeAssignment = {
      ...ofClass,
      groupId: 'maths-set-1',
      programmeId: 'year-6',
      effectiveFrom: '2025-10-01',
    }
    const stopped: ProgrammeAssignment = { ...ofSet, programmeId: null, effectiveFrom: '2026-01-05' }
    const question = { ...cai, groupIds: ['5-oak', 'maths-set-1'] } as const
    expect(programmeOf([ofSet, stopped, ofClass], { ...question, asOf: '2025-11-01' })).toBe('year-6')
    expect(programmeOf([ofSet, stopped, ofClass], { ...question, asOf: '2026-01-05' })).toBe('year-5')
  })
})
