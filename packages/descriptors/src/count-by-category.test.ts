import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkCorrespondence } from './check-correspondence.js'
import { countByCategory } from './count-by-category.js'

const word = (id: string) => ({ id, label: id.toUpperCase() })
const sets = [{ descriptors: ['below', 'meeting', 'above'].map(word) }, { descriptors: ['pk2', 'pk1'].map(word) }]
const category = (id: string, ...descriptorIds: string[]) => ({ id, label: id, descriptorIds })
const correspondence = { categories: [category('not-yet', 'below'), category('at', 'meeting'), category('far')] }

it('shows a word that stands in no category as its own, in the order of the sets, and unknown last', () => {
  const words = ['pk1', null, 'meeting', 'gone', 'above', 'pk2', 'pk1', 'below']
  expect(countByCategory(words, { correspondence, sets })).toEqual([
    { kind: 'category', id: 'not-yet', label: 'not-yet', pupils: 1 },
    { kind: 'category', id: 'at', label: 'at', pupils: 1 },
    { kind: 'category', id: 'far', label: 'far', pupils: 0 },
    { kind: 'word', id: 'above', label: 'ABOVE', pupils: 1 },
    { kind: 'word', id: 'pk2', label: 'PK2', pupils: 1 },
    { kind: 'word', id: 'pk1', label: 'PK1', pupils: 2 },
    { kind: 'word', id: 'gone', label: 'gone', pupils: 1 },
    { kind: 'unknown', pupils: 1 },
  ])
})

it('drops nobody, and does not care for the order of pupils', () => {
  const id = fc.constantFrom('below', 'meeting', 'above', 'pk1', 'pk2', 'gone', 'toString')
  const any = fc.array(fc.tuple(fc.uuid(), fc.array(id)).map(([name, ids]) => category(name, ...ids)))
  fc.assert(
    fc.property(fc.array(fc.option(id)), any, (words, categories) => {
      const counted = countByCategory(words, { correspondence: { categories }, sets })
      expect(counted.reduce((sum, { pupils }) => sum + pupils, 0)).toBe(words.length)
      expect(countByCategory(words.toReversed(), { correspondence: { categories }, sets })).toEqual(counted)
    }),
  )
})

it('checks that a word means one category, and is one', () => {
  expect(checkCorrespondence(correspondence, { sets })).toEqual([])
  const categories = [category('At', 'meeting', 'gone'), category('at', 'meeting'), category('At', 'pk1', 'pk1')]
  expect(checkCorrespondence({ categories }, { sets }).map(({ row, field, code }) => [row, field, code])).toEqual([
    [3, 'id', 'descriptors/repeated-id'],
    [2, 'label', 'descriptors/repeated-label'],
    [3, 'label', 'descriptors/repeated-label'],
    [1, 'descriptorIds', 'descriptors/unknown-word'],
    [2, 'descriptorIds', 'descriptors/word-in-two-categories'],
    [3, 'descriptorIds', 'descriptors/word-in-two-categories'],
  ])
})
