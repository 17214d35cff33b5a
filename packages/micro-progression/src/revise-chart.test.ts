import { isTrackError } from '@track/kernel'
import { expect, test } from 'vitest'
import { chartOf, exemplar } from '../test/e17.js'
import { Entry, reviseChart } from './index.js'

const chart = chartOf([
  exemplar('a', { origin: 'pupil', quality: -2, standardError: 0.5 }),
  exemplar('b', { text: null, imageId: 'photo' }),
  exemplar('c', { quality: 2, standardError: 0.4 }),
])
const newId = () => {
  let count = 0
  return () => `e${++count}`
}

test('the papers that come along are carried with their anchors, under the ids they had (A1-20, PRO-9)', () => {
  const entries = reviseChart(chart, { pieceIds: ['c', 'a', 'b'], newId: newId() })
  expect(entries).toEqual([
    {
      id: 'e1',
      kind: 'piece',
      pieceId: 'a',
      collectionId: null,
      origin: 'carried',
      imageId: null,
      anchor: { quality: -2, standardError: 0.5 },
      words: { text: 'A copy' },
    },
    { id: 'e2', kind: 'piece', pieceId: 'b', collectionId: null, origin: 'carried', imageId: 'photo' },
    {
      id: 'e3',
      kind: 'piece',
      pieceId: 'c',
      collectionId: null,
      origin: 'carried',
      imageId: null,
      anchor: { quality: 2, standardError: 0.4 },
      words: { text: 'A copy' },
    },
  ])
  for (const entry of entries) expect(Entry.safeParse({ ...entry, seq: 1, by: 'bea' }).success).toBe(true)
})

test('nothing comes along unless it is chosen', () => {
  expect(reviseChart(chart, { pieceIds: [], newId: newId() })).toEqual([])
})

test('a piece that does not hang on the chart cannot come along', () => {
  try {
    reviseChart(chart, { pieceIds: ['a', 'elsewhere'], newId: newId() })
    expect.unreachable()
  } catch (error) {
    expect(isTrackError(error, 'micro-progression/unknown-exemplar')).toBe(true)
  }
})
