import { expect, it } from 'vitest'
import { line } from '../test/fixtures.js'
import { type EntryLike, seldomChanges } from './index.js'

const asOf = '2026-03-31'
const pupils = Array.from({ length: 20 }, (_, index) => `p${index}`)
const everybody = (objectiveId: string, value = 'secure'): EntryLike[] =>
  pupils.map((pupilId) => line(`${objectiveId}-${pupilId}`, '2026-03-01', { pupilId, objectiveId, value }))
const more = (objectiveId: string, pupilId: string, change: Partial<EntryLike> = {}) =>
  line(`${objectiveId}-${pupilId}-more`, '2026-03-09', { pupilId, objectiveId, ...change })

it('lists objectives in which nearly all pupils have only ever had one depth, by id', () => {
  const log = [...everybody('b'), ...everybody('a', 'deep'), more('b', 'p0')]
  expect(seldomChanges(log, { asOf })).toEqual([
    { objectiveId: 'a', depth: 'deep', pupils: 20, of: 20 },
    { objectiveId: 'b', depth: 'secure', pupils: 20, of: 20 },
  ])
  expect(seldomChanges(log.toReversed(), { asOf, objectiveIds: ['a'] })).toHaveLength(1)
})

it('counts a pupil who was ever at another depth as one who changed, and meets the line exactly', () => {
  const oneChanged = [...everybody('o'), more('o', 'p0', { value: 'deep' })]
  expect(seldomChanges(oneChanged, { asOf })).toEqual([{ objectiveId: 'o', depth: 'secure', pupils: 19, of: 20 }])
  expect(seldomChanges(oneChanged, { asOf, atLeastShare: 95.1 })).toEqual([])
  expect(seldomChanges([...oneChanged, more('o', 'p1', { value: 'deep' })], { asOf })).toEqual([])
  expect(seldomChanges(oneChanged, { asOf, pupilIds: pupils.slice(1) })[0]).toMatchObject({ pupils: 19, of: 19 })
})

it('says nothing of few pupils, nor of what nobody judged', () => {
  const few = everybody('o').slice(0, 9)
  expect(seldomChanges(few, { asOf })).toEqual([])
  expect(seldomChanges(few, { asOf, atLeastPupils: 9 })).toHaveLength(1)
  expect(seldomChanges([], { asOf, atLeastPupils: 0 })).toEqual([])
})

it('does not count dead lines, later days, other tracks and marks', () => {
  const log = [
    ...everybody('o'),
    more('o', 'p0', { value: 'deep', id: 'slip' }),
    more('o', 'p0', { value: null, supersedes: 'slip' }),
    more('o', 'p1', { value: 'deep', observedOn: '2026-04-02' }),
    more('o', 'p2', { value: 'deep', track: 'pupil' }),
    more('o', 'p3', { value: 7, objectiveId: null, measureId: 'o' }),
  ]
  expect(seldomChanges(log, { asOf, atLeastShare: 100 })).toEqual([
    { objectiveId: 'o', depth: 'secure', pupils: 20, of: 20 },
  ])
})
