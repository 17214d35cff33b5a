import type { Group } from '@track/roster'
import { expect, it } from 'vitest'
import { canJoin } from './can-join'

const group = (id: string, kind: Group['kind'], partOf?: string): Group => ({
  id,
  kind,
  name: id,
  position: 0,
  ...(partOf && { partOf }),
})

it('keeps a pupil out of a second class and a second year group', () => {
  expect(canJoin(group('4 Elm', 'class'), [group('4 Oak', 'class')])).toBe(false)
  expect(canJoin(group('Year 4', 'cohort'), [group('Year 3', 'cohort')])).toBe(false)
  expect(canJoin(group('Maths set 1', 'teaching-group'), [group('4 Oak', 'class')])).toBe(true)
})

it('keeps a pupil out of two parts of one whole', () => {
  expect(canJoin(group('Pupil premium', 'key-group'), [group('Not pupil premium', 'key-group', 'Pupil premium')])).toBe(
    false,
  )
  expect(canJoin(group('EAL', 'key-group'), [group('Pupil premium', 'key-group')])).toBe(true)
})

it('does not offer the group itself', () => {
  expect(canJoin(group('Booster', 'ad-hoc'), [group('Booster', 'ad-hoc')])).toBe(false)
})
