import { isTrackError } from '@track/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderObjectives } from './order-objectives.js'

const strands = [
  { id: 'geometry', parentId: null, position: 2 },
  { id: 'fractions', parentId: 'number', position: 2 },
  { id: 'number', parentId: null, position: 1 },
  { id: 'place-value', parentId: 'number', position: 1 },
]
const objectives = [
  { id: 'angles', strandId: 'geometry', position: 1 },
  { id: 'halves', strandId: 'fractions', position: 1, wording: 'Find halves' },
  { id: 'tens', strandId: 'place-value', position: 2 },
  { id: 'ones', strandId: 'place-value', position: 1 },
  { id: 'counting', strandId: 'number', position: 9 },
  { id: 'anything', strandId: null, position: 9 },
]

describe('orderObjectives', () => {
  it('goes strand by strand, own objectives before those of strands below', () => {
    const ordered = orderObjectives(objectives, strands)
    expect(ordered.map(({ id }) => id)).toEqual(['anything', 'counting', 'ones', 'tens', 'halves', 'angles'])
    expect(ordered[4]).toBe(objectives[1])
  })

  it('settles equal positions by id', () => {
    const level = ['b', 'c', 'a'].map((id) => ({ id, strandId: null, position: 0 }))
    expect(orderObjectives(level, []).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  it('loses no objective whose strand, or whose strand’s parent, is not there', () => {
    const orphans = [{ id: 'o', strandId: 'gone', position: 0 }, objectives[1]!]
    const ordered = orderObjectives(orphans, [{ id: 'fractions', parentId: 'number', position: 2 }])
    expect(ordered.map(({ id }) => id)).toEqual(['o', 'halves'])
  })

  it('refuses strands that stand under themselves', () => {
    const loop = [
      { id: 'a', parentId: 'b', position: 0 },
      { id: 'b', parentId: 'a', position: 0 },
    ]
    let failure: unknown
    try {
      orderObjectives([], loop)
    } catch (error) {
      failure = error
    }
    expect(isTrackError(failure, 'objectives/strand-loop') && failure.details).toEqual({ strandIds: ['a', 'b'] })
  })

  it('keeps every objective, in one order whatever order they came in', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(objectives, { minLength: objectives.length }),
        fc.shuffledSubarray(strands, { minLength: strands.length }),
        (someObjectives, someStrands) => {
          expect(orderObjectives(someObjectives, someStrands)).toEqual(orderObjectives(objectives, strands))
        },
      ),
    )
  })
})
