import { expect, test } from 'vitest'
import { DialSetting } from './index.js'

const setting = {
  id: 's1',
  classId: '4b',
  pupilId: null,
  groups: 1,
  options: 3,
  kinds: ['practice'],
  from: '2026-03-02',
  recordedAt: '2026-03-01T16:00:00.000Z',
  recordedBy: 'ms-okafor',
}

test('a setting of the dial holds up to five choices of two to eight options (A0-30)', () => {
  expect(DialSetting.parse(setting)).toEqual(setting)
  for (const groups of [-1, 6, 1.5]) expect(DialSetting.safeParse({ ...setting, groups }).success).toBe(false)
  for (const options of [1, 9]) expect(DialSetting.safeParse({ ...setting, options }).success).toBe(false)
})
