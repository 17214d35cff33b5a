import { expect, test } from 'vitest'
import { placement, wall } from '../test/e17.js'
import { comparePlacements } from './index.js'

const own = placement('1', '2026-03-02T09:00:00.000Z', { levelId: 'L3', nearestId: 'r03', qualifierIds: ['q3', 'q2'] })
const teachers = placement('2', '2026-03-02T08:00:00.000Z', {
  by: 'teacher',
  levelId: 'L2',
  nearestId: 'r05',
  qualifierIds: ['q2'],
  words: { reason: 'It does not say why yet' },
})

test('the pupil says 3, the teacher 2: both are shown with qualifiers and neither is overwritten (A1-23, PRO-10)', () => {
  const { agree, views } = comparePlacements([teachers, own], wall)
  expect(agree).toBe(false)
  expect(views).toEqual([
    {
      placement: own,
      nearestId: 'r03',
      qualifiers: [
        { id: 'q3', text: 'Qualifier of 3' },
        { id: 'q2', text: 'Qualifier of 2' },
      ],
    },
    { placement: teachers, nearestId: 'r05', qualifiers: [{ id: 'q2', text: 'Qualifier of 2' }] },
  ])
  expect(comparePlacements([own, teachers], wall)).toEqual({ agree, views })
})

test('the same level is agreement; a level and between it and the next is not', () => {
  const same = placement('3', '2026-03-02T08:00:00.000Z', { by: 'peer', recordedBy: 'cal', levelId: 'L3' })
  expect(comparePlacements([own, same], wall).agree).toBe(true)
  const between = placement('4', '2026-03-02T08:00:00.000Z', {
    by: 'peer',
    recordedBy: 'cal',
    levelId: 'L3',
    betweenId: 'L4',
  })
  expect(comparePlacements([own, between], wall).agree).toBe(false)
})

test('one alone agrees with themselves, and what they said before does not count against them', () => {
  const before = placement('0', '2026-03-01T09:00:00.000Z', { levelId: 'L0' })
  expect(comparePlacements([own, before], wall)).toMatchObject({ agree: true, views: [{ placement: own }] })
  expect(comparePlacements([], wall)).toEqual({ agree: true, views: [] })
})
