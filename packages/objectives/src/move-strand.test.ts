import { isTrackError } from '@track/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkTree } from './check-tree.js'
import { moveStrand } from './move-strand.js'

const strands = [
  { id: 'number', parentId: null, name: 'Number', position: 0 },
  { id: 'fractions', parentId: 'number', name: 'Fractions', position: 0 },
  { id: 'halves', parentId: 'fractions', name: 'Halves', position: 0 },
  { id: 'geometry', parentId: null, name: 'Geometry', position: 1 },
  { id: 'measure', parentId: null, name: 'Measure', position: 2 },
]

describe('moveStrand', () => {
  it('moves a heading among those beside it, and answers only what changes', () => {
    const { accepted } = moveStrand(strands, { strandId: 'measure', parentId: null, position: 1 })
    expect(accepted).toEqual([
      { id: 'measure', parentId: null, position: 1 },
      { id: 'geometry', parentId: null, position: 2 },
    ])
    expect(moveStrand(strands, { strandId: 'measure', parentId: null, position: 9 }).accepted).toEqual([])
  })

  it('refuses to put a heading under one below it, and names the chain', () => {
    const { accepted, issues } = moveStrand(strands, { strandId: 'number', parentId: 'halves', position: 0 })
    expect(accepted).toEqual([])
    expect(issues).toEqual([
      {
        field: 'parentId',
        code: 'objectives/strand-loop',
        message: '“Number” cannot stand under itself: Number › Fractions › Halves › Number. Choose another heading.',
        severity: 'error',
      },
    ])
  })

  it('refuses a heading that the list does not hold', () => {
    let failure: unknown
    try {
      moveStrand(strands, { strandId: 'number', parentId: 'gone', position: 0 })
    } catch (error) {
      failure = error
    }
    expect(isTrackError(failure, 'objectives/unknown-strand')).toBe(true)
  })

  it('never makes a ring, and puts the heading where it was asked', () => {
    const id = fc.constantFrom(...strands.map(({ id }) => id))
    const move = fc.record({ strandId: id, parentId: fc.option(id), position: fc.integer({ min: 0, max: 4 }) })
    fc.assert(
      fc.property(fc.array(move, { maxLength: 8 }), (moves) => {
        let now = strands
        for (const asked of moves) {
          const { accepted, issues } = moveStrand(now, asked)
          now = now.map((one) => ({ ...one, ...accepted.find(({ id }) => id === one.id) }))
          const moved = now.find(({ id }) => id === asked.strandId)!
          if (issues.length === 0) expect(moved.parentId).toBe(asked.parentId)
          expect(checkTree(now).filter(({ severity }) => severity === 'error')).toEqual([])
        }
      }),
    )
  })
})
