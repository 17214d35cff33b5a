import { describe, expect, it } from 'vitest'
import { noLongerTaught, type TaughtFrom } from './index.js'

const day = (more: Partial<TaughtFrom>): TaughtFrom => ({
  objectiveId: 'o1',
  groupId: null,
  pupilId: null,
  taughtFrom: '2026-11-20',
  recordedAt: '2026-11-20T10:00:00.000Z',
  via: 'judged',
  ...more,
})
const ofClass = day({ groupId: '4-oak' })
const ofCai = day({ pupilId: 'cai' })
const ada = { pupilId: 'ada', objectiveId: 'o1' }
const cai = { pupilId: 'cai', objectiveId: 'o1' }

describe('what is taught no longer because a judgement was taken back', () => {
  it('lets the class’s day go when nobody is judged any more', () => {
    expect(noLongerTaught([ada], { groupId: '4-oak', taughtFroms: [ofClass], stillJudged: [] })).toEqual([
      { objectiveId: 'o1', groupId: '4-oak', pupilId: null, taughtFrom: null },
    ])
  })

  it('keeps it while anybody is', () => {
    const stillJudged = [{ pupilId: 'ben', objectiveId: 'o1' }]
    expect(noLongerTaught([ada], { groupId: '4-oak', taughtFroms: [ofClass], stillJudged })).toEqual([])
  })

  it('keeps a day that a person said, and one that a person changed afterwards', () => {
    const said = day({ groupId: '4-oak', via: 'said' })
    expect(noLongerTaught([ada], { groupId: '4-oak', taughtFroms: [said], stillJudged: [] })).toEqual([])
    const changed = day({
      groupId: '4-oak',
      via: 'said',
      taughtFrom: '2026-11-02',
      recordedAt: '2026-11-20T11:00:00.000Z',
    })
    expect(noLongerTaught([ada], { groupId: '4-oak', taughtFroms: [ofClass, changed], stillJudged: [] })).toEqual([])
  })

  it('lets the day of a pupil in a programme of their own go, and not the class’s', () => {
    const stillJudged = [{ pupilId: 'ben', objectiveId: 'o1' }]
    expect(noLongerTaught([cai], { groupId: '4-oak', taughtFroms: [ofClass, ofCai], stillJudged })).toEqual([
      { objectiveId: 'o1', groupId: null, pupilId: 'cai', taughtFrom: null },
    ])
  })

  it('does not count a pupil with a day of their own for the class', () => {
    expect(noLongerTaught([ada], { groupId: '4-oak', taughtFroms: [ofClass, ofCai], stillJudged: [cai] })).toEqual([
      { objectiveId: 'o1', groupId: '4-oak', pupilId: null, taughtFrom: null },
    ])
  })

  it('brings back the day a person had planned before, once', () => {
    const planned = day({
      groupId: '4-oak',
      via: 'said',
      taughtFrom: '2026-12-01',
      recordedAt: '2026-09-01T10:00:00.000Z',
    })
    const back = noLongerTaught([ada], { groupId: '4-oak', taughtFroms: [ofClass, planned], stillJudged: [] })
    expect(back).toEqual([{ objectiveId: 'o1', groupId: '4-oak', pupilId: null, taughtFrom: '2026-12-01' }])
    const written = day({ ...back[0]!, recordedAt: '2026-11-20T11:00:00.000Z' })
    const taughtFroms = [ofClass, planned, written]
    expect(noLongerTaught([ada], { groupId: '4-oak', taughtFroms, stillJudged: [] })).toEqual([])
  })

  it('says each once, and nothing of what was taken back already', () => {
    const gone = day({ groupId: '4-oak', taughtFrom: null, recordedAt: '2026-11-20T11:00:00.000Z' })
    expect(noLongerTaught([ada, ada], { groupId: '4-oak', taughtFroms: [ofClass], stillJudged: [] })).toHaveLength(1)
    expect(noLongerTaught([ada], { groupId: '4-oak', taughtFroms: [ofClass, gone], stillJudged: [] })).toEqual([])
  })
})
