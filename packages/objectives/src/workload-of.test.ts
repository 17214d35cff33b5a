import { isTrackError } from '@track/kernel'
import { describe, expect, it } from 'vitest'
import { workloadOf } from './workload-of.js'

const oak = { groupId: '4-oak', name: '4 Oak', pupils: 30, objectives: 100 }
const sizeP = { classes: [oak], updatesAnObjective: 3, weeks: 39 }

describe('workloadOf', () => {
  it('asks 230.8 taps a week of a class of SIZE-P', () => {
    expect(workloadOf({ ...sizeP, budget: null })).toEqual([{ ...oak, tapsAWeek: 230.8, overBudget: null }])
  })

  it('rounds up, and keeps what is exact', () => {
    const taps = (objectives: number, updatesAnObjective: number) =>
      workloadOf({ ...sizeP, classes: [{ ...oak, objectives }], updatesAnObjective, budget: null })[0]!.tapsAWeek
    expect([taps(13, 3), taps(1, 0.1), taps(0, 3), taps(13, 1.5)]).toEqual([30, 0.1, 0, 15])
  })

  it('compares the budget with the exact number, a full budget being within it', () => {
    const over = (budget: number) => workloadOf({ ...sizeP, budget })[0]!.overBudget
    expect([over(230.7), over(230.77), over(230.8)]).toEqual([true, false, false])
    expect(workloadOf({ ...sizeP, classes: [{ ...oak, objectives: 13 }], budget: 30 })[0]!.overBudget).toBe(false)
  })

  it('refuses a year without school weeks', () => {
    let failure: unknown
    try {
      workloadOf({ ...sizeP, weeks: 0, budget: null })
    } catch (error) {
      failure = error
    }
    expect(isTrackError(failure, 'objectives/no-weeks')).toBe(true)
  })
})
