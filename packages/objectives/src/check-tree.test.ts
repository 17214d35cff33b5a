import { Issue } from '@track/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkTree } from './check-tree.js'
import { orderObjectives } from './order-objectives.js'

const strand = (id: string, parentId: string | null, name = id) => ({ id, parentId, name, position: 0 })

describe('checkTree', () => {
  it('names each ring once, above before below, whatever the order', () => {
    const strands = [
      strand('a', 'b', 'Number'),
      strand('b', 'c', 'Fractions'),
      strand('c', 'a', 'Halves'),
      strand('below', 'a'),
      strand('self', 'self'),
      strand('fine', null),
    ]
    const messages = [
      '“Number” stands under itself: Number › Halves › Fractions › Number. Put one of them elsewhere.',
      '“self” stands under itself: self › self. Put one of them elsewhere.',
    ]
    expect(checkTree(strands).map(({ message }) => message)).toEqual(messages)
    expect(checkTree(strands.toReversed()).map(({ message }) => message)).toEqual(messages)
    expect(checkTree(strands).map(({ row }) => row)).toEqual([1, 5])
  })

  it('finds a parent that is not there, and warns of two of one name side by side only', () => {
    const strands = [
      strand('a', null, 'Number'),
      strand('b', 'a', 'Number'),
      strand('c', null, 'Number'),
      strand('d', 'gone'),
    ]
    const issues = checkTree(strands)
    expect(issues).toMatchObject([
      { row: 4, field: 'parentId', code: 'objectives/missing-parent', severity: 'error' },
      { row: 3, field: 'name', code: 'objectives/same-heading', severity: 'warning' },
    ])
    expect(issues.map((issue) => Issue.parse(issue))).toEqual(issues)
  })

  it('finds a ring exactly when the list cannot be put in order', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const tree = fc.uniqueArray(fc.tuple(id, fc.option(id)), { selector: ([own]) => own })
    fc.assert(
      fc.property(tree, (pairs) => {
        const strands = pairs.map(([own, parentId]) => strand(own, parentId))
        const ordered = () => orderObjectives([], strands)
        if (checkTree(strands).some(({ code }) => code === 'objectives/strand-loop')) expect(ordered).toThrow()
        else expect(ordered).not.toThrow()
      }),
    )
  })
})
