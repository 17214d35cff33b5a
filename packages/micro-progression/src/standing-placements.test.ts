import { expect, test } from 'vitest'
import { placement } from '../test/e17.js'
import { standingPlacements } from './index.js'

const ids = (placements: Parameters<typeof standingPlacements>[0]) => standingPlacements(placements).map(({ id }) => id)

test('the last placement of each person on each piece stands, and nobody’s takes the place of another’s (A1-23, PRO-10)', () => {
  const first = placement('1', '2026-03-02T09:00:00.000Z')
  const teachers = placement('2', '2026-03-02T09:01:00.000Z', { by: 'teacher', levelId: 'L2' })
  const second = placement('3', '2026-03-02T09:02:00.000Z', { levelId: 'L3' })
  const ofAnother = placement('4', '2026-03-02T09:03:00.000Z', { workId: 'w2' })
  const peers = placement('5', '2026-03-02T09:04:00.000Z', { by: 'peer', recordedBy: 'cal' })
  expect(ids([first, teachers, second, ofAnother, peers])).toEqual(['2', '3', '4', '5'])
  expect(ids([peers, second, ofAnother, first, teachers])).toEqual(['2', '3', '4', '5'])
})

test('of two in one moment the one with the higher id stands', () => {
  const at = '2026-03-02T09:00:00.000Z'
  expect(ids([placement('b', at), placement('a', at)])).toEqual(['b'])
})
