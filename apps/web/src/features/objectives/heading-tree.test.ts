import { expect, it } from 'vitest'
import { type HeadingTree, headingTree, type Placed } from './heading-tree'

const shape = ({ name, count, statements, headings }: HeadingTree<Placed>): unknown => [
  name,
  count,
  statements.map(({ wording }) => wording),
  headings.map(shape),
]

it('puts each statement under its headings, however often a heading is named, and counts all the way up', () => {
  const tree = headingTree([
    { path: [], wording: 'loose' },
    { path: ['Number', 'Fractions'], wording: 'a' },
    { path: ['Geometry'], wording: 'b' },
    { path: ['Number', 'Fractions'], wording: 'c' },
    { path: ['Number'], wording: 'd' },
  ])
  expect(shape(tree)).toEqual([
    '',
    5,
    ['loose'],
    [
      ['Number', 3, ['d'], [['Fractions', 2, ['a', 'c'], []]]],
      ['Geometry', 1, ['b'], []],
    ],
  ])
})
