import { isTrackError } from '@track/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveObjective } from './move-objective.js'

describe('moveObjective', () => {
  it('moves up, down and to the end', () => {
    const order = ['o1', 'o2', 'o3']
    expect(moveObjective(order, { objectiveId: 'o3', before: 'o1' })).toEqual(['o3', 'o1', 'o2'])
    expect(moveObjective(order, { objectiveId: 'o1', before: 'o3' })).toEqual(['o2', 'o1', 'o3'])
    expect(moveObjective(order, { objectiveId: 'o1', before: null })).toEqual(['o2', 'o3', 'o1'])
    expect(moveObjective(order, { objectiveId: 'o2', before: 'o2' })).toEqual(order)
    expect(order).toEqual(['o1', 'o2', 'o3'])
  })

  it.each([
    { objectiveId: 'o9', before: 'o1' },
    { objectiveId: 'o1', before: 'o9' },
  ])('refuses an objective that the list does not hold: %o', (move) => {
    let failure: unknown
    try {
      moveObjective(['o1'], move)
    } catch (error) {
      failure = error
    }
    expect(isTrackError(failure, 'objectives/not-in-order') && failure.details).toEqual({ objectiveIds: ['o9'] })
  })

  it('keeps every objective and puts the moved one right before the other', () => {
    const orders = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2 })
    fc.assert(
      fc.property(orders, fc.nat(), fc.nat(), (order, from, to) => {
        const [objectiveId, before] = [order[from % order.length]!, order[to % order.length]!]
        fc.pre(objectiveId !== before)
        const moved = moveObjective(order, { objectiveId, before })
        expect(moved.toSorted()).toEqual(order.toSorted())
        expect(moved[moved.indexOf(objectiveId) + 1]).toBe(before)
        const others = (ids: readonly string[]) => ids.filter((id) => id !== objectiveId)
        expect(others(moved)).toEqual(others(order))
      }),
    )
  })
})
