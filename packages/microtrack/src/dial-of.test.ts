import { expect, test } from 'vitest'
import { deepFreeze } from '../test/acts.js'
import { type DialSetting, dialHistory, dialOf } from './index.js'

const ada = { pupilId: 'ada', classId: '4b' }

function setting(given: Partial<DialSetting> & Pick<DialSetting, 'id' | 'from'>): DialSetting {
  return deepFreeze({
    classId: '4b',
    pupilId: null,
    groups: 2,
    options: 4,
    kinds: ['practice', 'content'],
    recordedAt: `${given.from}T08:00:00.000Z`,
    recordedBy: 'ms-okafor',
    ...given,
  })
}

test('a class with no history starts with one choice (A0-31)', () => {
  expect(dialOf([], { ...ada, on: '2026-03-02' })).toEqual({
    groups: 1,
    options: 3,
    kinds: ['practice'],
    setting: null,
  })
})

test('the first choice is of how to practise (A0-32)', () => {
  expect(dialOf([], { ...ada, on: '2026-03-02' }).kinds).toEqual(['practice'])
})

test('the setting of the class holds from its day on, and the pupil’s own goes before it (A0-30)', () => {
  const settings = [
    setting({ id: 'own', pupilId: 'ada', classId: null, groups: 3, from: '2026-03-09' }),
    setting({ id: 'class', from: '2026-03-02' }),
    setting({ id: 'class-later', groups: 4, from: '2026-03-16' }),
  ]
  const groupsOn = (on: `${number}-${number}-${number}`) => dialOf(settings, { ...ada, on }).groups
  expect([groupsOn('2026-03-01'), groupsOn('2026-03-02'), groupsOn('2026-03-09'), groupsOn('2026-03-16')]).toEqual([
    1, 2, 3, 3,
  ])
  expect(dialOf(settings, { pupilId: 'ben', classId: '4b', on: '2026-03-16' }).groups).toBe(4)
  expect(dialOf(settings, { pupilId: null, classId: '4b', on: '2026-03-16' }).setting?.id).toBe('class-later')
})

test('of two settings from one day the one recorded last holds', () => {
  const settings = [
    setting({ id: 'a', from: '2026-03-02', groups: 5, recordedAt: '2026-03-01T09:00:00.000Z' }),
    setting({ id: 'b', from: '2026-03-02', groups: 0, recordedAt: '2026-03-01T08:00:00.000Z' }),
  ]
  expect(dialOf(settings, { ...ada, on: '2026-03-02' }).groups).toBe(5)
})

test('a pupil’s own setting for another class does not count, nor that of another class', () => {
  const settings = [
    setting({ id: 'art', pupilId: 'ada', classId: 'art', from: '2026-03-02' }),
    setting({ id: 'art-class', classId: 'art', from: '2026-03-02' }),
    setting({ id: 'nobody', classId: null, from: '2026-03-02' }),
  ]
  expect(dialOf(settings, { ...ada, on: '2026-03-02' }).setting).toBeNull()
  expect(dialOf(settings, { pupilId: 'ada', classId: null, on: '2026-03-02' }).setting).toBeNull()
})

test('the history tells every dial that was in force, oldest first, from the start on (A0-30)', () => {
  const settings = [
    setting({ id: 'class-later', from: '2026-03-16' }),
    setting({ id: 'own', pupilId: 'ada', from: '2026-03-09' }),
    setting({ id: 'class', from: '2026-03-02' }),
  ]
  const ids = (owner: { pupilId: string | null; classId: string }) =>
    dialHistory(settings, owner).map(({ setting }) => setting?.id ?? null)
  expect(ids(ada)).toEqual([null, 'class', 'own'])
  expect(ids({ pupilId: null, classId: '4b' })).toEqual([null, 'class', 'class-later'])
})
