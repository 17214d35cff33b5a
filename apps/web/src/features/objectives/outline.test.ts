import type { EditableObjective, EditableStrand } from '@track/api-contract'
import { expect, it } from 'vitest'
import { besideOf, outlineOf, placeOf, underOf } from './outline'

const strand = (id: string, parentId: string | null, position: number): EditableStrand => ({
  id,
  parentId,
  position,
  frameworkId: 'f',
  name: id,
  etag: 'v1',
})
const objective = (id: string, strandId: string | null, position: number): EditableObjective => ({
  id,
  strandId,
  position,
  frameworkId: 'f',
  wording: id,
  pupilWordings: {},
  tags: [],
  yearGroups: [],
  offeredFrom: null,
  retiredOn: null,
  etag: 'v1',
})
const strands = [
  strand('geometry', null, 2),
  strand('number', null, 1),
  strand('fractions', 'number', 1),
  strand('empty', 'number', 2),
]
const objectives = [
  objective('angles', 'geometry', 5),
  objective('halves', 'fractions', 4),
  objective('counting', 'number', 3),
  objective('loose', null, 9),
  objective('quarters', 'fractions', 2),
]
const shape = (parts: ReturnType<typeof outlineOf>) =>
  parts.map((part) => [part.strand?.id ?? null, part.level, part.objectives.map(({ id }) => id)])

it('reads heading by heading, with what stands under none first and empty headings in their place', () => {
  expect(shape(outlineOf(objectives, strands))).toEqual([
    [null, 1, ['loose']],
    ['number', 1, ['counting']],
    ['fractions', 2, ['quarters', 'halves']],
    ['empty', 2, []],
    ['geometry', 1, ['angles']],
  ])
})

it('does not depend on the order it is given', () => {
  expect(outlineOf(objectives.toReversed(), strands.toReversed())).toEqual(outlineOf(objectives, strands))
})

it('has no part for what stands under no heading where nothing does', () => {
  expect(shape(outlineOf([], [strand('number', null, 1)]))).toEqual([['number', 1, []]])
})

it('knows what stands beside a heading and what under it', () => {
  expect(besideOf(strands, { id: 'empty', parentId: 'number' }).map(({ id }) => id)).toEqual(['fractions'])
  expect(besideOf(strands, { id: 'empty', parentId: null }).map(({ id }) => id)).toEqual(['number', 'geometry'])
  expect(strands.map((one) => placeOf(strands, one))).toEqual([1, 0, 0, 1])
  expect([...underOf(strands, 'number')]).toEqual(['number', 'fractions', 'empty'])
})
